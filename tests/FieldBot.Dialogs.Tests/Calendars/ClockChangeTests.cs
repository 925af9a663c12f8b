using FieldBot.Dialogs.Calendars;

namespace FieldBot.Dialogs.Tests.Calendars;

/// <summary>Berlin jumps on 2022-03-27 from 02:00 to 03:00 (01:00 UTC) and goes back on 10-30 from 03:00 to 02:00; New York goes back on 11-06 from 02:00 to 01:00 (06:00 UTC).</summary>
public class ClockChangeTests
{
    [Fact]
    public void A_span_over_the_jump_lasts_an_hour_less()
    {
        var calendar = Local.Calendar(Local.Berlin, "01:00-04:00", "2022-03-27");
        Assert.Equal(Local.Utc("2022-03-27 01:30"), calendar.AddWorkingTime(Local.Utc("2022-03-26 23:00"), TimeSpan.FromMinutes(90)));
        Assert.Equal(Local.Utc("2022-03-27 02:00"), calendar.AddWorkingTime(Local.Utc("2022-03-27 00:00"), TimeSpan.FromHours(2)));
        // 01:00 on Monday is 23:00 UTC.
        Assert.Equal(Local.Utc("2022-03-28 00:00"), calendar.AddWorkingTime(Local.Utc("2022-03-27 00:00"), TimeSpan.FromHours(3)));
    }

    [Fact]
    public void What_the_clock_jumps_over_is_the_jump()
    {
        var calendar = Local.Calendar(Local.Berlin, "02:15-02:45", "2022-03-27");
        Assert.Equal(Local.Utc("2022-03-27 01:00"), calendar.CloseOfWorkingDay(Local.Utc("2022-03-26 12:00"), 1));
        Assert.True(calendar.IsWorkingTime(Local.Utc("2022-03-27 01:00")));
        Assert.Equal(Local.Utc("2022-03-28 00:16"), calendar.AddWorkingTime(Local.Utc("2022-03-26 12:00"), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_span_over_the_hour_shown_twice_lasts_an_hour_more()
    {
        var calendar = Local.Calendar(Local.NewYork, "01:30-03:00", "2022-11-06");
        Assert.Equal(Local.Utc("2022-11-06 05:30"), calendar.NextWorkingTime(Local.Utc("2022-11-06 00:00")));
        Assert.Equal(Local.Utc("2022-11-06 08:00"), calendar.AddWorkingTime(Local.Utc("2022-11-06 05:30"), TimeSpan.FromMinutes(150)));
    }

    [Fact]
    public void Who_closes_in_the_hour_shown_twice_closes_the_first_time()
    {
        var calendar = Local.Calendar(Local.NewYork, "00:00-01:30|01:30-01:45", "2022-11-06");
        Assert.Equal(Local.Utc("2022-11-06 05:45"), calendar.CloseOfWorkingDay(Local.Utc("2022-11-05 12:00"), 1));
        Assert.Equal(Local.Utc("2022-11-06 05:45"), calendar.AddWorkingTime(Local.Utc("2022-11-06 04:00"), TimeSpan.FromMinutes(105)));
        Assert.False(calendar.IsWorkingTime(Local.Utc("2022-11-06 06:15")));
    }

    [Fact]
    public void The_close_follows_the_clock_on_the_wall()
    {
        var calendar = Local.Calendar(Local.Berlin, "08:30-12:00|14:30-18:00");
        Assert.Equal(Local.Utc("2022-03-25 17:00"), calendar.CloseOfWorkingDay(Local.Utc("2022-03-24 10:00"), 1));
        Assert.Equal(Local.Utc("2022-03-28 16:00"), calendar.CloseOfWorkingDay(Local.Utc("2022-03-25 10:00"), 1));
        Assert.Equal(Local.Utc("2022-10-31 17:00"), calendar.CloseOfWorkingDay(Local.Utc("2022-10-28 10:00"), 1));
        // 23:30 UTC on Thursday is Friday in Berlin.
        Assert.Equal(Local.Utc("2022-03-28 16:00"), calendar.CloseOfWorkingDay(Local.Utc("2022-03-24 23:30"), 1));
    }

    [Fact]
    public void A_day_that_begins_with_a_jump()
    {
        // Santiago, Sunday 2022-09-11: 00:00 becomes 01:00 (04:00 UTC).
        var calendar = Local.Calendar(Local.Zone("America/Santiago"), "00:00-02:00", "2022-09-11");
        Assert.Equal(Local.Utc("2022-09-11 04:00"), calendar.NextWorkingTime(Local.Utc("2022-09-10 12:00")));
        Assert.Equal(Local.Utc("2022-09-11 05:00"), calendar.CloseOfWorkingDay(Local.Utc("2022-09-10 12:00"), 1));
    }
}
