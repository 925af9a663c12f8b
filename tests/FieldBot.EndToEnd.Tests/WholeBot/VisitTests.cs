using FieldBot.EndToEnd.Tests.Harness;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>The built program from its personal link to the exported row.</summary>
public sealed class VisitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visit_goes_from_the_link_to_the_export()
    {
        await using var bot = await RunningBot.Start();
        var user = await bot.Enrol();
        var receipt = await new Player(user, Visit.Rules("食堂 <太贵> & \"不好吃\"")).Play("/visit", Visit.Receipt, Stop);
        Assert.Equal("V-1", receipt.Groups["receipt"].Value);

        var (code, csv, error) = await bot.Host.Command("export", "visits", "--csv");
        Assert.True(code == 0, error);
        var row = Assert.Single(csv.TrimEnd().Split("\r\n")[1..]);
        Assert.StartsWith("V-1,有效,", row, StringComparison.Ordinal);
        Assert.Contains("\"食堂 <太贵> & \"\"不好吃\"\"\"", row, StringComparison.Ordinal);
        Assert.Equal(0, await bot.Host.Terminate());
    }

    [Fact]
    public async Task Every_call_of_a_visit_in_both_languages_is_valid_by_the_description_of_the_Bot_API()
    {
        await using var bot = await RunningBot.Start();
        Assert.SkipWhen(bot.Faults() is null, "The description of the Bot API (shared/bot-api/api.json) is not beside this repository.");
        var chinese = await bot.Enrol();
        await new Player(chinese, Visit.Rules("工资")).Play("/visit", Visit.Receipt, Stop);
        var english = await bot.Enrol("en");
        foreach (var text in new[] { "/visit", "nonsense", "/visits", "/settings", "/offline", "/help", "/cancel", "V-1", "/start" })
        {
            var seen = english.View.LastFromBot?.Id;
            english.SendText(text);
            await english.Until(v => v.LastFromBot?.Id != seen, Player.Patience, Stop);
        }

        Assert.True(bot.Server.Calls.Count > 40, $"only {bot.Server.Calls.Count} calls");
        Assert.Empty(bot.Faults()!);
    }

    /// <summary>What was committed before the stop is sent before the end: the person sees the answer although the bot is gone.</summary>
    [Fact]
    public async Task A_graceful_stop_sends_what_is_committed()
    {
        await using var bot = await RunningBot.Start();
        var user = await bot.Enrol();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bot.Telegram.Mishaps.Next("sendMessage", FieldBot.Host.Local.Mishap.TooMany(1), user.Id);
        bot.Server.OnCall = call =>
        {
            if (call.Status == 429) held.TrySetResult();
        };
        user.SendText("/visit");
        await held.Task.WaitAsync(Player.Patience, Stop);
        Assert.Equal(0, await bot.Host.Terminate());
        Assert.Contains("什么时候去的", user.View.LastFromBot!.Text, StringComparison.Ordinal);
    }
}
