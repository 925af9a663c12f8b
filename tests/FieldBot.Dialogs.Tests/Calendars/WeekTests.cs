using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Calendars;

public class WeekTests
{
    private static readonly Weeks Weeks = Weeks.Of(Sample.Programme);

    [Theory]
    [InlineData("2022-03-22", -1)]
    [InlineData("2022-03-23", 0)]
    [InlineData("2022-03-29", 0)]
    [InlineData("2022-03-30", 1)]
    [InlineData("2022-04-05", 1)]
    [InlineData("2022-04-06", 2)]
    [InlineData("2022-06-30", 14)]
    public void Week_1_begins_on_the_first_day(string day, int week) => Assert.Equal(week, Weeks.WeekOf(Local.Day(day)));

    [Theory]
    [InlineData(1, 1, "2022-03-30", "2022-04-05", "2022-04-02")] // Sunday to Tuesday are 休, Saturday is 班
    [InlineData(1, 4, "2022-03-30", "2022-04-26", "2022-04-26")]
    [InlineData(2, 5, "2022-04-06", "2022-05-03", "2022-04-29")] // the May holiday
    [InlineData(14, 26, "2022-06-29", "2022-09-27", "2022-09-27")]
    public void Windows(int from, int to, string first, string last, string due)
    {
        Assert.Equal((Local.Day(first), Local.Day(last)), Weeks.Window(from, to));
        Assert.Equal(Local.Day(due), Weeks.DueOf(to));
    }

    [Fact]
    public void A_week_without_work_is_due_before_it() =>
        Assert.Equal(Local.Day("2022-09-30"), new Weeks(Local.Day("2022-10-01"), WorkingCalendar.Of(Sample.Programme)).DueOf(1));

    [Fact]
    public void Every_day_lies_in_its_week()
    {
        for (var day = Local.Day("2021-12-01"); day < Local.Day("2023-12-01"); day = day.AddDays(1))
        {
            var week = Weeks.WeekOf(day);
            var (from, to) = Weeks.Window(week, week);
            Assert.InRange(day, from, to);
            Assert.Equal(6, to.DayNumber - from.DayNumber);
        }
    }

    [Fact]
    public void At_the_ends_of_time_weeks_are_cut_off()
    {
        Assert.Equal((DateOnly.MaxValue, DateOnly.MaxValue), new Weeks(DateOnly.MaxValue, WorkingCalendar.Of(Sample.Programme)).Window(1, 520));
        Assert.Equal(DateOnly.MinValue, new Weeks(DateOnly.MinValue, WorkingCalendar.Of(Sample.Programme)).Window(-5, 1).From);
    }
}
