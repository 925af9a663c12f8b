using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Access;

/// <summary>Who may do what, cell by cell: every role, every act, every kind of target.</summary>
public sealed class RightsTests
{
    /// <summary>What a thing is to the person: in each it is nothing else.</summary>
    public enum Relation { Own, OfMyGroup, GroupInScope, AreaOfGroupInScope, UnitInScope, AreaOfUnitInScope, Elsewhere }

    private static readonly Relation[] InScope = [Relation.GroupInScope, Relation.AreaOfGroupInScope, Relation.UnitInScope, Relation.AreaOfUnitInScope];

    // Written the other way round than the table in Rights, role by role, so that neither is a copy of the other.
    private static readonly Dictionary<Role, string> Expected = new()
    {
        [Role.Cadre] =
            "own: SeeVisit ChangeVisit SetAbsence VoidAction SeeIssue NoteIssue HandleIssue UrgeIssue AnswerIssue AskIdentity; " +
            "group: RecordVisit SeeVisit SeePlan RecordAction AddAction ReportIssue SeeIssue NoteIssue",
        [Role.GroupLeader] =
            "own: SeeVisit ChangeVisit SetAbsence VoidAction SeeIssue NoteIssue HandleIssue UrgeIssue AnswerIssue AskIdentity; " +
            "group: RecordVisit RecordForColleague SeeVisit ChangeVisit SeeGroup SetAbsence SettleUnit TakeDraft SeePlan SeeSummary RecordAction VoidAction AddAction ReissueLink ReportIssue SeeIssue NoteIssue SignIssue AssignIssue GrantExtension UrgeIssue TellReporter PassForUnit PrintPosters",
        [Role.Intake] = "own: SetAbsence HandleIssue AnswerIssue AskIdentity; scope: ReportIssue SeeIssue NoteIssue AcceptIssue DecideIssue UrgeIssue TellReporter",
        [Role.Liaison] = "own: SetAbsence; scope: AnswerForUnit",
        [Role.Leader] = "own: SetAbsence HandleIssue AskIdentity; scope: SeeVisit SeePlan SeeSummary SeeIssue NoteIssue GrantExtension DecideIssue UrgeIssue SuperviseIssue PassForUnit",
        [Role.Closer] = "own: SetAbsence HandleIssue; scope: SeeIssue NoteIssue CheckIssue",
        [Role.OnCall] = "own: SetAbsence HandleIssue; scope: SeeIssue",
        [Role.IdentityKeeper] = "own: SetAbsence HandleIssue; scope: DecideIdentity",
        [Role.Auditor] = "own: SetAbsence; scope: SeeVisit SeePlan SeeSummary SeeIssue; all: SeeAudit ExportAudit",
        [Role.Admin] = "all: SetAbsence ReissueLink MakeLinks RevokeAccess SeePeople ManageProgramme SendBroadcast SeeAudit ExportAudit PrintPosters",
        [Role.Worker] = "own: AnswerIssue",
    };

    private static readonly Programme Programme = Of();

