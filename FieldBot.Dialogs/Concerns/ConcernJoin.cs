using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Concerns;

/// <summary>Several people, one matter: what somebody else said of the same unit and category within two weeks, and is open.</summary>
internal static class ConcernJoin
{
    private static readonly TimeSpan Span = TimeSpan.FromDays(14);

    public static Issue? Find(Issue issue, Facts facts) => issue.Unit.Length == 0 ? null : facts.Records.OpenIssues
        .Where(i => i.Guarded && i.MergedInto is null && i.Number != issue.Number && i.Unit == issue.Unit && i.Category == issue.Category && i.Direct == issue.Direct && issue.At - i.At <= Span
            // Several concerns of one person stay apart.
            && !facts.Records.IsSameReporter(i.Reporter, issue.Reporter) && !i.Joined.Any(j => facts.Records.Issue(j) is { } joined && facts.Records.IsSameReporter(joined.Reporter, issue.Reporter)))
        .OrderBy(i => i.Number).FirstOrDefault();
}
