using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Tests.Commands;

internal static class Visits
{
    private static readonly DateTimeOffset Morning = new(2022, 4, 1, 9, 30, 0, TimeSpan.FromHours(8));

    public static readonly Programme Programme = Version(1, [new("U01", "公路,\"一\"标", "在建项目")],
        [Question("Q1", QuestionKind.Text), Question("Q2", QuestionKind.Integer), Question("Q3", QuestionKind.Multiple), Question("Q4", QuestionKind.Members), Question("Q5", QuestionKind.Date)]);

    public static Programme Version(int version, ImmutableArray<Unit> units, ImmutableArray<Question> questions) => new()
    {
        Version = version, Settings = EmptyProgramme.Value.Settings, Areas = [], Groups = [], Members = [.. new[] { "一", "二", "三" }.Select((n, i) => new Member($"C00{i + 1}", $"干部{n}", [Role.Cadre], "G01", []))], Categories = [], Limits = [], Actions = [], Calendar = [],
        Terms = EmptyProgramme.Value.Terms, Units = units, Questions = questions,
    };

    public static Visit Of(int number, params (string Question, Answer Answer)[] answers) => new(
        number, 1, "G01", "U01", new(2022, 4, 1), "now", Morning, Morning, Morning, false, true, ["C001", "C002", "C003"], null,
        answers.ToImmutableSortedDictionary(a => a.Question, a => a.Answer, StringComparer.Ordinal), [], []);

    private static Question Question(string code, QuestionKind kind) => new(code, true, $"问{code}", "", kind, [], 0, 500, null, false, false, null, [], [], null);
}