    private static Programme Of(params ImmutableArray<Member> members) => new()
    {
        Version = 1, Settings = Sample.Programme.Settings, Members = members, Questions = [], Categories = [], Limits = [], Actions = [], Calendar = [], Terms = Sample.Programme.Terms,
        Areas = [new("A1", "one", ""), new("A2", "two", ""), new("A3", "three", "")],
        Units = [new("U1", "mine", "", "A1"), new("U2", "named", "", "A9"), new("U3", "in the area", "", "A2"), new("U9", "elsewhere", "", "A3")],
        Groups = [new("G1", "mine", "A1", ["U1"]), new("G2", "named", "A9", []), new("G3", "in the area", "A2", []), new("G9", "elsewhere", "A3", ["U9"])],
    };

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public void Every_role_may_what_its_line_says_and_nothing_else(Role role)
    {
        var me = Me(role);
        foreach (var act in Enum.GetValues<Act>())
            foreach (var relation in Enum.GetValues<Relation>())
                Assert.True(May(role, act, relation) == Rights.May(act, me, TargetOf(relation), Programme), $"{role} {act} {relation}");
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_button_is_offered_when_there_is_anything_to_do_with_it(Role role)
    {
        foreach (var act in Enum.GetValues<Act>())
        {
            Assert.True(Enum.GetValues<Relation>().Any(r => May(role, act, r)) == Rights.MayAny(act, Me(role)), $"{role} {act}");
            Assert.True(Enum.GetValues<Relation>().Except([Relation.OfMyGroup]).Any(r => May(role, act, r)) == Rights.MayAny(act, Me(role) with { Group = null }), $"{role} {act} without a group");
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_group_leader_gives_no_link_to_whoever_holds_more_than_the_groups_roles(Role role)
    {
        var colleague = new Member("C9", "c", [Role.Cadre, role], "G1", ["G1"]);
        Assert.Equal(role is Role.Cadre or Role.GroupLeader, Rights.MayReissue(Me(Role.GroupLeader), colleague, Of(Me(Role.GroupLeader))));
        // Whoever stands in for a leader is a leader today, but not in the programme.
        Assert.Equal(role is Role.Cadre, Rights.MayReissue(Me(Role.Cadre, Role.GroupLeader), colleague, Of(Me(Role.Cadre))));
        Assert.True(Rights.MayReissue(Me(Role.Admin), colleague, Programme));
        Assert.False(Rights.MayReissue(Me(Role.GroupLeader), colleague with { Group = "G9" }, Programme));
        Assert.False(Rights.MayReissue(Me(Role.Cadre), colleague, Programme));
    }

    [Fact]
    public void Several_roles_add_up()
    {
        foreach (var one in Enum.GetValues<Role>())
            foreach (var other in Enum.GetValues<Role>())
                foreach (var act in Enum.GetValues<Act>())
                    foreach (var relation in Enum.GetValues<Relation>())
                        Assert.Equal(May(one, act, relation) || May(other, act, relation), Rights.May(act, Me(one, other), TargetOf(relation), Programme));
    }

    [Fact]
    public void Nobody_and_whoever_has_no_role_may_nothing()
    {
        foreach (var act in Enum.GetValues<Act>())
        {
            Assert.False(Rights.MayAny(act, null));
            Assert.False(Rights.MayAny(act, Me()));
            foreach (var relation in Enum.GetValues<Relation>()) Assert.False(Rights.May(act, null, TargetOf(relation), Programme) || Rights.May(act, Me(), TargetOf(relation), Programme));
        }
    }

    [Fact]
    public void The_group_of_whoever_has_none_is_not_the_group_of_a_thing_without_one() =>
        Assert.False(Rights.May(Act.SeeVisit, Me(Role.Cadre) with { Group = null }, new(Group: null), Programme));

    [Theory]
    [InlineData("G9", null, "全部", true)]
    [InlineData(null, null, "全部", true)]
    [InlineData("G9", "U9", "G9", true)]
    [InlineData("G9", "U9", "U9", true)]
    [InlineData("G9", "U1", "A3", true)]
    [InlineData("G1", "U9", "A3", true)]
    [InlineData("G1", "U1", "A3", false)]
    [InlineData("G1", "U1", "G", false)]
    [InlineData("gone", "gone", "A3", false)]
    [InlineData("gone", null, "gone", true)]
    [InlineData(null, null, "A3", false)]
    public void A_scope_covers_what_it_names_and_what_lies_in_the_areas_it_names(string? group, string? unit, string scope, bool covers) =>
        Assert.Equal(covers, Rights.Covers(Me(Role.Leader) with { Scope = [scope] }, group, unit, Programme));

    [Fact]
    public void No_scope_covers_nothing() => Assert.False(Rights.Covers(Me(Role.Leader) with { Scope = [] }, "G1", "U1", Programme));

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_restricted_category_exists_for_its_handlers_its_closers_and_the_keepers_only(Role role)
    {
        var (open, restricted) = (Category([]), Category(["X1"]));
        Assert.True(Rights.MaySeeCategory(Me(role), open));
        Assert.True(Rights.MaySeeCategory(Me(role) with { Code = "X1" }, restricted));
        Assert.Equal(role is Role.Closer or Role.IdentityKeeper, Rights.MaySeeCategory(Me(role), restricted));
    }

    private static Category Category(ImmutableArray<string> handlers) => Sample.Programme.Categories[0] with { Handlers = handlers };

    private static Member Me(params Role[] roles) => new("ME", "me", [.. roles], "G1", ["G2", "A2", "U2"]);

    private static Target TargetOf(Relation relation) => relation switch
    {
        Relation.Own => new("G9", "U9", "OTHER", "ME"),
        Relation.OfMyGroup => new("G1", "U9", "OTHER"),
        Relation.GroupInScope => new("G2", "U9", "OTHER"),
        Relation.AreaOfGroupInScope => new("G3", "U9", "OTHER"),
        Relation.UnitInScope => new("G9", "U2", "OTHER"),
        Relation.AreaOfUnitInScope => new("G9", "U3", "OTHER"),
        _ => new("G9", "U9", "OTHER"),
    };

    private static bool May(Role role, Act act, Relation relation) => Expected[role].Split("; ").Select(p => p.Split(": ")).Any(p => p[1].Split(' ').Contains(act.ToString()) && (p[0] switch
    {
        "own" => relation == Relation.Own,
        "group" => relation == Relation.OfMyGroup,
        "scope" => InScope.Contains(relation),
        _ => true,
    }));
}
