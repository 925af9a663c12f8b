using FieldBot.EndToEnd.Tests.Harness;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace FieldBot.EndToEnd.Tests.LocalApi;

public sealed class MessagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task Refused(int code, string words, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<ApiRequestException>(call);
        Assert.Equal(code, refusal.ErrorCode);
        Assert.StartsWith(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_arrives_as_its_reader_sees_it()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var sent = await server.Bot.SendMessage(user.Id, "<b>单位</b>:<a href=\"https://example.org/?a=1&amp;b=2\">矿 &lt;1&gt;</a>", ParseMode.Html,
            replyMarkup: new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("现在", "v:1")]]), cancellationToken: Stop);
        var seen = user.View.LastFromBot!;
        Assert.Equal(sent.Id, seen.Id);
        Assert.Equal("单位:矿 <1>", seen.Text);
        Assert.Equal(["bold", "text_link"], seen.Entities.Select(e => e.Type));
        Assert.Equal("https://example.org/?a=1&b=2", seen.Entities[1].Url);
        var query = user.Press("现在");
        var tap = Assert.Single(await server.Bot.GetUpdates(cancellationToken: Stop)).CallbackQuery!;
        Assert.Equal(("v:1", query, sent.Id), (tap.Data, tap.Id, tap.Message!.Id));
        await server.Bot.AnswerCallbackQuery(query, "好", cancellationToken: Stop);
        Assert.Equal("好", Assert.Single(user.View.Answers).Text);
    }

    [Theory]
    [InlineData("", "Bad Request: message text is empty")]
    [InlineData("  \n", "Bad Request: message text is empty")]
    [InlineData("<b> </b>", "Bad Request: message text is empty")]
    [InlineData("<b>x", "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("x</b>", "Bad Request: can't parse entities: Unexpected end tag at byte offset 1")]
    [InlineData("中<b>x</i>", "Bad Request: can't parse entities: Unmatched end tag at byte offset 7, expected \"</b>\", found \"</i>\"")]
    [InlineData("3 < 4", "Bad Request: can't parse entities: Unclosed start tag at byte offset 2")]
    [InlineData("<h1>x</h1>", "Bad Request: can't parse entities: Unsupported start tag \"h1\" at byte offset 0")]
    [InlineData("a & b", "Bad Request: can't parse entities: Unescaped \"&\"")]
    public async Task Texts_that_the_real_server_refuses(string html, string words)
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        await Refused(400, words, () => server.Bot.SendMessage(user.Id, html, ParseMode.Html, cancellationToken: Stop));
        Assert.Null(user.View.Last);
    }

    [Fact]
    public async Task Lengths_count_after_the_entities()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        await server.Bot.SendMessage(user.Id, "<b>" + string.Concat(Enumerable.Repeat("&lt;", 4096)) + "</b>", ParseMode.Html, cancellationToken: Stop);
        await Refused(400, "Bad Request: message is too long", () => server.Bot.SendMessage(user.Id, new string('字', 4097), cancellationToken: Stop));
        await Refused(400, "Bad Request: message caption is too long",
            () => server.Bot.SendPhoto(user.Id, new MemoryStream([1]), caption: new string('字', 1025), cancellationToken: Stop));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public async Task Callback_data_counts_in_bytes(int bytes, bool fits)
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        // 21 characters of three bytes each, and the rest of one.
        var data = new string('访', 21) + new string('x', bytes - 63);
        Task Send() => server.Bot.SendMessage(user.Id, "x", replyMarkup: new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("x", data)]]), cancellationToken: Stop);
        if (fits) await Send();
        else await Refused(400, "Bad Request: BUTTON_DATA_INVALID", Send);
    }

    [Fact]
    public async Task Edits_of_nothing_and_to_nothing()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var keyboard = new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("x", "x")]]);
        var sent = await server.Bot.SendMessage(user.Id, "<b>一</b>", ParseMode.Html, replyMarkup: keyboard, cancellationToken: Stop);
        await Refused(400, "Bad Request: message to edit not found", () => server.Bot.EditMessageText(user.Id, sent.Id + 9, "二", cancellationToken: Stop));
        await Refused(400, "Bad Request: message is not modified: ", () => server.Bot.EditMessageText(user.Id, sent.Id, "<b>一</b>", ParseMode.Html, replyMarkup: keyboard, cancellationToken: Stop));
        // The same words in another weight are another message; and without reply_markup the buttons go.
        await server.Bot.EditMessageText(user.Id, sent.Id, "一", cancellationToken: Stop);
        Assert.Empty(user.View.Last!.Buttons);
        await Refused(400, "Bad Request: message is not modified: ", () => server.Bot.EditMessageReplyMarkup(user.Id, sent.Id, cancellationToken: Stop));
        var said = user.SendText("我的");
        await Refused(400, "Bad Request: message can't be edited", () => server.Bot.EditMessageText(user.Id, (int)said.Id, "二", cancellationToken: Stop));
        await server.Bot.DeleteMessage(user.Id, sent.Id, Stop);
        await Refused(400, "Bad Request: message to edit not found", () => server.Bot.EditMessageText(user.Id, sent.Id, "二", cancellationToken: Stop));
        await Refused(400, "Bad Request: message to delete not found", () => server.Bot.DeleteMessage(user.Id, sent.Id, Stop));
    }

    [Fact]
    public async Task Who_cannot_be_reached()
    {
        await using var server = await LocalServer.Start();
        await Refused(400, "Bad Request: chat not found", () => server.Bot.SendMessage(5, "x", cancellationToken: Stop));
        var shy = server.Telegram.AddUser(6, "生人");
        await Refused(400, "Bad Request: chat not found", () => server.Bot.SendMessage(6, "x", cancellationToken: Stop));
        shy.SendText("/start");
        await server.Bot.SendMessage(6, "x", cancellationToken: Stop);
        shy.Block();
        await Refused(403, "Forbidden: bot was blocked by the user", () => server.Bot.SendMessage(6, "x", cancellationToken: Stop));
        shy.Unblock();
        await server.Bot.SendMessage(6, "x", cancellationToken: Stop);
    }

    [Fact]
    public async Task Taps_that_nobody_made_or_long_ago()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var server = await LocalServer.Start(clock);
        var user = server.Someone();
        await server.Bot.SendMessage(user.Id, "x", replyMarkup: new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("x", "x")]]), cancellationToken: Stop);
        const string Old = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        await Refused(400, Old, () => server.Bot.AnswerCallbackQuery("77", cancellationToken: Stop));
        var query = user.Press("x");
        clock.Advance(TimeSpan.FromMinutes(2));
        await Refused(400, Old, () => server.Bot.AnswerCallbackQuery(query, cancellationToken: Stop));
    }

    [Fact]
    public async Task The_reply_keyboard_stays_until_it_is_removed()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        await server.Bot.SendMessage(user.Id, "在哪?", replyMarkup: new ReplyKeyboardMarkup(KeyboardButton.WithRequestLocation("发送位置")), cancellationToken: Stop);
        await server.Bot.SendMessage(user.Id, "x", cancellationToken: Stop);
        Assert.True(Assert.Single(Assert.Single(user.View.ReplyKeyboard)).AsksPlace);
        await server.Bot.SendMessage(user.Id, "谢谢", replyMarkup: new ReplyKeyboardRemove(), cancellationToken: Stop);
        Assert.Empty(user.View.ReplyKeyboard);
    }
}
