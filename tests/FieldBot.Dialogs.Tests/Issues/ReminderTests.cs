using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Tests.Issues;

/// <summary>When people are reminded.</summary>
public sealed class ReminderTests
{
    private readonly Case _case = new();

    /// <summary>The program was off from one morning until shortly before the next, or until the break at noon.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(13)]
    public void A_morning_that_was_missed_does_not_cost_the_reminder_of_the_day(int hour)
    {
        var handler = _case.World.Person("C030");
        var issue = _case.Register("C030", category: "LIV");
        var due = _case.World.Programme.DayOf(issue.SolveBy);
        _case.World.Now = new DateTimeOffset(due.ToDateTime(new(hour, 30)), TimeSpan.FromHours(8));
        _case.World.Records.Timers.Remove(IssueReminders.Day);
        _case.Turn(null, IssueReminders.MorningHasCome);
        Assert.DoesNotContain(handler.Shown, s => s.Message.Html.Contains("今天要看的问题", StringComparison.Ordinal));
        _case.World.Pass(issue.SolveBy);
        Assert.Single(handler.Shown, s => s.Message.Html.Contains("今天要看的问题", StringComparison.Ordinal));
    }

    [Fact]
    public void A_saturday_that_is_to_be_worked_has_its_morning_too()
    {
        _case.Register("C030");
        _case.World.Pass(new(2022, 4, 15, 10, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(new DateTimeOffset(2022, 4, 18, 8, 30, 0, TimeSpan.FromHours(8)), _case.World.Records.TimerOf(IssueReminders.Day));
        _case.Turn("K01", t => IssueMoves.Recount(t, LifecycleTests.Later(new(new(2022, 4, 16), Working: true, "测试"))));
        Assert.Equal(new DateTimeOffset(2022, 4, 16, 8, 30, 0, TimeSpan.FromHours(8)), _case.World.Records.TimerOf(IssueReminders.Day));
    }
}
