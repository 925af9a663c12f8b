using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>A row of the programme's questions as a step of the visit.</summary>
internal static class VisitQuestions
{
    /// <summary>The full form is offered when the unit has had none for so long.</summary>
    private const int FullEveryDays = 30;

    public static Step Step(Question question) => new(question.Code, AskOf(question))
    {
        Prompt = d => $"<b>{Wording.Escape(question.In(d.Words.Language))}</b>",
        Label = d => question.In(d.Words.Language),
        Required = question.Required,
        When = d => !VisitJoin.Ends(d) && Holds(question.Condition, d, d.Of) && InLength(question, d),
        Condition = Describe(question),
        Asked = d => VisitLast.TakenOver(question, d) is null,
        Carried = d => VisitLast.TakenOver(question, d),
        Offered = d => question.Carry ? VisitLast.Of(question, d) : null,
    };

    /// <summary>Colleagues of the own group who can be named as present.</summary>
    public static IReadOnlyList<Option> Colleagues(Draft draft)
    {
        var (author, group) = draft.Memo("author", AuthorOf);
        return group is null ? [] : [.. draft.Programme.MembersOf(group).Where(m => m.Code != author).Select(m => new Option(m.Code, m.Name))];
    }

    // The leader who corrects a visit is one of its author's colleagues.
    private static (string? Author, string? Group) AuthorOf(Draft draft) =>
        VisitForm.Corrected(draft) is { } visit ? (visit.Author, visit.Group) : draft.Facts.Me is { } me ? (VisitForm.AuthorOf(draft), me.Group) : (null, null);

    /// <param name="answer">The answer that counts, by question; hidden and unanswered ones are null.</param>
    public static bool Holds(Condition? condition, Draft draft, Func<string, Answer?> answer) => condition switch
    {
        null => true,
        Condition.OnAnswer on => answer(on.Question) is { } a && Values(a).Any(on.Values.Contains) != on.Not,
        Condition.OnUnitKind on => VisitUnits.KindOf(draft) is { } kind && on.Kinds.Contains(kind) != on.Not,
        Condition.FirstVisit => draft.Chosen(VisitForm.Unit) is not { } unit || unit == VisitForm.New || draft.LastVisit(unit) is null,
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    public static bool FullIsDue(Draft draft) => draft.Chosen(VisitForm.Unit) is not { } unit || unit == VisitForm.New
        || draft.Facts.Records.LastFullOffer(unit) is not { } last || VisitForm.DayOf(draft).DayNumber - last.DayNumber >= FullEveryDays;

    /// <summary>The short form asks ★ and whatever hangs on an answer just given.</summary>
    private static bool InLength(Question question, Draft draft) => question.Core
        || draft.Chosen(VisitForm.Length) == VisitForm.Full
        || draft.Given(question.Code) is not null
        || question.Condition is Condition.OnAnswer on && draft.Given(on.Question) is not (null or Answer.Skipped);

    private static Ask AskOf(Question question) => question.Kind switch
    {
        QuestionKind.Single => new Ask.One(d => [.. question.Choices.Select(c => new Option(c, d.Programme.Term(c, d.Words.Language)))]),
        QuestionKind.Multiple => new Ask.Several(d => [.. question.Choices.Select(c => new Option(c, d.Programme.Term(c, d.Words.Language)))], question.Exclusive),
        QuestionKind.Members => new Ask.Several(d => [new(None, d.Words.Plain("visit.alone")), .. Colleagues(d)], None),
        QuestionKind.Integer => new Ask.Whole(question.Min, question.Max, question.Ceiling),
        QuestionKind.Money => new Ask.Money(),
        QuestionKind.Text => new Ask.Words((int)question.Max),
        QuestionKind.Date => new Ask.Day(),
        _ => throw new InvalidOperationException(question.Kind.ToString()),
    };

    /// <summary>Nobody of the group came along; it is an answer, not a gap.</summary>
    public const string None = "-";

    private static IEnumerable<string> Values(Answer answer) => answer switch
    {
        Answer.Choice c => c.Values,
        Answer.Number n => [n.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        Answer.Words w => [w.Text],
        _ => [],
    };

    private static string Describe(Question question) => (question.Core ? "★ " : "") + question.Condition switch
    {
        Condition.OnAnswer on => $"{on.Question}{(on.Not ? "<>" : "=")}{string.Join('|', on.Values)}",
        Condition.OnUnitKind on => $"单位类型{(on.Not ? "<>" : "=")}{string.Join('|', on.Kinds)}",
        Condition.FirstVisit => "首次走访",
        _ => "",
    };
}
