using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Concerns;

/// <summary>Timelines of several issues as one.</summary>
internal static class ConcernThread
{
    /// <summary>In the order in which things happened, as far as it is kept.</summary>
    /// <param name="own">Of the issue itself.</param>
    public static IReadOnlyList<(Issue Issue, IssueEntry Entry)> Woven(Issue issue, IEnumerable<IssueEntry> own, IReadOnlyList<Issue> others, Func<Issue, IEnumerable<IssueEntry>> theirs)
    {
        var mine = own.Select(e => (Issue: issue, Entry: e));
        return others.Count == 0 ? [.. mine] : [.. mine.Concat(others.SelectMany(o => theirs(o).Select(e => (Issue: o, Entry: e)))).OrderBy(p => p.Entry.At)];
    }
}
