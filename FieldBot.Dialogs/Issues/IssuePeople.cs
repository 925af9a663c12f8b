using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Issues;

/// <summary>Who stands how to an issue, by code: who must act now, and whom the ladder reaches.</summary>
internal static class IssuePeople
{
    /// <summary>Those whose turn it is.</summary>
    public static IReadOnlyList<string> OnDuty(Issue issue, Facts facts) => Turn(issue, facts) is { Count: > 0 } people ? people : issue.Open ? Intake(issue, facts) : [];

    private static IReadOnlyList<string> Turn(Issue issue, Facts facts) => issue.State switch
    {
        IssueState.Registered or IssueState.Accepted or IssueState.Deciding => Intake(issue, facts),
        IssueState.Dispatched or IssueState.Signed or IssueState.InHand or IssueState.OnHold => InHands(issue, facts),
        IssueState.Referred => Handler(issue, facts) is { } referred ? [referred] : Intake(issue, facts),
        IssueState.UnderCheck => Closers(issue, facts),
        IssueState.CalledBack => [issue.Reporter],
        _ => [],
    };

    /// <summary>Null where nobody handles it, or nobody who is still on the list.</summary>
    private static string? Handler(Issue issue, Facts facts) => issue.Handler is { } handler && facts.Programme.Member(handler) is not null ? handler : null;

    /// <summary>What is restricted has no deputies and no group: while its handler is away or gone, all to whom it is restricted have it.</summary>
    private static IReadOnlyList<string> InHands(Issue issue, Facts facts)
    {
        var handler = Handler(issue, facts);
        if (Categories.Of(issue, facts) is { } category && Categories.Restricted(category) && (handler is null || Standing.AbsenceOf(handler, facts.Records, facts.Today) is not null)) return category.Handlers;
        return handler is null ? TeamLeaders(issue, facts) : [handler];
    }

    /// <summary>受理 of the area; where none is named, the city office.</summary>
    public static IReadOnlyList<string> Intake(Issue issue, Facts facts) => Nearest(Role.Intake, issue, facts);

    public static IReadOnlyList<string> AreaLeaders(Issue issue, Facts facts) => Nearest(Role.Leader, issue, facts);

    public static IReadOnlyList<string> TeamLeaders(Issue issue, Facts facts) =>
        issue.Team is { } team ? [.. facts.Programme.MembersOf(team).Where(m => m.Is(Role.GroupLeader)).Select(m => m.Code)] : [];

    public static IReadOnlyList<string> Closers(Issue issue, Facts facts) =>
        [.. facts.Programme.Members.Where(m => m.Is(Role.Closer) && IssueRights.MayCheck(m, issue, facts)).Select(m => m.Code)];

    public static IReadOnlyList<string> OnCall(Issue issue, Facts facts) =>
        [.. facts.Programme.Members.Where(m => m.Is(Role.OnCall) && Rights.Covers(m, issue.Team ?? issue.Group, issue.Unit, facts.Programme)).Select(m => m.Code)];

    /// <summary>Those who are told when the level below did not get there, or asks for help.</summary>
    public static IReadOnlyList<string> At(Level level, Issue issue, Facts facts)
    {
        // A restricted issue exists for its handlers only, however late it is.
        if (Categories.Of(issue, facts) is { } category && Categories.Restricted(category)) return category.Handlers;
        return level switch
        {
            Level.Group => TeamLeaders(issue, facts) is { Count: > 0 } leaders ? leaders : Intake(issue, facts),
            Level.Area => [.. Intake(issue, facts).Union(AreaLeaders(issue, facts), StringComparer.Ordinal)],
            Level.City => [.. facts.Programme.Members.Where(m => m.Scope.Contains(Member.All) && (m.Is(Role.Intake) || m.Is(Role.Leader))).Select(m => m.Code)],
            _ => OnDuty(issue, facts),
        };
    }

    /// <summary>Whoever may approve the extension that waits.</summary>
    public static IReadOnlyList<string> Approvers(Issue issue, Facts facts) =>
        [.. facts.Programme.Members.Where(m => IssueRights.MayGrant(m, issue, facts)).Select(m => m.Code)];

    /// <summary>Those whose scope names the place; those for whom everything is named only where there are none.</summary>
    private static List<string> Nearest(Role role, Issue issue, Facts facts)
    {
        var all = facts.Programme.Members.Where(m => m.Is(role) && IssueRights.MaySee(m, issue, facts) && Rights.Covers(m, issue.Team ?? issue.Group, issue.Unit, facts.Programme)).ToList();
        var near = all.FindAll(m => !m.Scope.Contains(Member.All));
        return [.. (near.Count > 0 ? near : all).Select(m => m.Code)];
    }
}
