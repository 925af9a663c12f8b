using System.Text.Json;
using FieldBot.Dialogs;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Cards with a picture: drawn where the card stands, with the text below it, and gone when the card shows something else.</summary>
public sealed class PictureTests : Sending
{
    private const string NoText = "Bad Request: there is no text in the message to edit", NoCaption = "Bad Request: there is no caption in the message to edit";

    [Fact]
    public async Task A_new_card_is_a_photo_with_its_text_below_and_the_buttons()
    {
        Put(Picture("<b>图</b>", below: true) with { Protected = true });
        Assert.Equal("upload_photo", (await Telegram.Next()).Body.GetProperty("action").GetString());
        var sent = await Telegram.Next();
        Assert.Equal(("sendPhoto", 7001, "<b>图</b>", true, "progress.png", "content"), (sent.Method, sent.Chat, sent.Caption, sent.Html, sent.NameOf("photo"), sent.Body.GetProperty("photo").GetProperty("text").GetString()));
        Assert.Contains("f1.o0", sent.Body.GetProperty("reply_markup").GetString(), StringComparison.Ordinal);
        Assert.Equal("true", sent.Body.GetProperty("protect_content").GetString());
        Assert.NotEqual(0, (await Sent()).Message);
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task Words_and_pictures_give_way_to_a_picture_where_they_stand()
    {
        Put(Card("drawing", below: true));
        await Telegram.Next();
        var (_, card) = await Sent();
        foreach (var text in (string[])["one", "<b>two</b> &amp;"])
        {
            Put(Picture(text));
            var edit = await Drawn();
            Assert.Equal(("editMessageMedia", 7001, card, "content"), (edit.Method, edit.Chat, edit.Message, edit.Body.GetProperty("picture").GetProperty("text").GetString()));
            Assert.Equal(("photo", "attach://picture", text, "HTML"), (Media(edit, "type"), Media(edit, "media"), Media(edit, "caption"), Media(edit, "parse_mode")));
            Assert.Contains("f1.o0", edit.Body.GetProperty("reply_markup").GetString(), StringComparison.Ordinal);
            Assert.Equal(card, (await Sent()).Message);
        }

        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task A_text_that_keeps_the_picture_stands_below_it()
    {
        Put(Picture("one", below: true), Keep("<b>two</b>"));
        await Drawn();
        var (_, card) = await Sent();
        var edit = await Telegram.Next();
        Assert.Equal(("editMessageCaption", card, "<b>two</b>", true), (edit.Method, edit.Message, edit.Caption, edit.Html));
        Assert.Contains("f1.o0", edit.Body.GetProperty("reply_markup").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(card, (await Sent()).Message);
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task Where_there_is_no_picture_to_keep_the_words_are_edited()
    {
        Telegram.Refuse("editMessageCaption", 400, NoCaption);
        Put(Keep("x") with { Message = 77 });
        Assert.Equal("editMessageCaption", (await Telegram.Next()).Method);
        var edit = await Telegram.Next();
        Assert.Equal(("editMessageText", 77, "x"), (edit.Method, edit.Message, edit.Text));
        Assert.Equal(77, (await Sent()).Message);
    }

    [Theory]
    [InlineData("card")]
    [InlineData("home")]
    public async Task Another_card_in_its_place_takes_the_picture_away_and_comes_anew(string key)
    {
        Put(Picture("one", below: true));
        await Drawn();
        var (_, picture) = await Sent();
        Put(new OutgoingMessage("home", key, Message: picture));
        await Gone(picture);
        var anew = await Telegram.Next();
        Assert.Equal(("sendMessage", "home"), (anew.Method, anew.Text));
        var (_, message) = await Sent();
        Put(new OutgoingMessage("later", key));
        var edit = await Telegram.Next();
        Assert.Equal(("editMessageText", message), (edit.Method, edit.Message));
        await Sent();
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task A_picture_that_only_Telegram_knows_of_goes_as_well()
    {
        Telegram.Refuse("editMessageText", 400, NoText);
        Telegram.Plan("editMessageReplyMarkup", _ => Task.FromResult(FakeTelegram.Yes(FakeTelegram.Photo(77))));
        Put(Card("x") with { Message = 77 });
        Assert.Equal("editMessageText", (await Telegram.Next()).Method);
        Assert.Equal(("editMessageReplyMarkup", 77), await Telegram.Next() is var strip ? (strip.Method, strip.Message) : default);
        await Gone(77);
        Assert.Equal("sendMessage", (await Telegram.Next()).Method);
        Assert.NotEqual(77, (await Sent()).Message);
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task A_picture_too_old_to_go_loses_its_buttons()
    {
        Telegram.Refuse("deleteMessage", 400, "Bad Request: message can't be deleted");
        Put(Picture("one", below: true), Card("two"));
        await Drawn();
        var (_, picture) = await Sent();
        await Gone(picture);
        Assert.Equal("sendMessage", (await Telegram.Next()).Method);
        Assert.Equal(("editMessageReplyMarkup", picture), await Telegram.Next() is var strip ? (strip.Method, strip.Message) : default);
    }

    [Fact]
    public async Task A_text_too_long_to_stand_below_a_picture_takes_it_away()
    {
        Put(Picture("one", below: true), Keep(new('字', 1025)));
        await Drawn();
        await Gone((await Sent()).Message);
        Assert.Equal("sendMessage", (await Telegram.Next()).Method);
    }

    [Fact]
    public async Task A_card_that_is_gone_is_drawn_anew()
    {
        Telegram.Refuse("editMessageMedia", 400, "Bad Request: message to edit not found");
        Put(Picture("x") with { Message = 77 });
        Assert.Equal("editMessageMedia", (await Drawn()).Method);
        Assert.Equal("sendPhoto", (await Drawn()).Method);
        Assert.NotEqual(77, (await Sent()).Message);
    }

    [Theory]
    [InlineData(false, "editMessageMedia")]
    [InlineData(true, "editMessageCaption")]
    public async Task A_picture_that_stands_there_already_is_as_good_as_drawn(bool keep, string method)
    {
        Telegram.Refuse(method, 400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        Put((keep ? Keep("x") : Picture("x")) with { Message = 77 });
        Assert.Equal((1, 77), Id(await Sent()));
    }

    [Theory]
    [InlineData(0, "sendMessage")]
    [InlineData(77, "editMessageText")]
    public async Task A_picture_that_is_missing_leaves_the_text_alone(long message, string method)
    {
        Put(Card("x") with { Picture = new("gone", "x.png"), Message = message });
        var sent = await Telegram.Next();
        Assert.Equal((method, "x"), (sent.Method, sent.Text));
        await Sent();
        Assert.True(Telegram.Silent);
    }

    [Theory]
    [InlineData(0, "sendPhoto", "sendMessage")]
    [InlineData(77, "editMessageMedia", "editMessageText")]
    public async Task What_Telegram_does_not_take_as_a_picture_leaves_the_text_alone(long message, string method, string then)
    {
        Telegram.Refuse(method, 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        Put(Picture("x") with { Message = message });
        Assert.Equal(method, (await Drawn()).Method);
        var sent = await Telegram.Next();
        Assert.Equal((then, "x"), (sent.Method, sent.Text));
        await Sent();
    }

    [Theory]
    [InlineData(500, "Internal Server Error", null)]
    [InlineData(429, "Too Many Requests: retry after 9", 9)]
    public async Task A_drawing_that_may_yet_succeed_is_tried_again_whole(int code, string description, int? retryAfter)
    {
        Telegram.Refuse("editMessageMedia", code, description, retryAfter);
        Put(Picture("x") with { Message = 77 });
        await Drawn();
        await Clock.Pass();
        Assert.Equal("content", (await Telegram.Next()).Body.GetProperty("picture").GetProperty("text").GetString());
        Assert.Equal(77, (await Sent()).Message);
    }

    [Theory]
    [InlineData(500, "Internal Server Error", null)]
    [InlineData(429, "Too Many Requests: retry after 9", 9)]
    public async Task A_picture_that_may_yet_go_is_asked_for_again(int code, string description, int? retryAfter)
    {
        Telegram.Refuse("deleteMessage", code, description, retryAfter);
        Put(Picture("one", below: true), Card("two"));
        await Drawn();
        var (_, picture) = await Sent();
        await Gone(picture);
        await Clock.Pass();
        await Gone(picture);
        Assert.Equal("sendMessage", (await Telegram.Next()).Method);
    }

    [Theory]
    [InlineData("editMessageMedia", true)]
    [InlineData("editMessageReplyMarkup", false)]
    public async Task Who_blocked_the_bot_gets_no_picture(string method, bool picture)
    {
        if (!picture) Telegram.Refuse("editMessageText", 400, NoText);
        Telegram.Refuse(method, 403, "Forbidden: bot was blocked by the user");
        Put((picture ? Picture("x") : Card("x")) with { Message = 77 });
        Assert.True(await Drained());
        Assert.Equal(1, Assert.Single(UnreachableRows).Id);
    }

    [Fact]
    public async Task A_caption_that_Telegram_does_not_understand_goes_as_plain_text()
    {
        Telegram.Refuse("editMessageMedia", 400, "Bad Request: can't parse entities: Unexpected end tag");
        Put(Picture("<b>a</b> &amp; b") with { Message = 77 });
        await Drawn();
        var again = await Telegram.Next();
        Assert.Equal(("a & b", null), (Media(again, "caption"), Media(again, "parse_mode")));
    }

    [Theory]
    [InlineData("TT", "T")]
    [InlineData("TP", "P")]
    [InlineData("PP", "P")]
    [InlineData("PT", "T")]
    [InlineData("KP", "P")]
    [InlineData("KK", "K")]
    [InlineData("PK", "PK")]
    [InlineData("TK", "TK")]
    [InlineData("PKT", "T")]
    [InlineData("PKK", "PK")]
    public async Task Of_edits_that_wait_those_go_that_the_last_one_builds_upon(string waiting, string sent)
    {
        Put(Card("before", below: true));
        await Telegram.Next();
        await Sent();
        var first = Telegram.Hold("editMessageText");
        Put(Card("first"));
        await Telegram.Next();
        Put([.. waiting.Select((kind, i) => kind switch { 'T' => Card($"T{i}"), 'P' => Picture($"P{i}"), _ => Keep($"K{i}") })]);
        first.SetResult(Message(101));
        for (var i = 0; i <= waiting.Length; i++) await Sent();
        var drawn = "";
        while (!Telegram.Silent) drawn += (await Telegram.Next()) switch { { Method: "editMessageMedia" } => "P", { Method: "editMessageCaption" } => "K", { Method: "editMessageText" } => "T", _ => "" };
        Assert.Equal(sent, drawn);
    }

    private OutgoingMessage Picture(string text, bool below = false)
    {
        Files["key"] = "content"u8.ToArray();
        return Card(text, below) with { Picture = new("key", "progress.png") };
    }

    private static OutgoingMessage Keep(string text) => Card(text) with { KeepPicture = true };

    /// <summary>The next call after the word that a picture comes.</summary>
    private async Task<Call> Drawn()
    {
        Assert.Equal("sendChatAction", (await Telegram.Next()).Method);
        return await Telegram.Next();
    }

    private async Task Gone(long message) => Assert.Equal(("deleteMessage", 7001, message), await Telegram.Next() is var call ? (call.Method, call.Chat, call.Message) : default);

    private static string? Media(Call call, string name) => JsonDocument.Parse(call.Body.GetProperty("media").GetString()!).RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
