using System.Collections.Concurrent;
using System.Globalization;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>
/// SIGKILL at random moments while cadres fill in visits, with updates delivered twice and calls that fail. Every receipt that a person saw
/// must stand in the export, once, and everybody must get to a receipt. FIELDBOT_KILLS asks for another number of kills.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int People = 20;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("FIELDBOT_KILLS") ?? "100", CultureInfo.InvariantCulture);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_a_hundred_times_the_bot_loses_no_visit_and_doubles_none()
    {
        await using var bot = await RunningBot.Start();
        var users = new List<LocalUser>();
        for (var i = 0; i < People; i++) users.Add(await bot.Enrol());
        bot.Telegram.Feed.DuplicateRate = 0.1;
        bot.Telegram.Mishaps.Often(0.01, Mishap.CutAfter);
        bot.Telegram.Mishaps.Often(0.01, Mishap.ServerError);

        var receipts = new ConcurrentDictionary<string, string>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var playing = users.Select(u => Visits(u, receipts, enough.Token)).ToList();
        await bot.KillOften(Kills, seed: 20261123, playing);
        await enough.CancelAsync();
        await Task.WhenAll(playing);

        var rows = await Exported(bot);
        var lost = receipts.Count(r => !rows.Any(row => row.StartsWith(r.Value + ",", StringComparison.Ordinal) && row.Contains(r.Key, StringComparison.Ordinal)));
        var doubled = receipts.Keys.Count(key => rows.Count(row => row.Contains(key, StringComparison.Ordinal)) > 1);
        output.WriteLine($"{Kills} kills, {receipts.Count} visits, {bot.Server.Calls.Count} calls, {rows.Count} rows: lost {lost}, doubled {doubled}, everybody answered");
        Assert.Equal((0, 0), (lost, doubled));
        Assert.Equal(receipts.Count, rows.Count);
        Assert.Equal(receipts.Count, receipts.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.True(receipts.Count > People, $"only {receipts.Count} visits");
    }

    /// <summary>One visit after the other, each with words of its own; the one in hand is finished even after the last kill.</summary>
    private static async Task Visits(LocalUser user, ConcurrentDictionary<string, string> receipts, CancellationToken enough)
    {
        var player = new Player(user, [], surely: false);
        for (var n = 1; !enough.IsCancellationRequested; n++)
        {
            var words = $"words-{user.Name}-{n}-end";
            player.Rules = Visit.Rules(words);
            var receipt = await player.Play("/visit", Visit.Receipt, Stop);
            receipts[words] = receipt.Groups["receipt"].Value;
        }
    }

    private static async Task<IReadOnlyList<string>> Exported(RunningBot bot)
    {
        var (code, csv, error) = await bot.Host.Command("export", "visits", "--csv");
        Assert.True(code == 0, error);
        return csv.TrimEnd().Split("\r\n")[1..];
    }
}
