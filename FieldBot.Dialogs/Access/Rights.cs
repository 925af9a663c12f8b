using System.Collections.Frozen;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Access;

/// <summary>
/// Who may see or do what: the one place that says so. Every dialog, list, export and button asks here. What one may not see does not
/// exist for them: a refusal reads like an unknown number.
/// </summary>
public static class Rights
{
    /// <summary>How far a role's right reaches.</summary>
    [Flags]
    private enum Reach { None = 0, Own = 1, Group = 2, Scope = 4, All = 8 }

    // o: one's own · g: the own group's · s: the written scope · a: all · - : nothing. Several roles add up.
    private const string Table = """
                            组员  组长  受理 联络员 领导 销号 值班 保管 审计 管理员  职工
        RecordVisit          g     g     -     -     -    -    -    -    -    -     -
        RecordForColleague   -     g     -     -     -    -    -    -    -    -     -
        SeeVisit             og    og    -     -     s    -    -    -    s    -     -
        ChangeVisit          o     og    -     -     -    -    -    -    -    -     -
        SeeGroup             -     g     -     -     -    -    -    -    -    -     -
        SetAbsence           o     og    o     o     o    o    o    o    o    a     -
        SettleUnit           -     g     -     -     -    -    -    -    -    -     -
        TakeDraft            -     g     -     -     -    -    -    -    -    -     -
        SeePlan              g     g     -     -     s    -    -    -    s    -     -
        SeeSummary           -     g     -     -     s    -    -    -    s    -     -
        RecordAction         g     g     -     -     -    -    -    -    -    -     -
        VoidAction           o     og    -     -     -    -    -    -    -    -     -
        AddAction            g     g     -     -     -    -    -    -    -    -     -
        ReportIssue          g     g     s     -     -    -    -    -    -    -     -
        SeeIssue             og    og    s     -     s    s    s    -    s    -     -
        NoteIssue            og    og    s     -     s    s    -    -    -    -     -
        AcceptIssue          -     -     s     -     -    -    -    -    -    -     -
        SignIssue            -     g     -     -     -    -    -    -    -    -     -
        HandleIssue          o     o     o     -     o    o    o    o    -    -     -
        AssignIssue          -     g     -     -     -    -    -    -    -    -     -
        GrantExtension       -     g     -     -     s    -    -    -    -    -     -
        DecideIssue          -     -     s     -     s    -    -    -    -    -     -
        UrgeIssue            o     og    s     -     s    -    -    -    -    -     -
        SuperviseIssue       -     -     -     -     s    -    -    -    -    -     -
        CheckIssue           -     -     -     -     -    s    -    -    -    -     -
        AnswerIssue          o     o     o     -     -    -    -    -    -    -     o
        TellReporter         -     g     s     -     -    -    -    -    -    -     -
        AskIdentity          o     o     o     -     o    -    -    -    -    -     -
        DecideIdentity       -     -     -     -     -    -    -    s    -    -     -
        PassForUnit          -     g     -     -     s    -    -    -    -    -     -
        AnswerForUnit        -     -     -     s     -    -    -    -    -    -     -
        PrintPosters         -     g     -     -     -    -    -    -    -    a     -
        ReissueLink          -     g     -     -     -    -    -    -    -    a     -
        MakeLinks            -     -     -     -     -    -    -    -    -    a     -
        RevokeAccess         -     -     -     -     -    -    -    -    -    a     -
        SeePeople            -     -     -     -     -    -    -    -    -    a     -
        ManageProgramme      -     -     -     -     -    -    -    -    -    a     -
        SendBroadcast        -     -     -     -     -    -    -    -    -    a     -
        SeeAudit             -     -     -     -     -    -    -    -    a    a     -
        ExportAudit          -     -     -     -     -    -    -    -    a    a     -
        """;

    private static readonly FrozenDictionary<Act, Reach[]> ByAct = Read();

    /// <summary>Whether this member may do this with that.</summary>
    public static bool May(Act act, Member? me, Target target, Programme programme)
    {
        var reach = ReachOf(act, me);
        return reach.HasFlag(Reach.All)
            || reach.HasFlag(Reach.Own) && target.Members?.Contains(me!.Code) == true
            || reach.HasFlag(Reach.Group) && me!.Group is not null && me.Group == target.Group
            || reach.HasFlag(Reach.Scope) && Covers(me!, target.Group, target.Unit, programme);
    }

    /// <summary>Whether there is anything at all with which this member may do this: whether a button is offered.</summary>
    public static bool MayAny(Act act, Member? me) => ReachOf(act, me) is var reach && (me?.Group is null ? reach & ~Reach.Group : reach) != Reach.None;

    /// <summary>
    /// Whether this member may make a link for that one. Whoever has a link can take the account over: a group leader may not do that to
    /// somebody of the group who holds more than the group's roles, and whoever stands in for a leader not to a leader, for they would keep
    /// the account when the absence is over.
    /// </summary>
    public static bool MayReissue(Member? me, Member of, Programme programme) => May(Act.MakeLinks, me, new(of.Group), programme)
        || May(Act.ReissueLink, me, new(of.Group), programme) && of.Roles.All(r => r == Role.Cadre || r == Role.GroupLeader && programme.Member(me!.Code)?.Is(Role.GroupLeader) == true);

    /// <summary>限定处理人: such issues exist for their handlers, their closers and the identity keepers only.</summary>
    public static bool MaySeeCategory(Member me, Category category) =>
        category.Handlers.IsEmpty || category.Handlers.Contains(me.Code) || me.Is(Role.Closer) || me.Is(Role.IdentityKeeper);

    /// <summary>The written scope names the group, the unit, or the area of either; 全部 means all.</summary>
    public static bool Covers(Member member, string? group, string? unit, Programme programme) =>
        member.Scope.Contains(Member.All)
        || group is not null && (member.Scope.Contains(group) || programme.Group(group) is { } g && member.Scope.Contains(g.Area))
        || unit is not null && (member.Scope.Contains(unit) || programme.Unit(unit)?.Area is { } area && member.Scope.Contains(area));

    private static Reach ReachOf(Act act, Member? me)
    {
        var reach = Reach.None;
        if (me is null) return reach;
        foreach (var role in me.Roles) reach |= ByAct[act][(int)role];
        return reach;
    }

    /// <summary>The columns stand in the order of <see cref="Role"/>.</summary>
    private static FrozenDictionary<Act, Reach[]> Read() => Table.ReplaceLineEndings("\n").Split('\n').Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenDictionary(cells => Enum.Parse<Act>(cells[0]), cells => cells.Skip(1).Select(Letters).ToArray());

    private static Reach Letters(string cell) => cell.Aggregate(Reach.None, (reach, letter) => reach | letter switch
    {
        'o' => Reach.Own,
        'g' => Reach.Group,
        's' => Reach.Scope,
        'a' => Reach.All,
        _ => Reach.None,
    });
}
