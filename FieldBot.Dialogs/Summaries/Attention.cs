using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries;

/// <summary>What needs attention most, the most pressing first.</summary>
internal static class Attention
{
    /// <summary>More than three are not read.</summary>
    public const int Most = 3;

    private const int Named = 3;

    /// <summary>Each with the query that lists it.</summary>
    public static IReadOnlyList<(string Text, Query Query)> Of(Summary summary, Facts facts, Wording words) => [.. All(summary, facts, words).Take(Most)];

    private static IEnumerable<(string Text, Query Query)> All(Summary summary, Facts facts, Wording words)
    {
        var query = summary.Query with { Page = 0, Most = null, Days = null };
        if (summary.Urgent.ToList() is { Count: > 0 } urgent)
            yield return (words.Plain("attention.urgent", ("count", urgent.Count), ("ids", words.List(urgent.Select(i => i.Id), Named))), query with { Subject = Subject.Urgent });
        if (summary.Waiting.Length > 0) yield return (words.Plain("attention.waiting", ("count", summary.Waiting.Length)), query with { Subject = Subject.Waiting });
        if (summary.Overdue is [var first, ..])
            yield return (words.Plain("attention.overdue", ("count", summary.Overdue.Length), ("id", first.Id), ("late", IssueWords.Deadline(first, facts, words))), query with { Subject = Subject.Overdue });
        var settings = facts.Programme.Settings;
        // Whoever has not met yet is told of from the day on which all were to have met.
        if (facts.Today >= settings.MeetBy && summary.GroupsNotMet is { Length: > 0 } unmet)
            yield return (words.Plain("attention.unmet", ("count", unmet.Length), ("groups", words.List(unmet.Select(g => g.Name), Named))), query with { Subject = Subject.GroupsNotOut, Period = UpTo(query.Period, facts) });
        if (facts.Today <= settings.End && summary.NotVisited(settings.NotVisitedDays).ToList() is { Count: > 0 } unvisited)
            yield return (words.Plain("attention.unvisited", ("count", unvisited.Count), ("days", settings.NotVisitedDays), ("units", words.List(unvisited.Select(u => u.Unit.Name), Named))), query with { Subject = Subject.NotVisited, Days = settings.NotVisitedDays });
        if (summary.Prescribed.Late > 0) yield return (words.Plain("attention.late", ("count", summary.Prescribed.Late)), query with { Subject = Subject.PlanLate });
        if (summary.DueWithin(2).Count() is > 0 and var due) yield return (words.Plain("attention.due", ("count", due)), query with { Subject = Subject.DueSoon, Days = 2 });
    }

    /// <summary>Whoever has not met yet was nowhere until then.</summary>
    private static Period UpTo(Period period, Facts facts) => Period.Of(PeriodKind.All, facts) is var all && period.To == all.To ? all : Period.Between(all.From < period.From ? all.From : period.From, period.To);
}
