using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Calendars;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Of(Sample.Programme);

    [Theory]
    [InlineData("2022-04-01", true)] // Friday
    [InlineData("2022-04-02", true)] // Saturday, 班
    [InlineData("2022-04-03", false)] // Sunday, 休
    [InlineData("2022-04-05", false)] // Tuesday, 休
    [InlineData("2022-04-06", true)]
    [InlineData("2022-04-09", false)] // Saturday
    [InlineData("2022-04-24", true)] // Sunday, 班
    [InlineData("2022-05-04", false)]
    [InlineData("2022-05-07", true)] // Saturday, 班
    [InlineData("2022-05-08", false)]
    public void Working_days(string day, bool worked) => Assert.Equal(worked, Calendar.IsWorkingDay(Local.Day(day)));

    [Theory]
    [InlineData("2022-04-01 08:29", "2022-04-01 08:30")]
    [InlineData("2022-04-01 08:30", null)]
    [InlineData("2022-04-01 12:00", null)]
    [InlineData("2022-04-01 12:01", "2022-04-01 14:30")]
    [InlineData("2022-04-01 18:00", null)]
    [InlineData("2022-04-01 18:01", "2022-04-02 08:30")]
    [InlineData("2022-04-02 18:01", "2022-04-06 08:30")]
    [InlineData("2022-04-30 10:00", "2022-05-05 08:30")]
    public void Working_time_holds_both_its_ends(string at, string? next)
    {
        Assert.Equal(next is null, Calendar.IsWorkingTime(Local.At(at)));
        Assert.Equal(Local.At(next ?? at), Calendar.NextWorkingTime(Local.At(at)));
        Assert.Equal(TimeSpan.Zero, Calendar.NextWorkingTime(Local.At(at)).Offset);
    }

    [Theory]
    [InlineData("2022-04-01 11:59", 1, "2022-04-01 12:00")]
    [InlineData("2022-04-01 11:59", 2, "2022-04-01 14:31")]
    [InlineData("2022-04-01 12:00", 1, "2022-04-01 14:31")]
    [InlineData("2022-04-02 17:59", 1, "2022-04-02 18:00")]
    [InlineData("2022-04-02 17:59", 2, "2022-04-06 08:31")]
    [InlineData("2022-04-03 03:00", 0, "2022-04-06 08:30")]
    public void Minutes_over_lunch_and_holidays(string from, int minutes, string to) =>
        Assert.Equal(Local.At(to), Calendar.AddWorkingTime(Local.At(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Time_does_not_run_back() => Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingTime(Local.At("2022-04-01 09:00"), TimeSpan.FromTicks(-1)));

    [Theory]
    [InlineData("2022-04-01", 1, "2022-04-02")]
    [InlineData("2022-04-02", 1, "2022-04-06")]
    [InlineData("2022-04-04", 1, "2022-04-06")]
    [InlineData("2022-04-04", 0, "2022-04-04")]
    [InlineData("2022-04-04", -1, "2022-04-02")]
    [InlineData("2022-04-06", -2, "2022-04-01")]
    [InlineData("2022-04-29", 4, "2022-05-09")]
    public void Days_there_and_back(string from, int days, string to)
    {
        Assert.Equal(Local.Day(to), Calendar.AddWorkingDays(Local.Day(from), days));
        Assert.Equal(days, Calendar.WorkingDaysBetween(Local.Day(from), Local.Day(to)));
    }

    [Theory]
    [InlineData("2022-03-30", "2022-04-05", "2022-04-02")]
    [InlineData("2022-04-03", "2022-04-05", null)]
    [InlineData("2022-04-06", "2022-04-06", "2022-04-06")]
    [InlineData("2022-04-08", "2022-04-07", null)]
    [InlineData("0001-01-06", "0001-01-07", null)]
    [InlineData("9999-12-31", "9999-12-31", "9999-12-31")]
    public void Last_working_day_of_a_window(string from, string to, string? last) =>
        Assert.Equal(last is null ? null : Local.Day(last), Calendar.LastWorkingDay(Local.Day(from), Local.Day(to)));

    [Fact]
    public void A_year_of_rest_is_believed()
    {
        var calendar = Local.Calendar(Local.Shanghai, [Local.Span("08:30-18:00")], Local.Rest(Local.Day("2022-01-01"), Local.Day("2022-12-31")));
        Assert.Equal(Local.At("2023-01-02 08:30"), calendar.NextWorkingTime(Local.At("2022-01-01 10:00")));
        Assert.Equal(Local.At("2023-01-03 18:00"), calendar.CloseOfWorkingDay(Local.At("2022-06-01 10:00"), 2));
        Assert.Equal(Local.Day("2021-12-31"), calendar.AddWorkingDays(Local.Day("2022-12-31"), -1));
    }

    [Theory]
    [InlineData(DayTable.LongestRest, true)]
    [InlineData(DayTable.LongestRest + 1, false)]
    [InlineData(100_000, false)]
    public void Endless_rest_is_a_slip_of_the_table(int days, bool believed)
    {
        // A Monday; the last day is a weekday as well in all three.
        var start = Local.Day("2022-01-03");
        Assert.NotEqual(DayOfWeek.Sunday, start.AddDays(days - 1).DayOfWeek);
        var slip = Local.Rest(start, start.AddDays(days - 1)).Where(d => d.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var other = new CalendarDay(Local.Day("2021-12-01"), false, "");
        var calendar = Local.Calendar(Local.Shanghai, [Local.Span("08:30-18:00")], [other, .. slip]);
        Assert.Equal(!believed, calendar.IsWorkingDay(start.AddDays(7)));
        Assert.False(calendar.IsWorkingDay(other.Day));
        if (!believed) Assert.Equal(Local.At("2022-01-05 18:00"), calendar.CloseOfWorkingDay(Local.At("2022-01-03 09:00"), 2));
    }

    [Fact]
    public void At_the_ends_of_time_nothing_breaks()
    {
        Assert.Equal(DateTimeOffset.MaxValue, Calendar.AddWorkingTime(DateTimeOffset.MaxValue.AddDays(-3), TimeSpan.FromDays(9)));
        Assert.Equal(DateOnly.MaxValue, Calendar.AddWorkingDays(DateOnly.MaxValue, int.MaxValue));
        Assert.Equal(DateOnly.MinValue, Calendar.AddWorkingDays(DateOnly.MinValue, int.MinValue));
        Assert.True(Calendar.CloseOfWorkingDay(DateTimeOffset.MaxValue, 3) <= DateTimeOffset.MaxValue);
        Assert.True(Calendar.NextWorkingTime(DateTimeOffset.MinValue) < Local.At("0001-01-03 00:00"));
    }

    [Fact]
    public void Without_hours_there_is_no_calendar() => Assert.Throws<ArgumentException>(() => Local.Calendar(Local.Shanghai, [], []));

    [Fact]
    public void A_programme_has_one_calendar() => Assert.Same(Calendar, WorkingCalendar.Of(Sample.Programme));
}
