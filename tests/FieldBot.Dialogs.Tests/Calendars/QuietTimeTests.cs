using CsCheck;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Calendars;

public class QuietTimeTests
{
    [Theory]
    [InlineData("2022-04-01 21:29", null)]
    [InlineData("2022-04-01 21:30", "2022-04-02 07:30")]
    [InlineData("2022-04-01 23:59", "2022-04-02 07:30")]
    [InlineData("2022-04-02 00:00", "2022-04-02 07:30")]
    [InlineData("2022-04-02 07:29", "2022-04-02 07:30")]
    [InlineData("2022-04-02 07:30", null)]
    [InlineData("2022-04-02 12:00", null)]
    public void Over_night(string at, string? end)
    {
        var quiet = QuietTime.Of(Sample.Programme);
        Assert.Equal(end is not null, quiet.IsQuiet(Local.At(at)));
        Assert.Equal(Local.At(end ?? at), quiet.EndsAt(Local.At(at)));
        Assert.Equal(TimeSpan.Zero, quiet.EndsAt(Local.At(at)).Offset);
    }

    [Theory]
    [InlineData("2022-04-01 12:29", false)]
    [InlineData("2022-04-01 12:30", true)]
    [InlineData("2022-04-01 13:59", true)]
    [InlineData("2022-04-01 14:00", false)]
    public void At_noon(string at, bool quiet) => Assert.Equal(quiet, new QuietTime(Local.Shanghai, Local.Span("12:30-14:00")).IsQuiet(Local.At(at)));

    [Fact]
    public void From_a_time_to_the_same_time_is_never() => Assert.False(new QuietTime(Local.Shanghai, default).IsQuiet(Local.At("2022-04-01 00:00")));

    [Fact]
    public void Nights_of_clock_changes_are_shorter_or_longer()
    {
        var quiet = new QuietTime(Local.Berlin, Local.Span("21:30-07:30"));
        Assert.Equal(Local.Utc("2022-03-27 05:30"), quiet.EndsAt(Local.Utc("2022-03-26 20:30")));
        Assert.Equal(Local.Utc("2022-10-30 06:30"), quiet.EndsAt(Local.Utc("2022-10-29 19:30")));
    }

    [Fact]
    public void An_end_that_is_jumped_over_or_shown_twice()
    {
        var quiet = new QuietTime(Local.Berlin, Local.Span("22:00-02:30"));
        Assert.Equal(Local.Utc("2022-03-27 01:00"), quiet.EndsAt(Local.Utc("2022-03-27 00:00")));
        // 02:30 for the second time.
        Assert.Equal(Local.Utc("2022-10-30 01:30"), quiet.EndsAt(Local.Utc("2022-10-29 23:00")));
    }

    [Fact]
    public void Quiet_whenever_the_wall_shows_it_and_over_at_its_end() =>
        Gen.Select(Zones.Any, Zones.TimeOfDay, Zones.TimeOfDay, Gen.Int[0, 2 * 365 * 1440].Array[50]).Sample((zone, from, to, minutes) =>
        {
            var quiet = new QuietTime(zone, (from, to));
            foreach (var at in minutes.Select(m => Zones.Start.AddMinutes(m)).Concat(Zones.Changes(zone).Select(c => c.AddMinutes(minutes[0] % 180 - 90))))
            {
                var end = quiet.EndsAt(at);
                Assert.False(quiet.IsQuiet(end));
                // All but a few minutes of a day, in the night of an hour shown twice: two nights run into one.
                Assert.InRange(end - at, TimeSpan.Zero, TimeSpan.FromHours(50));
                Assert.Equal(end != at, quiet.IsQuiet(at));
                if (Shown(at)) Assert.True(quiet.IsQuiet(at));
                if (Zones.Changes(zone).Any(c => (c - at).Duration() < TimeSpan.FromDays(2))) continue;
                Assert.Equal(Shown(at), quiet.IsQuiet(at));
                if (Shown(at)) Assert.Equal(to, Zones.Wall(zone, end));
            }

            bool Shown(DateTimeOffset at) => from != to && Zones.Wall(zone, at).IsBetween(from, to);
        }, iter: 500);
}
