using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Briefs;

/// <summary>What does not go as it should, and what comes next.</summary>
internal static class BriefProblems
{
    private const int Named = 6;

    public static BriefSection Section(Summary summary, Facts facts, Wording words)
    {
        var settings = facts.Programme.Settings;
        List<string> lines = [];
        if (summary.Overdue.Length > 0) lines.Add(words.Plain("brief.overdue", ("count", summary.Overdue.Length), ("categories", words.List(summary.Overdue.Where(i => !i.Guarded).Select(i => i.Category).Distinct(StringComparer.Ordinal).Select(c => SummaryWords.Category(c, facts, words)), Named))));
        if (summary.GroupsNotMet is { Length: > 0 } unmet && facts.Today >= settings.MeetBy) lines.Add(words.Plain("attention.unmet", ("count", unmet.Length), ("groups", words.List(unmet.Select(g => g.Name), Named))));
        if (facts.Today <= settings.End && summary.NotVisited(settings.NotVisitedDays).ToList() is { Count: > 0 } units) lines.Add(words.Plain("attention.unvisited", ("count", units.Count), ("days", settings.NotVisitedDays), ("units", words.List(units.Select(u => u.Unit.Name), Named))));
        if (summary.Prescribed.Late > 0) lines.Add(words.Plain("attention.late", ("count", summary.Prescribed.Late)));
        if (summary.OutOfRemit.Now > 0) lines.Add(words.Plain("brief.outside", ("count", summary.OutOfRemit.Now)));
        if (lines.Count == 0) lines.Add(words.Plain("brief.problems.none"));
        lines.Add(words.Plain("brief.next", ("due", summary.DueWithin(Summary.Soon).Count()), ("actions", summary.Prescribed.Due)));
        return new(words.Plain("brief.head.problems"), [.. lines]);
    }
}
