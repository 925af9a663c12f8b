using FieldBot.Dialogs;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;
using FieldBot.Host.Telegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace FieldBot.EndToEnd.Tests.LocalApi;

/// <summary>Pictures drawn into messages: valid by Telegram's description, and dealt with as Telegram does.</summary>
public sealed class PictureTests
{
    private static readonly OutgoingMessage Message = new("x", Buttons: [[new("a", "b")]]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_become_a_picture_and_a_picture_another()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var card = (await server.Bot.SendMessage(user.Id, "drawing", cancellationToken: Stop)).Id;
        var drawn = await server.Bot.SendRequest(Drawing(user, card, [1], "<b>图</b>"), Stop);
        Assert.Equal((card, true), (drawn.MessageId, drawn.IsPicture));
        Assert.Equal((MessageKind.Photo, "图", "a"), Shown(user));
        Assert.Equal([1], Content(server, user));
        await server.Bot.SendRequest(Drawing(user, card, [2], "图"), Stop);
        Assert.Equal([2], Content(server, user));
        Assert.True((await server.Bot.SendRequest(new EditCaptionRequest(user.Id, card, "<i>字</i>", html: true, Message), Stop)).IsPicture);
        Assert.Equal((MessageKind.Photo, "字", "a"), Shown(user));
        Assert.Equal([2], Content(server, user));
        Assert.True((await server.Bot.SendRequest(new StripRequest(user.Id, card), Stop)).IsPicture);
        Assert.Equal((MessageKind.Photo, "字", null), Shown(user));
        Assert.Single(user.View.Messages);
        Assert.SkipWhen(BotApiSchema.Load() is null, "The description of the Bot API (shared/bot-api/api.json) is not beside this repository.");
        Assert.Empty(BotApiSchema.Load()!.Faults(server.Calls));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_Telegram_s_words()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var card = (await server.Bot.SendMessage(user.Id, "words", cancellationToken: Stop)).Id;
        await Refused(server, "Bad Request: there is no caption in the message to edit", new EditCaptionRequest(user.Id, card, "x", html: true, Message));
        await Refused(server, "Bad Request: message caption is too long", Drawing(user, card, [1], new('字', 1025)));
        await Refused(server, "Bad Request: file must be non-empty", Drawing(user, card, [], "x"));
        await Refused(server, "Request Entity Too Large", Drawing(user, card, new byte[(10 << 20) + 1], "x"));
        await Refused(server, "Bad Request: message can't be edited", Drawing(user, user.SendText("mine").Id, [1], "x"));
        await Refused(server, "Bad Request: message to edit not found", Drawing(user, 999_999_999, [1], "x"));
        await server.Bot.SendRequest(Drawing(user, card, [1], "x"), Stop);
        await Refused(server, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message", Drawing(user, card, [1], "x"));
        await Refused(server, "Bad Request: there is no text in the message to edit", new EditRequest(user.Id, card, "x", html: true, Message));
    }

    private static EditPictureRequest Drawing(LocalUser user, long card, byte[] content, string caption) => new(user.Id, card, content, "进展.png", caption, html: true, Message);

    private static (MessageKind, string, string?) Shown(LocalUser user) => user.View.Messages.Values.First() is var card ? (card.Kind, card.Text, card.AllButtons.FirstOrDefault()?.Label) : default;

    private static byte[] Content(LocalServer server, LocalUser user) => server.Telegram.Files.ById(user.View.Messages.Values.First().FileId!)!.Content;

    private static async Task Refused(LocalServer server, string words, RequestBase<SentMessage> call) =>
        Assert.Equal(words, (await Assert.ThrowsAsync<ApiRequestException>(() => server.Bot.SendRequest(call, Stop))).Message);
}
