using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries.Digests;
using FieldBot.Dialogs.Tests.Calendars;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Digests;

public class DigestClockTests
{
    // 2 April is a Saturday that is 班, 3 to 5 April are 休, 30 April to 4 May are 休 and 7 May is a Saturday that is 班.
    [Theory]
    [InlineData("2022-04-01 08:29", "2022-04-01 08:30")]
    [InlineData("2022-04-01 08:30", "2022-04-02 08:30")]
    [InlineData("2022-04-02 08:30", "2022-04-06 08:30")]
    [InlineData("2022-04-03 12:00", "2022-04-06 08:30")]
    [InlineData("2022-04-08 09:00", "2022-04-11 08:30")]
    [InlineData("2022-04-29 09:00", "2022-05-05 08:30")]
    [InlineData("2022-05-06 09:00", "2022-05-07 08:30")]
    public void A_daily_one_comes_on_working_days_only(string after, string next) => Assert.Equal(Local.At(next), Next(new(Rhythm.Daily, new(8, 30)) { By = "", LastAt = default }, after));

    [Theory]
    [InlineData("2022-03-27 09:00", DayOfWeek.Monday, "2022-03-28 08:30")]
    [InlineData("2022-03-28 08:30", DayOfWeek.Monday, "2022-04-06 08:30")]
    [InlineData("2022-04-04 08:30", DayOfWeek.Monday, "2022-04-06 08:30")] // its own day is past, the day to which it was put off is not
    [InlineData("2022-04-06 08:30", DayOfWeek.Monday, "2022-04-11 08:30")]
    [InlineData("2022-04-29 09:00", DayOfWeek.Wednesday, "2022-05-05 08:30")]
    [InlineData("2022-05-04 23:00", DayOfWeek.Wednesday, "2022-05-05 08:30")]
    [InlineData("2022-05-05 08:30", DayOfWeek.Wednesday, "2022-05-11 08:30")]
    [InlineData("2022-04-08 09:00", DayOfWeek.Friday, "2022-04-15 08:30")]
    public void A_weekly_one_comes_on_its_day_or_the_next_working_day(string after, DayOfWeek day, string next) =>
        Assert.Equal(Local.At(next), Next(new(Rhythm.Weekly, new(8, 30)) { Day = day, By = "", LastAt = default }, after));

    /// <summary>Two Mondays of one rest are one digest.</summary>
    [Fact]
    public void A_rest_of_two_weeks_puts_off_one_digest()
    {
        var programme = With(string.Join(';', Enumerable.Range(4, 12).Select(d => $"calendar +2022-07-{d:D2},休,")));
        var digest = new Digest(Rhythm.Weekly, new(8, 30)) { By = "", LastAt = default };
        Assert.Equal(Local.At("2022-07-18 08:30"), DigestClock.Next(digest, Local.At("2022-07-04 09:00"), programme));
        Assert.Equal(Local.At("2022-07-25 08:30"), DigestClock.Next(digest, Local.At("2022-07-18 08:30"), programme));
    }

    /// <summary>Where clocks change it comes once, at the wall's time or where that was jumped over.</summary>
    [Theory]
    [InlineData("2026-03-28T20:00:00+00:00", "2026-03-29T01:00:00+00:00")]
    [InlineData("2026-10-24T20:00:00+00:00", "2026-10-25T00:30:00+00:00")]
    [InlineData("2026-10-25T00:30:00+00:00", "2026-10-26T01:30:00+00:00")]
    public void A_clock_that_changes(string after, string next)
    {
        var programme = With("calendar +2026-03-29,班,; calendar +2026-10-25,班,; programme 时区 值=Europe/Berlin");
        var at = System.Globalization.CultureInfo.InvariantCulture;
        Assert.Equal(DateTimeOffset.Parse(next, at), DigestClock.Next(new(Rhythm.Daily, new(2, 30)) { By = "", LastAt = default }, DateTimeOffset.Parse(after, at), programme));
    }

    private static DateTimeOffset Next(Digest digest, string after) => DigestClock.Next(digest, Local.At(after), Sample.Programme);

    private static Programme With(string changes)
    {
        var reading = ProgrammeReader.Read(Edited.Tables(Sample.Tables, changes), 1);
        Assert.Empty(reading.Faults);
        return reading.Programme!;
    }
}
