using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>
/// SIGKILL at random moments while cadres report issues, note progress and finish them, with updates delivered twice and calls that fail. What a
/// person saw must stand in the exported ledger, once, with that issue and no other. FIELDBOT_KILLS asks for another number of kills.
/// </summary>
public sealed partial class IssueCrashTests(ITestOutputHelper output)
{
    private const int People = 10;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("FIELDBOT_KILLS") ?? "15", CultureInfo.InvariantCulture);

    private readonly ConcurrentDictionary<string, string> _receipts = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_again_and_again_the_bot_loses_no_report_and_no_move_and_doubles_none()
    {
        await using var bot = await RunningBot.Start();
        var users = new List<LocalUser>();
        for (var i = 0; i < People; i++) users.Add(await bot.Enrol());
        bot.Telegram.Feed.DuplicateRate = 0.1;
        bot.Telegram.Mishaps.Often(0.01, Mishap.CutAfter);
        bot.Telegram.Mishaps.Often(0.01, Mishap.ServerError);

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var playing = users.Select(u => Issues(u, enough.Token)).ToList();
        await bot.KillOften(Kills, seed: 20261127, playing);
        await enough.CancelAsync();
        await Task.WhenAll(playing);

        var rows = await bot.Ledger();
        output.WriteLine($"{Kills} kills, {_receipts.Count} issues, {bot.Server.Calls.Count} calls, {rows.Count} rows");
        Assert.Equal(_receipts.OrderBy(r => r.Value, StringComparer.Ordinal), rows.Select(r => KeyValuePair.Create(r["内容"], r["编号"])).OrderBy(r => r.Value, StringComparer.Ordinal));
        // Whoever was shown a card twice may have noted twice, each time in other words: each is kept once, with its issue.
        var kept = rows.SelectMany(r => Note().Matches(r["进展"]).Select(m => m.Value)).ToList();
        Assert.Equal(kept.Distinct(StringComparer.Ordinal), kept);
        var seen = users.SelectMany(u => u.View.Messages.Values).Where(m => m.FromBot).SelectMany(m => Note().Matches(m.Text).Select(n => n.Value)).Distinct(StringComparer.Ordinal);
        Assert.Empty(seen.Except(kept, StringComparer.Ordinal));
        Assert.All(rows, r => Assert.All(Note().Matches(r["进展"]), m => Assert.StartsWith(Report.Progress(r["内容"]), m.Value, StringComparison.Ordinal)));
        Assert.All(rows, r => Assert.Equal(("办结待审", $"已解决：{Report.Done(r["内容"])}"), (r["状态"], r["结果"])));
        Assert.All(rows, r => Assert.Matches(Note(), r["进展"]));
        Assert.True(rows.Count > People, $"only {rows.Count} issues");
        await bot.Verified();
    }

    /// <summary>One issue after the other, from the report to the check; the one in hand is finished even after the last kill.</summary>
    private async Task Issues(LocalUser user, CancellationToken enough)
    {
        var player = new Player(user, [], surely: false);
        for (var n = 1; !enough.IsCancellationRequested; n++)
        {
            var words = $"words-{user.Name}-{n}-end";
            player.Rules = Report.Rules(words);
            var receipt = (await player.Play("/report", Report.Receipt, Stop)).Groups["receipt"].Value;
            _receipts[words] = receipt;
            player.Rules = Report.Moves(words);
            await player.Play($"/issues {receipt}", Report.Finished(words), Stop);
        }
    }

    [GeneratedRegex(@"progress-words-\S+?-end-\d+", RegexOptions.None, 1000)]
    private static partial Regex Note();
}
