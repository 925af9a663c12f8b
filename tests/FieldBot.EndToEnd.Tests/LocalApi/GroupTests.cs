using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace FieldBot.EndToEnd.Tests.LocalApi;

/// <summary>Groups of the local Bot API, as the library reads them.</summary>
public sealed class GroupTests
{
    private const long GroupId = -4_000_001, SupergroupId = -1_002_000_000_001;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bot_comes_rises_and_is_put_out()
    {
        await using var server = await LocalServer.Start();
        var (group, owner) = Group(server);
        await Refused("Bad Request: chat not found", 400, () => server.Bot.SendMessage(group.Id, "x", cancellationToken: Stop));
        group.AddBot(owner);
        group.Promote(owner);
        group.RemoveBot(owner);
        var updates = await server.Bot.GetUpdates(cancellationToken: Stop);
        Assert.Equal([(ChatMemberStatus.Left, ChatMemberStatus.Member), (ChatMemberStatus.Member, ChatMemberStatus.Administrator), (ChatMemberStatus.Administrator, ChatMemberStatus.Kicked)],
            updates.Where(u => u.MyChatMember is not null).Select(u => (u.MyChatMember!.OldChatMember.Status, u.MyChatMember.NewChatMember.Status)));
        Assert.Equal(server.Telegram.BotId, Assert.Single(updates.Single(u => u.Message is not null).Message!.NewChatMembers!).Id);
        await Refused("Forbidden: bot was kicked from the group chat", 403, () => server.Bot.SendMessage(group.Id, "x", cancellationToken: Stop));
        Assert.Throws<InvalidOperationException>(() => group.AddBot(server.Telegram.User(2)!));
    }

    [Fact]
    public async Task The_bot_sees_commands_answers_and_mentions_and_an_administrator_sees_all()
    {
        await using var server = await LocalServer.Start();
        var (group, owner) = Group(server);
        group.AddBot(owner);
        var card = await server.Bot.SendMessage(group.Id, "card", cancellationToken: Stop);
        group.SendText(owner, "among ourselves");
        group.SendText(owner, "/other@other_bot");
        group.SendText(owner, "/digest");
        group.SendText(owner, "/digest@fieldbot_local_bot now");
        group.SendText(owner, "ask @FieldBot_local_bot");
        group.SendText(owner, "yes", replyTo: card.Id);
        Assert.Equal(["/digest", "/digest@fieldbot_local_bot now", "ask @FieldBot_local_bot", "yes"], await Heard());
        group.Promote(owner);
        group.SendText(owner, "among ourselves and the bot");
        Assert.Equal("among ourselves and the bot", (await Heard())[^1]);

        async Task<string[]> Heard() => [.. (await server.Bot.GetUpdates(cancellationToken: Stop)).Select(u => u.Message?.Text).OfType<string>()];
    }

