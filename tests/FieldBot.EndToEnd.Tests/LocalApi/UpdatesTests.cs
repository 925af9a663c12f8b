using System.Text.Json.Nodes;
using FieldBot.EndToEnd.Tests.Harness;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types.Enums;

namespace FieldBot.EndToEnd.Tests.LocalApi;

public sealed class UpdatesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_not_confirmed_comes_again()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        user.SendText("一");
        user.SendText("二");
        var first = await server.Bot.GetUpdates(cancellationToken: Stop);
        var again = await server.Bot.GetUpdates(cancellationToken: Stop);
        Assert.Equal(["一", "二"], first.Select(u => u.Message!.Text));
        Assert.Equal(first.Select(u => u.Id), again.Select(u => u.Id));
        var rest = await server.Bot.GetUpdates(offset: first[0].Id + 1, cancellationToken: Stop);
        Assert.Equal("二", Assert.Single(rest).Message!.Text);
        Assert.Empty(await server.Bot.GetUpdates(offset: first[1].Id + 1, cancellationToken: Stop));
        Assert.Equal(0, server.Telegram.Feed.Pending);
    }

    [Fact]
    public async Task Limit_and_a_negative_offset()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        for (var i = 1; i <= 5; i++) user.SendText($"{i}");
        Assert.Equal(2, (await server.Bot.GetUpdates(limit: 2, cancellationToken: Stop)).Length);
        var last = await server.Bot.GetUpdates(offset: -2, cancellationToken: Stop);
        Assert.Equal(["4", "5"], last.Select(u => u.Message!.Text));
        Assert.Equal(2, server.Telegram.Feed.Pending);
    }

    [Fact]
    public async Task A_long_poll_wakes_when_something_comes()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var poll = server.Bot.GetUpdates(timeout: 30, cancellationToken: Stop);
        user.SendText("到了");
        Assert.Equal("到了", Assert.Single(await poll).Message!.Text);
    }

    [Fact]
    public async Task The_second_poller_ends_the_first_with_409()
    {
        await using var server = await LocalServer.Start();
        var first = server.Bot.GetUpdates(timeout: 30, cancellationToken: Stop);
        // The second may arrive before the first: whichever waited is ended.
        var second = server.Bot.GetUpdates(timeout: 30, cancellationToken: Stop);
        var ended = await Task.WhenAny(first, second);
        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => ended);
        Assert.Equal(409, refusal.ErrorCode);
        server.Someone().SendText("x");
        Assert.Single(await (ended == first ? second : first));
    }

    [Fact]
    public async Task Kinds_that_are_not_asked_for_do_not_come()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        await server.Bot.GetUpdates(allowedUpdates: [UpdateType.Message], cancellationToken: Stop);
        user.Block();
        user.Unblock();
        user.SendText("x");
        Assert.NotNull(Assert.Single(await server.Bot.GetUpdates(cancellationToken: Stop)).Message);
        user.Inject("never_heard_of", new JsonObject { ["id"] = 1 });
        Assert.Equal(2, (await server.Bot.GetUpdates(cancellationToken: Stop)).Length);
    }

    [Fact]
    public async Task Duplicates_can_be_ordered()
    {
        await using var server = await LocalServer.Start();
        server.Telegram.Feed.DuplicateRate = 1;
        server.Someone().SendText("x");
        var updates = await server.Bot.GetUpdates(cancellationToken: Stop);
        Assert.Equal(2, updates.Length);
        Assert.Equal(updates[0].Id, updates[1].Id);
    }

    [Fact]
    public async Task Everything_a_person_can_do_arrives_as_the_library_reads_it()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        user.SendText("/start m_abc");
        var said = user.SendText("错字");
        user.SendLocation(32.3, 105.9, forwarded: true);
        user.SendAlbum(2, "说明");
        user.SendVoice();
        user.SendSticker();
        user.SendContact(own: false);
        user.SendDocument("表.txt", "x"u8.ToArray());
        user.EditText(said.Id, "对字");
        user.Block();
        var updates = await server.Bot.GetUpdates(cancellationToken: Stop);
        Assert.Equal(MessageEntityType.BotCommand, updates[0].Message!.Entities![0].Type);
        Assert.NotNull(updates[2].Message!.ForwardOrigin);
        Assert.Equal(105.9, updates[2].Message!.Location!.Longitude);
        Assert.Equal(updates[3].Message!.MediaGroupId, updates[4].Message!.MediaGroupId);
        Assert.Equal("说明", updates[3].Message!.Caption);
        Assert.Equal(3, updates[5].Message!.Voice!.Duration);
        Assert.NotNull(updates[6].Message!.Sticker);
        Assert.NotEqual(user.Id, updates[7].Message!.Contact!.UserId);
        Assert.Equal("表.txt", updates[8].Message!.Document!.FileName);
        Assert.Equal("对字", updates[9].EditedMessage!.Text);
        Assert.Equal(ChatMemberStatus.Kicked, updates[10].MyChatMember!.NewChatMember.Status);
    }
}
