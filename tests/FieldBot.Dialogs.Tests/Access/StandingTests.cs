using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Access;

/// <summary>As whom somebody acts: deputies while a leader is away, the built-in administrator while there is no other.</summary>
public sealed class StandingTests
{
    // C001 leads G01, C002–C004 are in it; C005 leads G02.
    private static readonly DateOnly First = new(2022, 4, 4), Last = new(2022, 4, 6);

    private readonly World _world = new();
    private int _absences;

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_deputy_leads_the_group_from_the_first_day_of_the_absence_to_its_last(int day, bool leads)
    {
        Away("C001", "C002");
        Assert.Equal(leads, Leads("C002", First.AddDays(day)));
    }

    [Fact]
    public void A_deputy_keeps_their_own_role_and_the_absent_leader_theirs()
    {
        Away("C001", "C002");
        Assert.Equal([Role.Cadre, Role.GroupLeader], Of("C002", First)!.Roles);
        Assert.Equal(_world.Programme.Member("C001"), Of("C001", First));
        Assert.False(Leads("C003", First));
    }

    [Fact]
    public void A_deputy_may_what_a_leader_may_in_the_own_group_only()
    {
        Away("C001", "C002");
        var deputy = Of("C002", First);
        Assert.True(Rights.May(Act.SettleUnit, deputy, new("G01"), _world.Programme));
        Assert.False(Rights.May(Act.SettleUnit, deputy, new("G02"), _world.Programme));
    }

    [Fact]
    public void An_absence_that_was_ended_gives_nothing()
    {
        Away("C001", "C002", ended: true);
        Assert.False(Leads("C002", First));
    }

    [Theory]
    [InlineData("C003", "C002")] // stands in for a cadre
    [InlineData("C001", "C006")] // of another group
    [InlineData("C001", "L03")] // of no group
    [InlineData("C001", null)]
    public void Nobody_else_becomes_a_leader(string away, string? deputy)
    {
        Away(away, deputy);
        foreach (var member in _world.Programme.Members.Where(m => !m.Is(Role.GroupLeader))) Assert.False(Leads(member.Code, First), member.Code);
    }

    [Fact]
    public void Whoever_stands_in_for_the_deputy_leads_and_reads_what_is_meant_for_the_leader()
    {
        Away("C001", "C002");
        Away("C002", "C003");
        Assert.True(Leads("C003", First));
        Assert.Equal("C003", Standing.Reader("C001", _world.Records, First));
        Assert.Equal("C001", Standing.Reader("C001", _world.Records, Last.AddDays(1)));
    }

    [Fact]
    public void Those_who_stand_in_for_each_other_come_to_an_end()
    {
        Away("C001", "C002");
        Away("C002", "C001");
        Assert.Equal("C002", Standing.Reader("C001", _world.Records, First));
        Assert.True(Leads("C002", First));
    }

    [Fact]
    public void The_built_in_administrator_acts_until_one_of_the_programme_is_bound_and_again_when_none_is()
    {
        Assert.Equal(EmptyProgramme.Value.Member(EmptyProgramme.Admin), Of(EmptyProgramme.Admin, First));
        foreach (var nobodysAdmin in (string[])[EmptyProgramme.Admin, "C001"]) _world.Person(nobodysAdmin);
        Assert.NotNull(Of(EmptyProgramme.Admin, First));
        _world.Person("K01");
        Assert.Null(Of(EmptyProgramme.Admin, First));
        _world.Records.Bound.Remove("K01");
        Assert.NotNull(Of(EmptyProgramme.Admin, First));
    }

    [Fact]
    public void Who_is_not_in_the_programme_is_nobody() => Assert.Null(Of("C999", First));

    private Member? Of(string code, DateOnly day) => Standing.Of(code, _world.Programme, _world.Records, day);

    private bool Leads(string code, DateOnly day) => Rights.May(Act.SeeGroup, Of(code, day), new(_world.Programme.Member(code)!.Group), _world.Programme);

    private void Away(string member, string? deputy, bool ended = false) =>
        _world.Records.Apply(new Event.AbsenceSet(new(++_absences, member, First, Last, deputy, member, _world.Now, ended ? _world.Now : null)), null, member, _world.Now);
}
