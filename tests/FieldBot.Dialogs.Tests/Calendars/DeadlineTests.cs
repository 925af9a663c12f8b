using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Calendars;

/// <summary>Counted by hand on the calendar of spring 2022.</summary>
public class DeadlineTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Of(Sample.Programme);

    [Theory]
    // Friday evening before Qingming: the Saturday is 班, Sunday to Tuesday are 休.
    [InlineData("一般", "2022-04-01 19:00", "2022-04-02 18:00", "2022-04-06 18:00", "2022-04-13 18:00", "2022-04-22 18:00")]
    // At lunch.
    [InlineData("咨询", "2022-03-30 13:00", "2022-03-31 09:00", "2022-03-31 12:00", "2022-04-02 18:00", "2022-04-07 18:00")]
    // On a holiday; the Saturday after it is 班.
    [InlineData("一般", "2022-05-02 10:00", "2022-05-05 18:00", "2022-05-06 18:00", "2022-05-12 18:00", "2022-05-23 18:00")]
    [InlineData("紧急", "2022-05-02 10:00", "2022-05-02 11:00", "2022-05-02 12:00", "2022-05-07 18:00", "2022-05-20 18:00")]
    // In the last minute of a Sunday that is 班.
    [InlineData("复杂", "2022-04-24 17:59", "2022-04-25 17:59", "2022-04-26 17:59", "2022-05-17 18:00", "2022-06-08 18:00")]
    // At the close: nothing of that day is left.
    [InlineData("一般", "2022-04-29 18:00", "2022-05-05 18:00", "2022-05-06 18:00", "2022-05-12 18:00", "2022-05-23 18:00")]
    // At opening: the first day is whole, but 办结 does not count it.
    [InlineData("一般", "2022-04-06 08:30", "2022-04-06 18:00", "2022-04-07 18:00", "2022-04-15 18:00", "2022-04-25 18:00")]
    // By night the clock goes on.
    [InlineData("紧急", "2022-04-04 23:30", "2022-04-05 00:30", "2022-04-05 01:30", "2022-04-08 18:00", "2022-04-22 18:00")]
    public void Spring_of_2022(string name, string registered, string sign, string contact, string solve, string extended)
    {
        var limit = Sample.Programme.Limits.Single(l => l.Name == name);
        var deadlines = Deadlines.Of(limit, Local.At(registered), Calendar);
        Assert.Equal(new Deadlines(Local.At(sign), Local.At(contact), Local.At(solve)), deadlines);
        Assert.Equal(Local.At(extended), Deadlines.Of(limit with { SolveDays = limit.SolveDays + limit.ExtensionDays }, Local.At(registered), Calendar).Solve);
        Assert.All([deadlines.Sign, deadlines.Contact, deadlines.Solve], d => Assert.Equal(TimeSpan.Zero, d.Offset));
    }

    [Fact]
    public void The_longest_limit_of_the_table_is_365_working_days() =>
        // 73 weeks of weekdays end on 2023-08-23. The table of 2022 takes 12 (2 in April, 3 in May, 1 in June, 1 in September, 5 in October) and gives 5: 7 days more.
        Assert.Equal(Local.At("2023-09-01 18:00"), Deadlines.Of(new("", false, 0, 0, 365, 0), Local.At("2022-03-30 09:00"), Calendar).Solve);
}
