using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Concerns;

/// <summary>Timelines of several issues as one.</summary>
internal static class ConcernThread
{
    /// <summary>In the order in which things happened. What a worker did keeps its place, though its hour was taken from it.</summary>
    public static IReadOnlyList<(Issue Issue, IssueEntry Entry)> Woven(Issue issue, Func<IssueEntry, bool> own, IReadOnlyList<Issue> others, Func<IssueEntry, bool> theirs)
    {
        var all = Placed(issue).Where(p => own(p.Entry)).Concat(others.SelectMany(Placed).Where(p => theirs(p.Entry)));
        return [.. (others.Count == 0 ? all : all.OrderBy(p => p.At)).Select(p => (p.Issue, p.Entry))];
    }

    private static IEnumerable<(Issue Issue, IssueEntry Entry, DateTimeOffset At)> Placed(Issue issue)
    {
        var at = DateTimeOffset.MinValue;
        foreach (var entry in issue.Entries)
        {
            if (entry.At > at) at = entry.At;
            yield return (issue, entry, at);
        }
    }
}
