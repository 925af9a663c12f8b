using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Calendars;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Dialogs.Tests.Issues;

namespace FieldBot.Dialogs.Tests.Digests;

public class DigestPostTests
{
    private readonly World _world = new();

    /// <summary>The program was off for days: what it missed is told once, and what is due soon after is not told again.</summary>
    [Theory]
    [InlineData("2022-04-01 15:00", "2022-04-01 15:00", "2022-04-02 08:30")]
    [InlineData("2022-04-06 08:10", "2022-04-06 08:10", "2022-04-07 08:30")]
    [InlineData("2022-04-07 02:00", "2022-04-07 07:30", "2022-04-08 08:30")]
    [InlineData("2022-04-03 10:00", "2022-04-06 08:30", "2022-04-07 08:30")]
    public void After_downtime_there_is_one_digest(string back, string told, string next)
    {
        var leader = Chosen("L01", new(8, 30));
        _world.Now = Local.At(back);
        var played = _world.Pass(Local.At(told).AddMinutes(30));
        var sent = Assert.Single(played, p => p.Outcome.Events.OfType<Event.DigestSent>().Any());
        Assert.Equal(Local.At(told), sent.At);
        Assert.Equal(Local.At(next), _world.Records.TimerOf("digest:d:@L01"));
        Assert.Single(leader.Shown, s => s.Message.Html.Contains("进展摘要", StringComparison.Ordinal));
    }

    /// <summary>Nothing of what workers brought is in what a group hears, day by day or of one area; of a whole week only what is not few.</summary>
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_group_never_hears_of_few_concerns(int concerns, bool told)
    {
        _world.Person("K01");
        InGroup(new Input.Command("digest", ""));
        foreach (var data in (string[])["dr.0.d.0800", "dr.0.w.1.0830"]) InGroup(new Input.Pressed(data));
        var @case = new Case(_world);
        for (var i = 0; i < concerns; i++)
            _world.Records.Apply(new Event.IssueMoved(@case.Register("C029") with { Reporter = $"{ConcernCode.Mark}A{i}", Group = null }), null, "C029", _world.Now);
        _world.Pass(Local.At("2022-04-06 09:00"));
        var digests = _world.Group.Shown.Where(s => s.Message.Html.Contains("进展摘要 ·", StringComparison.Ordinal)).Select(s => Screen.Plain(s.Message.Html)).ToList();
        Assert.All(digests, text => Assert.Contains("未结 0 件", text, StringComparison.Ordinal));
        Assert.Equal(1, digests.Count(text => text.Contains("职工诉求，", StringComparison.Ordinal)));
        Assert.Equal(told, digests.Exists(text => text.Contains($"登记 {concerns}；", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_one_area_a_group_hears_nothing_of_concerns()
    {
        _world.Person("K01");
        InGroup(new Input.Command("digest", ""));
        foreach (var data in (string[])["dr.0.w.1.0830", "dr.0.area.2"]) InGroup(new Input.Pressed(data));
        _world.Pass(Local.At("2022-04-06 09:00"));
        Assert.DoesNotContain(_world.Group.Shown, s => s.Message.Html.Contains("职工诉求，", StringComparison.Ordinal));
        Assert.Contains(_world.Group.Shown, s => s.Message.Html.Contains("进展摘要 · 昭化区", StringComparison.Ordinal));
    }

    /// <summary>Whoever may see no summary any more has no digest either; a tap for somebody else's does not exist.</summary>
    [Fact]
    public void Whoever_may_not_see_it_has_none()
    {
        Chosen("L01", new(8, 30));
        _world.Records.Bound.Remove("L01");
        var played = _world.Pass(Local.At("2022-04-01 09:00"));
        Assert.Contains(played, p => p.Outcome.Events is [Event.DigestStopped] && p.Outcome.Replies.IsEmpty);
        Assert.Empty(_world.Records.Digests);
        Assert.Empty(_world.Play(_world.Person("C002"), new Input.Pressed("dg.d.0800")).Events);
    }

    private Person Chosen(string member, TimeOnly at)
    {
        _world.Now = Local.At("2022-03-31 09:00");
        var person = _world.Person(member);
        _world.Play(person, new Input.Pressed($"dg.d.{at:HHmm}"));
        return person;
    }

    private void InGroup(Input input) => _world.PlayInGroup(_world.Person("K01"), 0, input);
}
