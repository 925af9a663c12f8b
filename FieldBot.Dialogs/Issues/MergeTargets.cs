namespace FieldBot.Dialogs.Issues;

/// <summary>
/// 合并: into which issues this one may go. Never into itself, nor into one that was merged itself, so that there is never a circle. What is
/// restricted joins only what is restricted to the same people, and what a worker said only what workers said: whoever reads the one reads the other.
/// </summary>
internal static class MergeTargets
{
    /// <summary>Open ones of the same unit that this person sees; the same category first, then the newest.</summary>
    public static IEnumerable<Issue> Of(Issue issue, Facts facts) => facts.Records.OpenIssues
        .Where(i => i.Number != issue.Number && i.MergedInto is null && i.Unit == issue.Unit && facts.Me is { } me && IssueRights.MaySee(me, i, facts) && i.Guarded == issue.Guarded && Audience(i, facts).SetEquals(Audience(issue, facts)))
        .OrderBy(i => i.Category == issue.Category ? 0 : 1).ThenByDescending(i => i.Number);

    /// <summary>Those to whom it is restricted; nobody: it is not. What is joined is read by whoever reads the other.</summary>
    private static HashSet<string> Audience(Issue issue, Facts facts) => [.. Categories.Of(issue, facts)?.Handlers ?? []];
}
