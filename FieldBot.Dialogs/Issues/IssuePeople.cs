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
        IssueState.Registered or IssueState.Accepted => Intake(issue, facts),
        IssueState.Deciding => [.. Intake(issue, facts).Union(AreaLeaders(issue, facts), StringComparer.Ordinal)],
        IssueState.Dispatched or IssueState.Signed or IssueState.InHand or IssueState.OnHold => Handler(issue, facts) ?? OnlyFor(issue, facts) ?? TeamLeaders(issue, facts),
        IssueState.Referred => Handler(issue, facts) ?? Intake(issue, facts),
        IssueState.UnderCheck => Closers(issue, facts),
        IssueState.CalledBack => [issue.Reporter],
        _ => [],
    };

    /// <summary>受理 of the area; where none is named, the city office. A restricted issue has no intake but those whom it is for.</summary>
    public static IReadOnlyList<string> Intake(Issue issue, Facts facts) => OnlyFor(issue, facts) ?? Nearest(Role.Intake, issue, facts);

    public static IReadOnlyList<string> AreaLeaders(Issue issue, Facts facts) => Nearest(Role.Leader, issue, facts);

    public static IReadOnlyList<string> TeamLeaders(Issue issue, Facts facts) =>
        issue.Team is { } team ? [.. facts.Programme.MembersOf(team).Where(m => m.Is(Role.GroupLeader)).Select(m => m.Code)] : [];

    public static IReadOnlyList<string> Closers(Issue issue, Facts facts) =>
        [.. facts.Programme.MembersWith(Role.Closer).Where(m => IssueRights.MayCheck(m, issue, facts)).Select(m => m.Code)];

    public static IReadOnlyList<string> OnCall(Issue issue, Facts facts) =>
        [.. facts.Programme.MembersWith(Role.OnCall).Where(m => Rights.Covers(m, issue.Team ?? issue.Group, issue.Unit, facts.Programme)).Select(m => m.Code)];

    /// <summary>Those who are told when the level below did not get there, or asks for help.</summary>
    public static IReadOnlyList<string> At(Level level, Issue issue, Facts facts)
    {
        if (OnlyFor(issue, facts) is { } handlers) return handlers;
        return level switch
        {
            Level.Group => TeamLeaders(issue, facts) is { Count: > 0 } leaders ? leaders : Intake(issue, facts),
            Level.Area => [.. Intake(issue, facts).Union(AreaLeaders(issue, facts), StringComparer.Ordinal)],
            Level.City => [.. facts.Programme.MembersWith(Role.Intake).Concat(facts.Programme.MembersWith(Role.Leader)).Where(m => m.Scope.Contains(Member.All)).Distinct().Select(m => m.Code)],
            _ => OnDuty(issue, facts),
        };
    }

    /// <summary>Whoever may let the unit's liaison read what was written for them.</summary>
    public static IReadOnlyList<string> UnitApprovers(Issue issue, Facts facts)
    {
        var leaders = facts.Programme.MembersWith(Role.GroupLeader).Where(m => m.Group == issue.Team && m.Code != issue.ForUnit?.By).Select(m => m.Code).ToList();
        return leaders.Count > 0 ? leaders : [.. AreaLeaders(issue, facts).Where(m => m != issue.ForUnit?.By)];
    }

    public static IReadOnlyList<string> Liaisons(Issue issue, Facts facts) =>
        [.. facts.Programme.MembersWith(Role.Liaison).Where(m => Rights.May(Act.AnswerForUnit, m, new(null, issue.Unit), facts.Programme)).Select(m => m.Code)];

    /// <summary>Those who may decide whether somebody's identity is told.</summary>
    public static IReadOnlyList<string> Keepers(Issue issue, Facts facts) =>
        [.. facts.Programme.MembersWith(Role.IdentityKeeper).Where(m => new IssueLifecycle(issue, m, facts).May(IssueMove.GrantIdentity)).Select(m => m.Code)];

    /// <summary>Whoever may approve the extension that waits.</summary>
    public static IReadOnlyList<string> Approvers(Issue issue, Facts facts) =>
        [.. facts.Programme.MembersWith(Role.GroupLeader).Concat(facts.Programme.MembersWith(Role.Leader)).Where(m => IssueRights.MayGrant(m, issue, facts)).Distinct().Select(m => m.Code)];

    /// <summary>Whoever has it in hand; null where nobody has, or where they have no account any more: whoever stands behind them has to know.</summary>
    private static IReadOnlyList<string>? Handler(Issue issue, Facts facts) => issue.Handler is { } handler && facts.Records.IsBound(handler) && !AwayWithoutDeputy(handler, issue, facts) ? [handler] : null;

    /// <summary>What is restricted has no deputies: while its handler is away, all to whom it is restricted have it.</summary>
    private static bool AwayWithoutDeputy(string handler, Issue issue, Facts facts) => Standing.AbsenceOf(handler, facts.Records, facts.Today) is not null && OnlyFor(issue, facts) is not null;

    /// <summary>A restricted issue exists for its handlers only, however late it is: for those of them who are there. Null: it is none.</summary>
    private static IReadOnlyList<string>? OnlyFor(Issue issue, Facts facts)
    {
        if (Categories.Of(issue, facts) is not { } category || !Categories.Restricted(category)) return null;
        var there = category.Handlers.RemoveAll(h => Standing.AbsenceOf(h, facts.Records, facts.Today) is not null);
        return there.IsEmpty ? category.Handlers : there;
    }

    /// <summary>Those whose scope names the place; those for whom everything is named only where there are none.</summary>
    private static List<string> Nearest(Role role, Issue issue, Facts facts)
    {
        var all = facts.Programme.MembersWith(role).Where(m => IssueRights.MaySee(m, issue, facts) && Rights.Covers(m, issue.Team ?? issue.Group, issue.Unit, facts.Programme)).ToList();
        var near = all.FindAll(m => !m.Scope.Contains(Member.All));
        return [.. (near.Count > 0 ? near : all).Select(m => m.Code)];
    }

    /// <summary>What waits for this member: as the one whose turn it is, for somebody they stand in for, to approve, or to answer.</summary>
    public static bool WaitFor(Member me, Issue issue, Facts facts) =>
        (issue.Asking && issue.Reporter == me.Code)
        || IssueRights.MayGrant(me, issue, facts)
        || OnDuty(issue, facts).Any(m => m == me.Code || Standing.Reader(m, facts.Records, facts.Today) == me.Code);
}
