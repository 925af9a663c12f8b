using FieldBot.Dialogs;
using FieldBot.Host.Telegram;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Messages that carry a file or a secret: always new, never lost behind a later card, dealt with like others when refused.</summary>
public sealed class DocumentTests : Sending
{
    [Fact]
    public async Task A_file_goes_with_the_text_as_its_caption_and_the_buttons()
    {
        Put(File("<b>看</b>") with { Buttons = [[new("a", "f1.o0")]] });
        Assert.Equal("upload_document", (await Telegram.Next()).Body.GetProperty("action").GetString());
        var sent = await Telegram.Next();
        Assert.Equal(("sendDocument", 7001, "<b>看</b>", true, "错误标注.xlsx", "content"), (sent.Method, sent.Chat, sent.Caption, sent.Html, sent.FileName, Content(sent)));
        Assert.Contains("f1.o0", sent.Body.GetProperty("reply_markup").GetString(), StringComparison.Ordinal);
        Assert.False(sent.Has("protect_content"));
        Assert.NotEqual(0, (await Sent()).Message);
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task A_text_too_long_for_a_caption_follows_and_has_the_buttons(int length, bool caption)
    {
        Put(File("<b>" + new string('字', length) + "</b>") with { Buttons = [[new("a", "f1.o0")]] });
        await Telegram.Next();
        var document = await Telegram.Next();
        Assert.Equal((caption, caption, caption), (document.Has("caption"), document.Has("parse_mode"), document.Has("reply_markup")));
        if (!caption)
        {
            var text = await Telegram.Next();
            Assert.Equal(("sendMessage", true), (text.Method, text.Has("reply_markup")));
        }

        await Sent();
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task A_file_is_never_an_edit_and_the_card_above_loses_its_buttons()
    {
        Put(Card("working", below: true));
        await Telegram.Next();
        var (_, card) = await Sent();
        Put(File("done") with { Card = "card", Message = card });
        await Telegram.Next();
        Assert.Equal("sendDocument", (await Telegram.Next()).Method);
        var strip = await Telegram.Next();
        Assert.Equal(("editMessageReplyMarkup", card), (strip.Method, strip.Message));
    }

    [Fact]
    public async Task A_card_drawn_where_a_document_stands_comes_anew_and_the_document_loses_its_buttons()
    {
        Telegram.Refuse("editMessageText", 400, "Bad Request: there is no text in the message to edit");
        Put(Card("x") with { Message = 77 });
        Assert.Equal("editMessageText", (await Telegram.Next()).Method);
        var strip = await Telegram.Next();
        Assert.Equal(("editMessageReplyMarkup", 77), (strip.Method, strip.Message));
        Assert.Equal("sendMessage", (await Telegram.Next()).Method);
        await Sent();
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task A_later_card_replaces_neither_a_file_nor_a_secret()
    {
        var first = Telegram.Hold("sendMessage");
        Put(Note("before"), File("file") with { Card = "card" }, new OutgoingMessage("secret", "card") { Secret = true }, Card("later", below: true));
        await Telegram.Next();
        first.SetResult(Message(5));
        await Telegram.Next();
        Assert.Equal("file", (await Telegram.Next()).Caption);
        Assert.Equal("secret", (await Telegram.Next()).Text);
        Assert.Equal("later", (await Telegram.Next()).Text);
    }

    [Fact]
    public async Task A_secret_is_protected_and_never_an_edit()
    {
        Put(new OutgoingMessage("link", "card", Message: 77) { Secret = true });
        var text = await Telegram.Next();
        Assert.Equal(("sendMessage", true), (text.Method, text.Body.GetProperty("protect_content").GetBoolean()));
    }

    [Fact]
    public async Task A_secret_file_is_protected()
    {
        Put(File("links") with { Secret = true });
        await Telegram.Next();
        Assert.Equal("true", (await Telegram.Next()).Body.GetProperty("protect_content").GetString());
    }

    [Fact]
    public async Task What_is_protected_is_so_when_it_is_sent_and_may_be_an_edit()
    {
        Put(Card("new", below: true) with { Protected = true }, Card("edited") with { Protected = true });
        Assert.True((await Telegram.Next()).Body.GetProperty("protect_content").GetBoolean());
        var edit = await Telegram.Next();
        Assert.Equal(("editMessageText", false), (edit.Method, edit.Has("protect_content")));
        Put(File("file") with { Protected = true });
        await Telegram.Next();
        Assert.Equal("true", (await Telegram.Next()).Body.GetProperty("protect_content").GetString());
    }

    [Fact]
    public async Task A_file_that_is_gone_leaves_the_text_alone()
    {
        Put(new OutgoingMessage("text") { File = new("gone", "x.csv") });
        var sent = await Telegram.Next();
        Assert.Equal(("sendMessage", "text"), (sent.Method, sent.Text));
        await Sent();
    }

    [Theory]
    [InlineData(500, "Internal Server Error", null)]
    [InlineData(429, "Too Many Requests: retry after 9", 9)]
    public async Task An_upload_that_may_yet_succeed_is_tried_again_whole(int code, string description, int? retryAfter)
    {
        Telegram.Refuse("sendDocument", code, description, retryAfter);
        Put(File("x"));
        await Telegram.Next();
        await Telegram.Next();
        await Clock.Pass();
        Assert.Equal("content", Content(await Telegram.Next()));
        await Sent();
    }

    [Fact]
    public async Task A_caption_that_Telegram_does_not_understand_goes_as_plain_text()
    {
        Telegram.Refuse("sendDocument", 400, "Bad Request: can't parse entities: Unexpected end tag");
        Put(File("<b>a</b> &amp; b"));
        await Telegram.Next();
        await Telegram.Next();
        var again = await Telegram.Next();
        Assert.Equal(("a & b", false), (again.Caption, again.Html));
    }

    [Fact]
    public async Task An_upload_that_is_refused_for_good_is_given_up()
    {
        Telegram.Refuse("sendDocument", 413, "Request Entity Too Large");
        Put(File("x"), Note("next"));
        await Telegram.Next();
        await Telegram.Next();
        Assert.Equal((1, 0), Id(await Sent()));
        Assert.Equal("next", (await Telegram.Next()).Text);
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_no_file()
    {
        Telegram.Refuse("sendChatAction", 403, "Forbidden: bot was blocked by the user");
        Telegram.Refuse("sendDocument", 403, "Forbidden: bot was blocked by the user");
        Put(File("x"));
        Assert.True(await Drained());
        Assert.Equal(1, Assert.Single(UnreachableRows).Id);
    }

    [Fact]
    public void A_name_cannot_break_out_of_its_header()
    {
        using var form = (MultipartFormDataContent)new UploadRequest(SentAs.Document, 1, [1], "../a\"\r\nb.csv", null, true, new OutgoingMessage("x")).ToHttpContent();
        Assert.EndsWith("filename=\".._a___b.csv\"", form.Last().Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
    }

    private OutgoingMessage File(string text)
    {
        Files["key"] = "content"u8.ToArray();
        return new(text) { File = new("key", "错误标注.xlsx") };
    }

    private static string? Content(Call call) => call.Body.GetProperty("document").GetProperty("text").GetString();
}
