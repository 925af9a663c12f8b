using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Issues;

/// <summary>How issues are worded: on cards, in lists, in notices.</summary>
internal static class IssueWords
{
    /// <summary>Nothing that can be written in an entry is longer.</summary>
    public const int Whole = 500;

    /// <summary>The list of what waits for its reader, in the data of buttons.</summary>
    public const string Waiting = "w0";

    /// <summary>Unit and category.</summary>
    public static string About(Issue issue, Facts facts, Wording words) => $"{UnitName(issue, facts, words)} · {Categories.NameOf(issue, facts, words)}";

    /// <summary>What it is about, on one line: several of one unit and category are told apart by it.</summary>
    public static string Brief(int most, Issue issue, Facts facts, Wording words) => Cut.To(most, issue.Summary.Length > 0 ? issue.Summary.ReplaceLineEndings(" ") : issue.Text.Length > 0 ? issue.Text.ReplaceLineEndings(" ")
        : issue.Files is [var first, ..] ? words.Evidence(first) : Categories.NameOf(issue, facts, words));

    /// <summary>Nobody has to say where they work.</summary>
    public static string UnitName(Issue issue, Facts facts, Wording words) => issue.Unit.Length == 0 ? words.Plain("unit.unknown") : UnitName(issue, facts);

    public static string UnitName(Issue issue, Facts facts) => Units.Find(issue.Unit, facts)?.Name ?? facts.Records.ProgrammeOf(issue.Programme)?.Unit(issue.Unit)?.Name ?? issue.Unit;

    public static string GroupName(string group, Issue issue, Facts facts) => facts.Programme.Group(group)?.Name ?? facts.Records.ProgrammeOf(issue.Programme)?.Group(group)?.Name ?? group;

    /// <summary>Somebody who has left keeps the name they had.</summary>
    public static string NameOf(string member, Issue issue, Facts facts, Wording words) =>
        facts.Programme.Member(member) is null && facts.Records.ProgrammeOf(issue.Programme)?.Member(member) is { } gone ? gone.Name : Talk.NameOf(member, facts.Programme, words);

    public static string State(Issue issue, Wording words) => words.Plain($"issue.state.{issue.State}");

    public static string Result(Issue issue, Wording words) => issue.Ending is { } ending ? words.Plain("issue.result", ("ending", words.Plain($"issue.ending.{ending}")), ("result", issue.Result)).Trim() : "";

    /// <summary>A request for somebody's identity, as its keeper reads it.</summary>
    public static string IdentityAsked(Issue issue, Facts facts, Wording words) => issue.Identity is not { } asked ? "" : words.Say("identity.asked", ("id", issue.Id), ("who", NameOf(asked.By, issue, facts, words)), ("ground", words.Plain($"identity.ground.{asked.Ground}")),
        ("number", asked.Number.Length == 0 ? "" : words.Aside(asked.Number)), ("why", asked.Why));

    /// <summary>还有 2 个工作日; how late it is.</summary>
    public static string Deadline(Issue issue, Facts facts, Wording words)
    {
        var left = IssueClock.DaysLeft(issue, facts);
        var date = words.Date(facts.Programme.DayOf(issue.SolveBy));
        if (IssueClock.Overdue(issue, facts.Now)) return words.Plain(left < 0 ? "issue.overdue" : "issue.overdue.today", ("date", date), ("days", -left));
        // It waits elsewhere: nobody is late, but the day has passed.
        if (issue.SolveBy < facts.Now) return words.Plain("issue.left.passed", ("date", date));
        return left switch
        {
            // Late for the calendar, but it waits for somebody else.
            < 0 => words.Plain("issue.deadline", ("date", date)),
            0 => words.Plain("issue.left.today", ("date", date), ("time", words.Time(facts.Programme.LocalTime(issue.SolveBy)))),
            1 => words.Plain("issue.left.one", ("date", date)),
            _ => words.Plain("issue.left", ("date", date), ("days", left)),
        };
    }

    /// <summary>One entry of the timeline in plain words, as HTML.</summary>
    /// <param name="sees">Whether the reader may know what was written.</param>
    /// <param name="longest">Characters of it that are shown.</param>
    public static string Entry(Issue issue, IssueEntry entry, Talk talk, Wording words, bool sees = true, int longest = 300)
    {
        var facts = talk.Facts;
        var to = entry.To is not { } code ? ""
            : entry.Move == IssueMove.TakeBack ? (Enum.TryParse<IssueMove>(code, out var taken) ? words.Plain($"issue.move.{taken}") : code)
            : entry.Move == IssueMove.Rate ? words.Plain($"issue.satisfaction.{code}")
            : facts.Programme.Group(code) is not null ? GroupName(code, issue, facts)
            : NameOf(code, issue, facts, words);
        // The clock asks again what became of it; it refers nothing. It gives away and sends back what somebody left behind.
        var move = entry switch
        {
            { Move: IssueMove.Merge, By: AuditTrail.Clock } => "MergeSame",
            { Move: IssueMove.Refer, To: null } => "ReferredResult",
            { Move: IssueMove.Assign or IssueMove.Bounce, By: AuditTrail.Clock } => $"{entry.Move}Left",
            _ => $"{entry.Move}",
        };
        var said = words.Say($"issue.entry.{move}", ("who", NameOf(entry.By, issue, facts, words)), ("to", to));
        if (!sees || (entry.Text.Length == 0 && entry.Files.IsEmpty)) return said;
        if (entry.Text.Length > 0) said = words.Say("issue.entry.text", ("entry", new Html(said)), ("text", Cut.To(longest, entry.Text)));
        return entry.Files.IsEmpty ? said : said + Wording.Escape(words.Aside(words.Evidence(entry.Files)));
    }

    /// <summary>The button of a move, which brings its reader back to the same place of a list.</summary>
    public static Button Button(Issue issue, IssueMove move, string place, Wording words) => new(words.Plain($"issue.do.{move}"), $"i.{issue.Number}.{move}{(place.Length == 0 ? "" : "." + place)}");
}
