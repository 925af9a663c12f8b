using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Briefs;

/// <summary>Three matters that were solved, without persons. What workers brought is not among them: the place would tell who it was.</summary>
internal static class BriefCases
{
    private const int Most = 3, Longest = 160, Looked = 60;

    public static BriefSection Section(Summary summary, Facts facts, Wording words)
    {
        var (found, _) = TallyPages.Issues(Measure.Solved, summary.Reach, summary.Query.Period, 0, Looked, facts);
        var fit = found.Where(i => !i.Guarded && !i.Direct && i.Result.Length > 0 && !IssueRights.Restricted(i, facts)).ToList();
        // Of different categories first: three of one kind tell less.
        var chosen = fit.DistinctBy(i => i.Category).Concat(fit).Distinct().Take(Most).Select((issue, i) => Case(issue, i + 1, facts, words)).ToList();
        return new(words.Plain("brief.head.cases"), chosen.Count == 0 ? [words.Plain("brief.cases.none")] : [.. chosen]);
    }

    private static string Case(Issue issue, int number, Facts facts, Wording words)
    {
        var (what, result) = (Unnamed.Text(IssueWords.Brief(Longest, issue, facts, words), facts, words), Unnamed.Result(issue, facts, words));
        var line = words.Plain("brief.case", ("number", number), ("unit", IssueWords.UnitName(issue, facts, words)), ("category", SummaryWords.Category(issue.Category, facts, words)), ("what", what), ("result", Cut.To(Longest, result)), ("id", issue.Id));
        return Unnamed.Doubtful(what + result) ? line + words.Plain("brief.doubtful") : line;
    }
}
