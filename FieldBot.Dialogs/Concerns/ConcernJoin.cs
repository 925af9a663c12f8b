using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Concerns;

/// <summary>Several people, one matter: what somebody else said of the same unit and category within two weeks, and is open.</summary>
internal static class ConcernJoin
{
    private static readonly TimeSpan Span = TimeSpan.FromDays(14);

    /// <remarks>
    /// Who brought it is not asked: two of one person that stood apart would tell that they are of one person. What cannot wait joins nothing
    /// that can, what is for a few eyes may be about anybody, and what is done or elsewhere by now would hide that something is not.
    /// </remarks>
    public static Issue? Find(Issue issue, Facts facts) => issue.Unit.Length == 0 || issue.Crisis || IssueRights.Restricted(issue, facts) ? null : facts.Records.OpenIssues
        .Where(i => i is { Guarded: true, MergedInto: null, DoneAt: null, State: not IssueState.Referred } && i.Number != issue.Number && i.Unit == issue.Unit && i.Category == issue.Category
            && !i.Direct && (i.Urgent || !issue.Urgent) && issue.At - i.At <= Span)
        .OrderBy(i => i.Number).FirstOrDefault();
}
