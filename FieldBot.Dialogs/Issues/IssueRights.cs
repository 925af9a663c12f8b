using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Issues;

/// <summary>Who may see an issue, and who stands how to it: asked by the machine's guards, by every list and by whoever tells somebody of it.</summary>
internal static class IssueRights
{
    /// <summary>Whether the issue exists for this member.</summary>
    public static bool MaySee(Member me, Issue issue, Facts facts)
    {
        // What a worker said of the same matter as others belongs to those who have that matter.
        if (issue is { Guarded: true, MergedInto: not null } && Concerns.ConcernRelay.Main(issue, facts) is var main && main.Number != issue.Number && MaySee(me, main, facts)) return true;
        // 限定处理人: for its handlers, its closers and the identity keepers only, whatever else somebody may see.
        if (Restricted(issue, facts))
            return Handles(me, issue, facts) || (me.Is(Role.Closer) && May(Act.CheckIssue, me, issue, facts) && Checked(issue)) || me.Is(Role.IdentityKeeper);
        return Handles(me, issue, facts)
            // Roles add up, but these two see less than their scope.
            || May(Act.SeeIssue, SeesLess(me) ? me with { Roles = me.Roles.RemoveRange([Role.Closer, Role.OnCall]) } : me, issue, facts)
            || (me.Is(Role.Closer) && Checked(issue) && May(Act.SeeIssue, me, issue, facts))
            || (me.Is(Role.OnCall) && (issue.Urgent || issue.Crisis) && May(Act.SeeIssue, me, issue, facts));
    }

    private static bool SeesLess(Member me) => me.Is(Role.Closer) || me.Is(Role.OnCall);

    /// <summary>限定处理人: its category names those whom it is for.</summary>
    public static bool Restricted(Issue issue, Facts facts) => Categories.Of(issue, facts) is { } category && Categories.Restricted(category);

    /// <summary>Whether the right reaches this issue: through the group that has it, the group that reported it, or the unit.</summary>
    public static bool May(Act act, Member me, Issue issue, Facts facts) =>
        Rights.May(act, me, TargetOf(issue, issue.Team ?? issue.Group, act), facts.Programme)
        || (issue.Group is not null && issue.Group != issue.Team && act is Act.SeeIssue or Act.NoteIssue && Rights.May(act, me, TargetOf(issue, issue.Group, act), facts.Programme));

    /// <summary>The handler; while they are away, whoever stands in. In a restricted category each of those it is restricted to, and no deputy.</summary>
    public static bool Handles(Member me, Issue issue, Facts facts)
    {
        if (issue.Handler == me.Code) return true;
        return Categories.Of(issue, facts) is { } category && Categories.Restricted(category) ? category.Handlers.Contains(me.Code)
            : issue.Handler is { } handler && Standing.Reader(handler, facts.Records, facts.Today) == me.Code;
    }

    /// <summary>Who gets what is meant for this member: the deputy while they are away, unless the issue does not exist for that one.</summary>
    public static string Reader(string member, Issue issue, Facts facts)
    {
        var reader = Notices.ReaderOf(member, facts);
        return reader != member && Restricted(issue, facts) && !(facts.Programme.Member(reader) is { } deputy && MaySee(deputy, issue, facts)) ? member : reader;
    }

    /// <summary>Whoever handled it (also as somebody's deputy) or entered it does not strike it off.</summary>
    public static bool MayCheck(Member me, Issue issue, Facts facts) => issue.Reporter != me.Code && !issue.Entries.Any(e => e.By == me.Code && e.Move is IssueMove.Start) && !issue.Handlers.Contains(me.Code) && !Handles(me, issue, facts) && May(Act.CheckIssue, me, issue, facts);

    /// <summary>The group leader approves; the area's leader where the group leader handles it. Nobody approves their own.</summary>
    public static bool MayGrant(Member me, Issue issue, Facts facts)
    {
        if (issue.Extension is not { } asked || asked.By == me.Code || !May(Act.GrantExtension, me, issue, facts) || !MaySee(me, issue, facts)) return false;
        var byLeader = LeadsTeam(facts.Programme.Member(asked.By), issue);
        return byLeader ? me.Is(Role.Leader) && Rights.Covers(me, issue.Team, issue.Unit, facts.Programme) : LeadsTeam(me, issue) || issue.Team is null;
    }

    /// <summary>
    /// What a worker sent themselves: a voice is known by whoever hears it, and a document may say who wrote it. Both go to those who
    /// handle the matter only; others read the summary.
    /// </summary>
    public static bool MayOpen(Member me, Issue issue, IssueEntry? by, FileRef file, Facts facts) =>
        !issue.Guarded || (by is not null && !Concerns.ConcernCode.Is(by.By) && by.By != AuditTrail.Clock) || file.Kind == FileKind.Photo
        || Handles(me, issue, facts) || (issue.Handler is null && IssuePeople.OnDuty(issue, facts).Contains(me.Code));

    /// <summary>What waits for the check, or went through it.</summary>
    public static bool Checked(Issue issue) => issue.State is IssueState.UnderCheck or IssueState.CalledBack or IssueState.StruckOff or IssueState.Archived;

    public static bool LeadsTeam(Member? member, Issue issue) => member is not null && member.Is(Role.GroupLeader) && member.Group is not null && member.Group == issue.Team;

    /// <summary>Whose own it is hangs on what is to be done: the handler's, or the reporter's.</summary>
    private static Target TargetOf(Issue issue, string? group, Act act) => act switch
    {
        Act.HandleIssue or Act.AskIdentity => new(group, issue.Unit, issue.Handler is { } handler ? [handler] : []),
        Act.AnswerIssue or Act.UrgeIssue => new(group, issue.Unit, [issue.Reporter]),
        _ => new(group, issue.Unit, issue.Handler is { } handler ? [issue.Reporter, handler] : [issue.Reporter]),
    };
}
