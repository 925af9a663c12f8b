using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>What a row of the table of questions (问法) means.</summary>
public abstract record Meaning
{
    private Meaning() { }

    /// <param name="Question">Name of a summed question, where the form itself says which.</param>
    public sealed record Asks(Subject Subject, string? Question = null) : Meaning;

    /// <summary>An everyday word for something of the programme, by code or name.</summary>
    public sealed record Names(Slot Slot, string Value) : Meaning;

    public sealed record InState(IssueState State) : Meaning;

    public sealed record InOrder(Order Order) : Meaning;

    /// <summary>Another way to say a period that is understood anyway.</summary>
    public sealed record When(string Period) : Meaning;

    /// <summary>Another way to say a word of the forms.</summary>
    public sealed record Same(string Word) : Meaning;

    /// <summary>Words that change nothing.</summary>
    public sealed record Nothing : Meaning;

    /// <summary>Words that ask for persons.</summary>
    public sealed record Person : Meaning;

    /// <summary>Words of what this bot knows nothing of.</summary>
    public sealed record OffTopic : Meaning;
}

/// <summary>The words for meanings that staff write into the table.</summary>
public static class Meanings
{
    private const string Answers = "汇总";

    private static readonly Dictionary<string, Subject> Subjects = new Dictionary<string, Subject>(StringComparer.Ordinal)
    {
        ["总览"] = Subject.Overview, ["见面"] = Subject.GroupsMet, ["覆盖"] = Subject.Coverage, ["未走访"] = Subject.NotVisited, ["未出动的组"] = Subject.GroupsNotOut,
        ["走访"] = Subject.Visits, ["未结"] = Subject.Open, ["超期"] = Subject.Overdue, ["快到期"] = Subject.DueSoon, ["等我处理"] = Subject.Waiting, ["紧急"] = Subject.Urgent,
        ["新登记"] = Subject.Registered, ["已销号"] = Subject.Closed, ["已解决"] = Subject.Solved, ["职责外"] = Subject.OutOfRemit, ["各项比率"] = Subject.Rates,
        ["满意度"] = Subject.Satisfaction, ["追回金额"] = Subject.Money, [Answers] = Subject.Answers, ["动作"] = Subject.Plan, ["动作滞后"] = Subject.PlanLate,
        ["分区域"] = Subject.ByArea, ["分组"] = Subject.ByGroup, ["分单位"] = Subject.ByUnit, ["分类目"] = Subject.ByCategory, ["未结时长"] = Subject.Ages,
    };

    private static readonly Dictionary<string, IssueState> States = new Dictionary<string, IssueState>(StringComparer.Ordinal)
    {
        ["登记"] = IssueState.Registered, ["受理"] = IssueState.Accepted, ["交办"] = IssueState.Dispatched, ["签收"] = IssueState.Signed, ["办理"] = IssueState.InHand,
        ["挂起"] = IssueState.OnHold, ["待定"] = IssueState.Deciding, ["转外部"] = IssueState.Referred, ["待审"] = IssueState.UnderCheck, ["回访"] = IssueState.CalledBack,
    };

    private static readonly Dictionary<string, Order> Orders =
        new Dictionary<string, Order>(StringComparer.Ordinal) { ["最早"] = Order.Oldest, ["最新"] = Order.Newest, ["时限"] = Order.Deadline };

    private static readonly Dictionary<string, Slot> Things =
        new Dictionary<string, Slot>(StringComparer.Ordinal) { ["区域"] = Slot.Area, ["组"] = Slot.Group, ["单位"] = Slot.Unit, ["类目"] = Slot.Category };

    /// <summary>The blanks of a form, by the word in braces.</summary>
    internal static readonly Dictionary<string, Slot> Blanks = new Dictionary<string, Slot>(StringComparer.Ordinal)
    {
        ["区域"] = Slot.Area, ["组"] = Slot.Group, ["单位"] = Slot.Unit, ["类目"] = Slot.Category, ["状态"] = Slot.State, ["时段"] = Slot.Period, ["天数"] = Slot.Days,
        ["件数"] = Slot.Most, ["次序"] = Slot.Order, [Answers] = Slot.Question,
    };

    /// <summary>What may stand there, for whoever wrote something else.</summary>
    public static string Allowed => $"{string.Join('、', Subjects.Keys)}；或 {Answers} 名称、{string.Join('、', Things.Keys.Select(t => $"{t} 编码"))}、状态 {string.Join('/', States.Keys)}、次序 {string.Join('/', Orders.Keys)}、时段 本周、同 另一个词、略、个人、无关";

    public static IEnumerable<string> SubjectWords => Subjects.Keys;

    public static IEnumerable<string> BlankWords => Blanks.Keys;

    /// <summary>Null: not a meaning.</summary>
    public static Meaning? Read(string text)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["略"] => new Meaning.Nothing(),
            ["个人"] => new Meaning.Person(),
            ["无关"] => new Meaning.OffTopic(),
            [var subject] => Subjects.TryGetValue(subject, out var asks) ? new Meaning.Asks(asks) : null,
            [Answers, var name] => new Meaning.Asks(Subject.Answers, name),
            ["同", var word] => new Meaning.Same(word),
            ["时段", var period] => new Meaning.When(period),
            ["状态", var state] => States.TryGetValue(state, out var inState) ? new Meaning.InState(inState) : null,
            ["次序", var order] => Orders.TryGetValue(order, out var inOrder) ? new Meaning.InOrder(inOrder) : null,
            [var thing, var value] => Things.TryGetValue(thing, out var slot) ? new Meaning.Names(slot, value) : null,
            _ => null,
        };
    }
}

/// <summary>One row of the table: a question with blanks in braces, or a word.</summary>
public sealed record Ask(string Text, Meaning Meaning);
