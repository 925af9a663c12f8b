using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests;

/// <summary>To whom a notice goes: nothing of duty is lost because somebody is away, or left in peace.</summary>
public sealed class NoticeTests
{
    private readonly World _world = new();

    public NoticeTests()
    {
        foreach (var member in (string[])["C001", "C002"]) _world.Person(member);
    }

    private Facts Facts => new(_world.Now, _world.Programme, null, _world.Records);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_comes_to_a_deputy_comes_whatever_they_muted(bool muted)
    {
        Away("C001", "C002");
        Mute("C002", muted);
        Assert.Equal(("C002", "C001"), (Notices.OnDuty("C001", Facts)!.Reader, Notices.OnDuty("C001", Facts)!.InPlaceOf));
    }

    [Fact]
    public void Whoever_muted_what_is_not_urgent_gets_none_of_their_own()
    {
        Mute("C001", muted: true);
        Assert.Null(Notices.OnDuty("C001", Facts));
        Assert.Null(Notices.ToPerson("C001", Facts));
        Assert.Equal("C001", Notices.Urgent("C001", Facts)!.Reader);
    }

    private void Mute(string member, bool muted) => _world.Records.Apply(new Event.PreferencesChanged(member, Preferences.None with { Muted = muted }), null, member, _world.Now);

    private void Away(string member, string deputy) =>
        _world.Records.Apply(new Event.AbsenceSet(new(1, member, _world.Programme.DayOf(_world.Now), _world.Programme.DayOf(_world.Now), deputy, member, _world.Now)), null, member, _world.Now);
}
