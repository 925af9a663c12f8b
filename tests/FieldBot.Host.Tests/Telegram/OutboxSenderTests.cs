using FieldBot.Dialogs;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>The outbox's way to Telegram: in order within a chat, the chats side by side, each refusal dealt with as it deserves.</summary>
public sealed class OutboxSenderTests : Sending
{
    [Fact]
    public async Task A_chat_s_messages_go_one_after_the_other()
    {
        var first = Telegram.Hold("sendMessage");
        Put(Note("one"), Note("two"));
        Assert.Equal("one", (await Telegram.Next()).Text);
        Assert.True(Telegram.Silent);
        first.SetResult(Message(5));
        Assert.Equal("two", (await Telegram.Next()).Text);
        Assert.Equal((1, 5), Id(await Sent()));
    }

    [Fact]
    public async Task A_chat_that_must_wait_holds_up_no_other()
    {
        Telegram.Refuse("sendMessage", 429, "Too Many Requests: retry after 9", 9);
        Put(Note("slow"));
        await Telegram.Next();
        Put(Note("quick"), chat: 2);
        Assert.Equal("quick", (await Telegram.Next()).Text);
        Assert.Equal("quick", (await Sent()).Row.Message.Html);
        Assert.Equal(TimeSpan.FromSeconds(9), await Clock.Pass());
        Assert.Equal("slow", (await Telegram.Next()).Text);
        Assert.Equal("slow", (await Sent()).Row.Message.Html);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(0)]
    public async Task What_nobody_knows_the_fate_of_is_tried_again(int code)
    {
        if (code == 0) Telegram.Plan("sendMessage", _ => Task.FromException<HttpResponseMessage>(new HttpRequestException("cut")));
        else Telegram.Refuse("sendMessage", code, "Internal Server Error");
        Put(Note("x"));
        await Telegram.Next();
        await Clock.Pass();
        Assert.Equal("x", (await Telegram.Next()).Text);
        await Sent();
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_is_told_of_and_what_waits_is_dropped()
    {
        var first = Telegram.Hold("sendMessage");
        Put(Note("one"), Note("two"));
        await Telegram.Next();
        first.SetResult(FakeTelegram.Refusal(403, "Forbidden: bot was blocked by the user"));
        Put(Note("other"), chat: 2);
        Assert.Equal("other", (await Telegram.Next()).Text);
        await Sent();
        Assert.True(await Drained());
        Assert.Equal(1, Assert.Single(UnreachableRows).Id);
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task A_card_is_edited_where_it_stands()
    {
        Put(Card("one", below: true), Card("two"));
        Assert.Equal("sendMessage", (await Telegram.Next()).Method);
        var (_, message) = await Sent();
        var edit = await Telegram.Next();
        Assert.Equal(("editMessageText", message, "two"), (edit.Method, edit.Message, edit.Text));
    }

    [Fact]
    public async Task A_card_that_comes_below_takes_the_buttons_off_the_one_above()
    {
        Put(Card("one", below: true));
        await Telegram.Next();
        var (_, message) = await Sent();
        Put(Card("two", below: true));
        Assert.Equal("sendMessage", (await Telegram.Next()).Method);
        var strip = await Telegram.Next();
        Assert.Equal(("editMessageReplyMarkup", message), (strip.Method, strip.Message));
    }

    [Fact]
    public async Task Taking_buttons_off_holds_up_only_the_card_it_is_about()
    {
        Put(Card("one", below: true));
        await Telegram.Next();
        var (_, old) = await Sent();
        var strip = Telegram.Hold("editMessageReplyMarkup");
        Put(Card("two", below: true));
        await Telegram.Next();
        await Telegram.Next();
        Put(Note("free"));
        Assert.Equal("free", (await Telegram.Next()).Text);
        Put(new OutgoingMessage("redrawn", "card", Message: old, Buttons: [[new("a", "f1.o0")]]));
        await Sent();
        await Sent();
        Assert.True(Telegram.Silent);
        strip.SetResult(Message(old));
        var edit = await Telegram.Next();
        Assert.Equal(("editMessageText", old, "redrawn"), (edit.Method, edit.Message, edit.Text));
    }

    [Fact]
    public async Task A_card_that_a_later_one_replaces_is_not_sent()
    {
        var first = Telegram.Hold("sendMessage");
        Put(Note("before"), Card("one", below: true), Card("two", below: true), Card("three"));
        await Telegram.Next();
        first.SetResult(Message(5));
        Assert.Equal("two", (await Telegram.Next()).Text);
        Assert.Equal("three", (await Telegram.Next()).Text);
        Assert.True(await Drained());
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_as_good_as_sent()
    {
        Telegram.Refuse("editMessageText", 400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        Put(Card("x") with { Message = 77 });
        await Telegram.Next();
        Assert.Equal((1, 77), Id(await Sent()));
    }

    [Theory]
    [InlineData("Bad Request: message to edit not found")]
    [InlineData("Bad Request: message can't be edited")]
    public async Task A_card_that_cannot_be_edited_is_sent_anew(string refusal)
    {
        Telegram.Refuse("editMessageText", 400, refusal);
        Put(Card("x") with { Message = 77 });
        Assert.Equal("editMessageText", (await Telegram.Next()).Method);
        var sent = await Telegram.Next();
        Assert.Equal(("sendMessage", "x"), (sent.Method, sent.Text));
        Assert.NotEqual(77, (await Sent()).Message);
    }

    [Fact]
    public async Task Markup_that_Telegram_does_not_understand_is_sent_as_plain_text()
    {
        Telegram.Refuse("sendMessage", 400, "Bad Request: can't parse entities: Unexpected end tag");
        Put(Note("<b>a</b> &amp; b"));
        Assert.True((await Telegram.Next()).Html);
        var again = await Telegram.Next();
        Assert.Equal((false, "a & b"), (again.Html, again.Text));
        await Sent();
    }

    [Fact]
    public async Task A_refusal_that_will_stay_is_given_up_and_the_next_message_goes()
    {
        Telegram.Refuse("sendMessage", 400, "Bad Request: message is too long");
        Put(Note("bad"), Note("good"));
        await Telegram.Next();
        Assert.Equal((1, 0), Id(await Sent()));
        Assert.Equal("good", (await Telegram.Next()).Text);
    }

    [Fact]
    public async Task A_long_message_goes_in_parts_and_the_last_has_the_buttons()
    {
        Put(new OutgoingMessage(new string('a', 4000) + "\n\n" + new string('b', 4000), "card", Below: true, Buttons: [[new("a", "f1.o0")]]));
        var parts = new[] { await Telegram.Next(), await Telegram.Next() };
        Assert.Equal([false, true], parts.Select(p => p.Body.TryGetProperty("reply_markup", out _)));
        await Sent();
    }

    [Fact]
    public async Task Several_chats_refused_in_a_row_pause_everybody()
    {
        for (var i = 0; i < 5; i++) Telegram.Refuse("sendMessage", 429, "Too Many Requests: retry after 20", 20);
        for (var chat = 1; chat <= 5; chat++)
        {
            Put(Note("x"), chat: chat);
            await Telegram.Next();
        }

        // The fifth refusal must have been heard before the next message asks.
        for (var i = 0; i < 5; i++) await Clock.Began();
        Put(Note("late"), chat: 6);
        Assert.Equal(TimeSpan.FromSeconds(20), await Clock.Began());
        Assert.True(Telegram.Silent);
    }
}
