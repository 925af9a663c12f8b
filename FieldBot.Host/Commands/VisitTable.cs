using System.Globalization;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Commands;

/// <summary>Visits as CSV: one row a visit, a column a question.</summary>
internal static class VisitTable
{
    private const string Restricted = "（限定处理，未导出）";

    /// <param name="current">The programme in force: which categories are restricted now.</param>
    /// <param name="versions">Of the programme, the newest first: what an older version asked has its column too.</param>
    /// <param name="added">Units that no version lists.</param>
    /// <param name="restricted">Answers that led to a restricted category (限定处理人) as well.</param>
    /// <returns>How many answers were left out.</returns>
    public static async Task<int> Write(IEnumerable<Visit> visits, Programme current, IReadOnlyList<Programme> versions, IReadOnlyList<Unit> added, bool restricted, TextWriter output)
    {
        var left = 0;
        var byNumber = versions.ToDictionary(v => v.Version);
        var questions = versions.SelectMany(v => v.Questions).DistinctBy(q => q.Code, StringComparer.Ordinal).ToList();
        var units = versions.SelectMany(v => v.Units).Concat(added).DistinctBy(u => u.Code, StringComparer.Ordinal).ToDictionary(u => u.Code, u => u.Name, StringComparer.Ordinal);
        var people = versions.SelectMany(v => v.Members).DistinctBy(m => m.Code, StringComparer.Ordinal).ToDictionary(m => m.Code, m => m.Name, StringComparer.Ordinal);
        await output.WriteAsync(CsvRow.Start);
        await Row(output, ["编号", "状态", "日期", "补录", "工作组", "单位", "单位名称", "记录人", "记录人姓名", "同行", "同行姓名", "位置（自报）", "表", "照片数", "记录时间", "更正次数", "代补录",
            .. questions.Select(q => $"{q.Code} {q.Text}")]);
        foreach (var visit in visits) await Row(output, [.. Fixed(visit, versions[0], units, people), .. questions.Select(q => Answered(visit, q))]);
        return left;

        string Answered(Visit visit, Question question)
        {
            if (visit.Answers.GetValueOrDefault(question.Code) is not { } answer) return "";
            if (restricted || !RestrictedAnswers.Of(visit, question.Code, current, v => byNumber.GetValueOrDefault(v)).Any()) return Cell(answer, question);
            left++;
            return Restricted;
        }
    }

    private static string[] Fixed(Visit v, Programme p, Dictionary<string, string> units, Dictionary<string, string> people) =>
    [
        v.Id, v.VoidedAt is null ? "有效" : "作废", v.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), v.Late ? "是" : "",
        v.Group, v.Unit, units.GetValueOrDefault(v.Unit, ""), v.Author, people.GetValueOrDefault(v.Author, ""), string.Join('、', v.Participants.Skip(1)),
        string.Join('、', v.Participants.Skip(1).Select(c => people.GetValueOrDefault(c, c))), Place(v.Place), v.Full ? "全" : "简",
        v.Photos.Length.ToString(CultureInfo.InvariantCulture), p.LocalTime(v.RecordedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        v.Changes.Count(c => c.What == "corrected").ToString(CultureInfo.InvariantCulture), v.EnteredBy is { } by ? people.GetValueOrDefault(by, by) : "",
    ];

    private static string Place(Answer.Spot? place) => place switch
    {
        null => "",
        { Text: { } text } => text,
        var p => string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:0.#####},{p.Longitude:0.#####}"),
    };

    private static string Cell(Answer answer, Question question) => answer switch
    {
        Answer.Choice c => question.Kind == QuestionKind.Members ? string.Join('、', c.Values.Where(v => v != "-")) : string.Join('、', c.Values),
        Answer.Number n => n.Value.ToString(CultureInfo.InvariantCulture),
        Answer.Words w => w.File is null ? w.Text : $"{w.Text}[附件]",
        Answer.Day d => d.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "",
    };

    private static Task Row(TextWriter output, IEnumerable<string> cells) => output.WriteAsync(CsvRow.Of(cells));
}
