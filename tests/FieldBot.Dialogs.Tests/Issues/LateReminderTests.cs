using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Tests.Issues;

/// <summary>A program that was off when people were to be reminded: it does so once, while they work, or not at all.</summary>
public sealed class LateReminderTests
{
    private readonly Case _case = new();

    public LateReminderTests()
    {
        // Its deadline is 21 April: on the 19th its handler is reminded.
        _case.Register("C030");
        _case.World.Records.Timers[IssueReminders.Day] = At(19, 8, 30);
    }

    [Theory]
    [InlineData(10, 0, "10:00")]
    [InlineData(12, 30, "14:30")]
    [InlineData(17, 59, "17:59")]
    [InlineData(20, 0, "")]
    [InlineData(23, 0, "")]
    public void The_morning_is_made_up_for_while_people_work(int hour, int minute, string reminded) => Assert.Equal(reminded, Reminded(hour, minute));

    /// <summary>It went off between the morning and what the morning brought about.</summary>
    [Theory]
    [InlineData(18, 10, 0, "10:00")]
    [InlineData(18, 12, 30, "14:30")]
    [InlineData(18, 20, 0, "")]
    [InlineData(19, 10, 0, "10:00")]
    [InlineData(19, 20, 0, "")]
    public void What_was_left_over_from_a_morning_reminds_nobody_twice_nor_at_night(int leftOn, int hour, int minute, string reminded)
    {
        _case.World.Records.Timers[IssueReminders.Person + "C030"] = At(leftOn, 8, 30);
        if (leftOn == 19) _case.World.Records.Timers[IssueReminders.Day] = At(20, 8, 30);
        Assert.Equal(reminded, Reminded(hour, minute));
    }

    /// <summary>A week passed since the deadline: the city hears of it all the same, on the first morning and not again.</summary>
    [Theory]
    [InlineData(10, 0, "05-06 10:00")]
    [InlineData(12, 30, "05-06 14:30")]
    [InlineData(22, 0, "05-07 08:30")]
    public void The_ladder_is_not_forgotten_while_the_program_is_off(int hour, int minute, string reminded)
    {
        _case.World.Now = new(2022, 5, 6, hour, minute, 0, TimeSpan.FromHours(8));
        var told = _case.World.Pass(_case.World.Now.AddDays(6)).Where(p => p.Outcome.Replies.Any(r => r.To == "K06" && r.Message.Html.Contains("升级到您这里", StringComparison.Ordinal)));
        Assert.Equal(reminded, string.Join(' ', told.Select(p => $"{p.At.ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm}")));
    }

    /// <summary>When the handler is reminded on the 19th, on which the program is on again at this time.</summary>
    private string Reminded(int hour, int minute)
    {
        _case.World.Now = At(19, hour, minute);
        var told = _case.World.Pass(At(20, 8, 0)).SelectMany(p => p.Outcome.Replies.Where(r => r.To == "C030" && r.Message.Html.Contains("今天要看的问题", StringComparison.Ordinal)).Select(r => r.NotBefore ?? p.At));
        return string.Join(' ', told.Select(at => $"{at.ToOffset(TimeSpan.FromHours(8)):HH:mm}"));
    }

    private static DateTimeOffset At(int day, int hour, int minute) => new(2022, 4, day, hour, minute, 0, TimeSpan.FromHours(8));
}
