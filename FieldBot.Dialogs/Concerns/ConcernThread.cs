using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Concerns;

/// <summary>Timelines of several issues as one.</summary>
internal static class ConcernThread
{
    /// <summary>In the order in which things happened, as far as it is kept.</summary>
    public static IReadOnlyList<(Issue Issue, IssueEntry Entry)> Woven(Issue issue, Func<IssueEntry, bool> own, IReadOnlyList<Issue> others, Func<IssueEntry, bool> theirs)
    {
        var mine = issue.Entries.Where(own).Select(e => (Issue: issue, Entry: e));
        return others.Count == 0 ? [.. mine] : [.. mine.Concat(others.SelectMany(o => o.Entries.Where(theirs).Select(e => (Issue: o, Entry: e)))).OrderBy(p => p.Entry.At)];
    }
}
