using System.Globalization;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>Digests by the clock of the whole bot: to a leader and into a topic of a group, once each, also when the program is killed before.</summary>
public sealed class DigestTests
{
    private const long GroupId = -4_812_000_009;

    /// <summary>The chosen minute, and what it takes to be told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_digest_comes_at_its_minute_to_a_leader_and_to_a_group_that_moved()
    {
        await using var bot = await RunningBot.Start(working: true);
        var admin = await bot.EnrolAs("K01", null);
        var leader = await bot.EnrolAs("L01", null);
        var group = bot.Telegram.AddGroup(GroupId, "工作群", admin, leader);
        group.AddBot(admin);
        group.SendText(admin, "/digest");
        var card = await Hears(group, "进展摘要已开通");

        // It leaves time to choose it.
        var minute = Minute();
        await leader.Hears("定时摘要", () => leader.SendText("/digest"));
        await leader.Tap("dg.d");
        await leader.Tap("dg.d.o");
        await leader.Hears("几点？");
        await leader.Hears($"每个工作日 {minute:HH:mm}", () => leader.SendText(minute.ToString("HH:mm", CultureInfo.InvariantCulture)));
        group.Press(leader, card.Id, $"dr.0.d.{minute:HHmm}");
        group.Press(admin, card.Id, $"dr.0.d.{minute:HHmm}");
        await Hears(group, $"每个工作日 {minute:HH:mm}");
        var grown = group.Upgrade(admin);
        await bot.Host.Kill();
        bot.Host.Start();

        var told = await Hears(grown, "进展摘要 · 全部");
        Assert.Equal("https://t.me/fieldbot_local_bot?start=s_status", Assert.Single(told.AllButtons).Url);
        Assert.Contains("未结和超期不含职工诉求", told.Text, StringComparison.Ordinal);
        await leader.Until(v => v.Messages.Values.Any(m => m.Text.Contains("进展摘要 · 全部", StringComparison.Ordinal)), Patience, Stop);
        await leader.Tap("dgb.d.x");
        await leader.Hears("还没有定时间");
        Assert.Single(leader.View.Messages.Values, m => m.Text.Contains("进展摘要 ·", StringComparison.Ordinal));
        Assert.Single(grown.View.Messages.Values, m => m.FromBot && m.Text.Contains("进展摘要 ·", StringComparison.Ordinal));
    }

    /// <summary>Where the programme lives: half a minute from now at the earliest.</summary>
    private static DateTime Minute() => TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime.AddSeconds(90);

    private static async Task<LocalMessage> Hears(LocalGroup group, string words)
    {
        bool Is(LocalMessage m) => m.FromBot && m.Text.Contains(words, StringComparison.Ordinal);
        return (await group.Until(v => v.Messages.Values.Any(Is), Patience, Stop)).Messages.Values.Last(Is);
    }
}
