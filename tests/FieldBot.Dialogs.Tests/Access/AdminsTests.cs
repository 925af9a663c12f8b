using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Tests.Access;

/// <summary>The last administrator: without their account nobody could administer from the chat.</summary>
public sealed class AdminsTests
{
    /// <summary>K01 is the sample's administrator; here K04 is one too, beside their own role.</summary>
    private static readonly Programme TwoAdmins = With([.. Sample.Programme.Members.Select(m => m.Code == "K04" ? m with { Roles = m.Roles.Add(Role.Admin) } : m)]);

    private static readonly Programme NoAdmin = With([.. Sample.Programme.Members.Where(m => !m.Is(Role.Admin))]);

    [Theory]
    [InlineData("K01", true, "K01")]
    [InlineData("K01", true, "K01", "C001")] // a group leader cannot administer
    [InlineData("K01", false, "K01", "K04")]
    [InlineData("K04", false, "K01", "K04")]
    [InlineData("K01", false, "K01", EmptyProgramme.Admin)] // who is back as soon as K01 is gone
    [InlineData("K01", false, "K04")]
    [InlineData(EmptyProgramme.Admin, true, EmptyProgramme.Admin)]
    [InlineData(EmptyProgramme.Admin, false, EmptyProgramme.Admin, "K01")]
    [InlineData("C001", false, "C001")]
    [InlineData("C999", false)]
    public void The_last_is_who_leaves_nobody_behind(string member, bool last, params string[] bound) =>
        Assert.Equal(last, Admins.IsLast(member, Facts(bound)));

    [Theory]
    [InlineData(true, "K01")]
    [InlineData(true, EmptyProgramme.Admin)]
    [InlineData(false, "K04", "C001")]
    [InlineData(false)]
    public void A_programme_has_somebody_when_one_of_its_administrators_has_an_account(bool has, params string[] bound) =>
        Assert.Equal(has, Admins.AnyBound(Sample.Programme, Facts(bound)));

    [Fact]
    public void A_programme_without_an_administrator_has_the_built_in_one_only()
    {
        Assert.False(Admins.AnyBound(NoAdmin, Facts("K01", "K04")));
        Assert.True(Admins.AnyBound(NoAdmin, Facts(EmptyProgramme.Admin)));
    }

    [Fact]
    public void The_built_in_one_is_not_told_of_losing_an_account_that_it_keeps()
    {
        var world = new World(EmptyProgramme.Value);
        world.Person(EmptyProgramme.Admin);
        var number = world.Records.AddCandidate(Sample.Programme, Sample.Tables, AuditTrail.CommandLine, world.Now);
        var outcome = OfficeWork.Apply(new(world.Now, world.Programme, null, world.Records), number);
        Assert.IsType<Event.ProgrammeApplied>(Assert.Single(outcome.Events));
        Assert.DoesNotContain(outcome.Replies, r => r.To == EmptyProgramme.Admin && r.Message.Html == Wording.In("zh-Hans").Say("apply.lost.told"));
    }

    [Fact]
    public void An_administrator_is_told_in_their_own_language_who_imported()
    {
        var world = new World();
        world.Person("K01", "en");
        var number = world.Records.AddCandidate(Sample.Programme, Sample.Tables, AuditTrail.CommandLine, world.Now);
        var told = OfficeWork.Apply(new(world.Now, world.Programme, null, world.Records), number).Replies.Single(r => r.To == "K01");
        Assert.Contains(Wording.In("en").Plain("who.command-line"), told.Message.Html, StringComparison.Ordinal);
    }

    private static Facts Facts(params string[] bound)
    {
        var world = new World(TwoAdmins);
        foreach (var member in bound) world.Person(member);
        return new(world.Now, world.Programme, null, world.Records);
    }

    private static Programme With(ImmutableArray<Member> members) => new()
    {
        Version = 1, Settings = Sample.Programme.Settings, Members = members, Areas = [], Units = [], Groups = [], Questions = [], Categories = [], Limits = [], Actions = [], Calendar = [], Terms = Sample.Programme.Terms,
    };
}
