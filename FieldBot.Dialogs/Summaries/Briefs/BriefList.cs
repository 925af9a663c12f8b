using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Briefs;

/// <summary>问题清单: open issues by category, with who has them and until when. Of what workers brought only the number is told.</summary>
internal static class BriefList
{
    private const int Longest = 60, Most = 100;

    public static IEnumerable<BriefSection> Sections(Summary summary, Facts facts, Wording words)
    {
        var staff = summary.Open.Where(i => !i.Guarded && !i.Direct).OrderBy(i => i.SolveBy).ToList();
        foreach (var category in facts.Programme.Categories)
            if (staff.Take(Most).Where(i => i.Category == category.Code).Select(i => Line(i, facts, words)).ToList() is { Count: > 0 } lines)
                yield return new(words.Plain("brief.category", ("name", SummaryWords.Category(category.Code, facts, words)), ("count", lines.Count)), [.. lines]);
        List<string> rest = [];
        if (staff.Count == 0) rest.Add(words.Plain("brief.list.none"));
        if (staff.Count > Most) rest.Add(words.Plain("list.more", ("count", staff.Count - Most)));
        var concerns = summary.Open.Length - staff.Count;
        var settings = facts.Programme.Settings;
        if (concerns > 0) rest.Add(Few.Hides(concerns, settings) ? words.Plain("brief.list.concerns.few", ("few", settings.HideBelow)) : words.Plain("brief.list.concerns", ("count", concerns)));
        if (rest.Count > 0) yield return new(null, [.. rest]);
    }

    private static string Line(Issue issue, Facts facts, Wording words)
    {
        var what = Unnamed.Text(IssueWords.Brief(Longest, issue, facts, words), facts, words);
        var line = words.Plain("brief.list.line", ("id", issue.Id), ("unit", IssueWords.UnitName(issue, facts, words)), ("what", what),
            ("group", issue.Team is { } team ? IssueWords.GroupName(team, issue, facts) : words.Plain("brief.list.nobody")), ("state", IssueWords.State(issue, words)), ("deadline", IssueWords.Deadline(issue, facts, words)));
        return Unnamed.Doubtful(what) ? line + words.Plain("brief.doubtful") : line;
    }
}
