using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>A group chat in the whole bot: opened by an administrator, followed when it moves, and nothing of what its members say is kept.</summary>
public sealed class GroupChatTests
{
    private const long GroupId = -4_812_000_001, ForumId = -1_002_812_000_001;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_opens_a_group_it_moves_and_what_is_meant_for_it_arrives_once()
    {
        await using var bot = await RunningBot.Start();
        var admin = await bot.EnrolAs("K01", null);
        var cadre = await bot.Enrol();
        var group = bot.Telegram.AddGroup(GroupId, "planted-title", admin, cadre);
        group.AddBot(admin);
        await Hears(group, "管理员在要接收进展摘要的群或话题里发 /digest");
        group.SendText(cadre, "planted-words-of-a-member");
        group.SendText(cadre, "/digest@fieldbot_local_bot planted-argument");
        group.SendText(cadre, "/digest@other_bot");
        group.SendText(admin, "/digest");
        var card = await Hears(group, "进展摘要已开通");
        Assert.Equal(2, group.View.Messages.Values.Count(m => m.FromBot));
        Assert.Contains("只有管理员", (await Answer(group, group.Press(cadre, "停用"))).Text, StringComparison.Ordinal);

        // The group moves while an answer for it waits.
        bot.Telegram.Mishaps.Next("sendMessage", Mishap.TooMany(1), GroupId);
        group.SendText(cadre, "/status");
        var grown = group.Upgrade(admin);
        var way = await Hears(grown, "群里不谈具体的人和事");
        Assert.Equal("https://t.me/fieldbot_local_bot?start=s_status", Assert.Single(way.AllButtons).Url);
        grown.SendText(admin, "/digest@fieldbot_local_bot");
        var again = await Hears(grown, "进展摘要已经开通");
        Assert.NotEqual(card.Id, again.Id);
        grown.Press(admin, "停用");
        await Hears(grown, "进展摘要已停用");
        // Once each, the answer that waited and the card that was edited.
        Assert.Equal(2, grown.View.Messages.Values.Count(m => m.FromBot));

        await bot.Host.Terminate();
        foreach (var word in (string[])["planted-words-of-a-member", "planted-argument", "planted-title"])
        {
            foreach (var (place, bytes) in ByteSearch.Files(bot.Folder)) Assert.Empty(ByteSearch.In(place, bytes, ByteSearch.Forms(word)));
            Assert.DoesNotContain(word, bot.Host.Said, StringComparison.Ordinal);
        }

        foreach (var (place, bytes) in ByteSearch.Files(bot.Host.DataFolder)) Assert.Empty(ByteSearch.In(place, bytes, ByteSearch.Forms(GroupId).Concat(ByteSearch.Forms(grown.Id))));
    }

    [Fact]
    public async Task A_topic_that_is_deleted_and_a_bot_that_is_put_out_are_told_to_the_administrator_once()
    {
        await using var bot = await RunningBot.Start();
        var admin = await bot.EnrolAs("K01", null);
        var group = bot.Telegram.AddGroup(ForumId, "工作群", admin);
        group.AddBot(admin);
        var topic = group.CreateTopic(admin, "进展");
        var other = group.CreateTopic(admin, "交办");
        group.SendText(admin, "/digest", topic);
        Assert.Equal(topic, (await Hears(group, "进展摘要已开通")).Topic);
        group.SendText(admin, "/digest", other);
        await group.Until(v => v.Messages.Values.Count(m => m.FromBot && m.Text.Contains("进展摘要已开通", StringComparison.Ordinal)) == 2, Player.Patience, Stop);

        // The topic goes while an answer for it waits.
        bot.Telegram.Mishaps.Next("sendMessage", Mishap.TooMany(1), ForumId);
        group.SendText(admin, "/status", topic);
        group.DeleteTopic(admin, topic);
        await admin.Hears("话题已关闭或删除");
        group.RemoveBot(admin);
        await admin.Hears("机器人已不在群里");
        group.AddBot(admin);
        group.SendText(admin, "/digest", other);
        await group.Until(v => v.Messages.Values.Count(m => m.FromBot && m.Topic == other && m.Text.Contains("进展摘要已开通", StringComparison.Ordinal)) == 2, Player.Patience, Stop);
        Assert.Single(admin.View.Messages.Values, m => m.Text.Contains("机器人已不在群里", StringComparison.Ordinal));
        Assert.Single(admin.View.Messages.Values, m => m.Text.Contains("话题已关闭或删除", StringComparison.Ordinal));
    }

    private static async Task<LocalMessage> Hears(LocalGroup group, string words)
    {
        bool Is(LocalMessage m) => m.FromBot && m.Text.Contains(words, StringComparison.Ordinal);
        return (await group.Until(v => v.Messages.Values.Any(Is), Player.Patience, Stop)).Messages.Values.Last(Is);
    }

    private static async Task<TapAnswer> Answer(LocalGroup group, string query) =>
        (await group.Until(v => v.IsAnswered(query), Player.Patience, Stop)).Answers.Single(a => a.Query == query);
}
