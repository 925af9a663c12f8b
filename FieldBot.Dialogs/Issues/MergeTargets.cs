namespace FieldBot.Dialogs.Issues;

/// <summary>
/// 合并: into which issues this one may go. Never into itself, nor into one that was merged itself, so that there is never a circle. What is
/// restricted joins only what is restricted: its number would stand on the other's card.
/// </summary>
internal static class MergeTargets
{
    /// <summary>Open ones of the same unit that this person sees; the same category first, then the newest.</summary>
    public static IEnumerable<Issue> Of(Issue issue, Facts facts) => facts.Records.OpenIssues
        .Where(i => i.Number != issue.Number && i.MergedInto is null && i.Unit == issue.Unit && facts.Me is { } me && IssueRights.MaySee(me, i, facts) && Restricted(i, facts) == Restricted(issue, facts))
        .OrderBy(i => i.Category == issue.Category ? 0 : 1).ThenByDescending(i => i.Number);

    private static bool Restricted(Issue issue, Facts facts) => Categories.Of(issue, facts) is { } category && Categories.Restricted(category);
}