    [Fact]
    public async Task Topics_keep_their_messages_and_refuse_when_they_are_closed_or_gone()
    {
        await using var server = await LocalServer.Start();
        var (group, owner) = Group(server, SupergroupId);
        group.AddBot(owner);
        var topic = (int)group.CreateTopic(owner, "汇总");
        var sent = await server.Bot.SendMessage(group.Id, "in it", messageThreadId: topic, cancellationToken: Stop);
        Assert.Equal((topic, true, true), (sent.MessageThreadId, sent.IsTopicMessage, sent.Chat.IsForum));
        Assert.Null((await server.Bot.SendMessage(group.Id, "general", cancellationToken: Stop)).MessageThreadId);
        group.SendText(owner, "/digest", topic);
        var heard = (await server.Bot.GetUpdates(cancellationToken: Stop))[^1].Message!;
        Assert.Equal((topic, true), (heard.MessageThreadId, heard.IsTopicMessage));
        await Refused("Bad Request: message thread not found", 400, () => server.Bot.SendMessage(group.Id, "x", messageThreadId: 99, cancellationToken: Stop));
        group.CloseTopic(owner, topic);
        await Refused("Bad Request: TOPIC_CLOSED", 400, () => server.Bot.SendMessage(group.Id, "x", messageThreadId: topic, cancellationToken: Stop));
        group.DeleteTopic(owner, topic);
        await Refused("Bad Request: message thread not found", 400, () => server.Bot.SendMessage(group.Id, "x", messageThreadId: topic, cancellationToken: Stop));
        await Refused("Bad Request: message to edit not found", 400, () => server.Bot.EditMessageText(group.Id, sent.Id, "y", cancellationToken: Stop));
        group.Mute(owner);
        await Refused("Bad Request: not enough rights to send text messages to the chat", 400, () => server.Bot.SendMessage(group.Id, "x", cancellationToken: Stop));
        Assert.SkipWhen(BotApiSchema.Load() is null, "The description of the Bot API (shared/bot-api/api.json) is not beside this repository.");
        Assert.Empty(BotApiSchema.Load()!.Faults(server.Calls));
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_tells_it_in_both_and_refuses_under_the_old_id()
    {
        await using var server = await LocalServer.Start();
        var (group, owner) = Group(server);
        group.AddBot(owner);
        var grown = group.Upgrade(owner);
        var told = (await server.Bot.GetUpdates(cancellationToken: Stop)).Select(u => u.Message).OfType<Message>().ToList();
        Assert.Equal((group.Id, grown.Id), (told[^2].Chat.Id, told[^2].MigrateToChatId));
        Assert.Equal((grown.Id, group.Id, ChatType.Supergroup), (told[^1].Chat.Id, told[^1].MigrateFromChatId, told[^1].Chat.Type));
        var refusal = await Refused("Bad Request: group chat was upgraded to a supergroup chat", 400, () => server.Bot.SendMessage(group.Id, "x", cancellationToken: Stop));
        Assert.Equal(grown.Id, refusal.Parameters!.MigrateToChatId);
        Assert.Equal(grown.Id, (await server.Bot.SendMessage(grown.Id, "x", cancellationToken: Stop)).Chat.Id);
        Assert.Throws<InvalidOperationException>(() => group.SendText(owner, "x"));
        grown.Delete();
        await Refused("Forbidden: the group chat was deleted", 403, () => server.Bot.SendMessage(grown.Id, "x", cancellationToken: Stop));
    }

    [Fact]
    public async Task Taps_of_members_are_told_with_who_tapped_and_answered_in_the_group()
    {
        await using var server = await LocalServer.Start();
        var (group, owner) = Group(server);
        group.AddBot(owner);
        await server.Bot.SendMessage(group.Id, "card", replyMarkup: new Telegram.Bot.Types.ReplyMarkups.InlineKeyboardMarkup(Telegram.Bot.Types.ReplyMarkups.InlineKeyboardButton.WithCallbackData("go", "d")), cancellationToken: Stop);
        var member = server.Telegram.User(2)!;
        var query = group.Press(member, "go");
        var tap = (await server.Bot.GetUpdates(cancellationToken: Stop))[^1].CallbackQuery!;
        Assert.Equal((member.Id, group.Id, "d"), (tap.From.Id, tap.Message!.Chat.Id, tap.Data));
        await server.Bot.AnswerCallbackQuery(tap.Id, "seen", cancellationToken: Stop);
        Assert.True(group.View.IsAnswered(query));
        Assert.Throws<InvalidOperationException>(() => group.Press(server.Telegram.AddUser(3, "outside"), "go"));
    }

    [Fact]
    public async Task Who_is_in_a_group_is_told()
    {
        await using var server = await LocalServer.Start();
        var (group, owner) = Group(server, SupergroupId);
        group.AddBot(owner);
        Assert.Equal("工作群", (await server.Bot.GetChat(group.Id, Stop)).Title);
        Assert.Equal(owner.Id, Assert.Single(await server.Bot.GetChatAdministrators(group.Id, cancellationToken: Stop)).User.Id);
        Assert.Equal(ChatMemberStatus.Member, (await server.Bot.GetChatMember(group.Id, 2, Stop)).Status);
        Assert.Equal(ChatMemberStatus.Member, (await server.Bot.GetChatMember(group.Id, server.Telegram.BotId, Stop)).Status);
        await Refused("Bad Request: PARTICIPANT_ID_INVALID", 400, () => server.Bot.GetChatMember(group.Id, 77, Stop));
    }

    private static (LocalGroup Group, LocalUser Owner) Group(LocalServer server, long id = GroupId)
    {
        var owner = server.Telegram.AddUser(1, "群主");
        return (server.Telegram.AddGroup(id, "工作群", owner, server.Telegram.AddUser(2, "组员")), owner);
    }

    private static async Task<ApiRequestException> Refused(string description, int code, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<ApiRequestException>(call);
        Assert.Equal((description, code), (refusal.Message, refusal.ErrorCode));
        return refusal;
    }
}
