using System.Collections.Concurrent;
using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>The outbox's way to Telegram: in order within a chat, the chats side by side, each refusal dealt with as it deserves.</summary>
public sealed class OutboxSenderTests : IAsyncDisposable
{
    private readonly FakeTelegram _telegram = new();
    private readonly WatchedClock _clock = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Channel<OutboxRow> _outbox = Channel.CreateUnbounded<OutboxRow>();
    private readonly Channel<(OutboxRow Row, long Message)> _sent = Channel.CreateUnbounded<(OutboxRow, long)>();
    private readonly ConcurrentQueue<OutboxRow> _unreachable = new();
    private readonly Pace _pace = new(kept: false);
    private readonly Courier _courier;
    private readonly OutboxSender _sender;
    private readonly Task _running;
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private long _rows;

    public OutboxSenderTests()
    {
        _courier = new(_telegram.Client, new(_telegram.Client, key => _files.TryGetValue(key, out var file) ? new MemoryStream(file) : null, NullLogger.Instance), new((row, message) => _sent.Writer.TryWrite((row, message)), _unreachable.Enqueue), _pace, new CommandMenus(), _clock, NullLogger.Instance);
        _sender = new(_outbox.Reader, _courier, _clock, NullLogger.Instance);
        _running = Task.Run(() => _sender.Run(_stop.Token));
    }

    [Fact]
    public async Task A_chat_s_messages_go_one_after_the_other()
    {
        var first = _telegram.Hold("sendMessage");
        Put(Note("one"), Note("two"));
        Assert.Equal("one", (await _telegram.Next()).Text);
        Assert.True(_telegram.Silent);
        first.SetResult(Message(5));
        Assert.Equal("two", (await _telegram.Next()).Text);
        Assert.Equal((1, 5), Id(await Sent()));
    }

    [Fact]
    public async Task A_chat_that_must_wait_holds_up_no_other()
    {
        _telegram.Refuse("sendMessage", 429, "Too Many Requests: retry after 9", 9);
        Put(Note("slow"));
        await _telegram.Next();
        Put(Note("quick"), chat: 2);
        Assert.Equal("quick", (await _telegram.Next()).Text);
        Assert.Equal("quick", (await Sent()).Row.Message.Html);
        Assert.Equal(TimeSpan.FromSeconds(9), await _clock.Pass());
        Assert.Equal("slow", (await _telegram.Next()).Text);
        Assert.Equal("slow", (await Sent()).Row.Message.Html);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(0)]
    public async Task What_nobody_knows_the_fate_of_is_tried_again(int code)
    {
        if (code == 0) _telegram.Plan("sendMessage", _ => Task.FromException<HttpResponseMessage>(new HttpRequestException("cut")));
        else _telegram.Refuse("sendMessage", code, "Internal Server Error");
        Put(Note("x"));
        await _telegram.Next();
        await _clock.Pass();
        Assert.Equal("x", (await _telegram.Next()).Text);
        await Sent();
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_is_told_of_and_what_waits_is_dropped()
    {
        var first = _telegram.Hold("sendMessage");
        Put(Note("one"), Note("two"));
        await _telegram.Next();
        first.SetResult(FakeTelegram.Refusal(403, "Forbidden: bot was blocked by the user"));
        Put(Note("other"), chat: 2);
        Assert.Equal("other", (await _telegram.Next()).Text);
        await Sent();
        Assert.True(await Drained());
        Assert.Equal(1, Assert.Single(_unreachable).Id);
        Assert.True(_telegram.Silent);
    }

    [Fact]
    public async Task A_card_is_edited_where_it_stands()
    {
        Put(Card("one", below: true), Card("two"));
        Assert.Equal("sendMessage", (await _telegram.Next()).Method);
        var (_, message) = await Sent();
        var edit = await _telegram.Next();
        Assert.Equal(("editMessageText", message, "two"), (edit.Method, edit.Message, edit.Text));
    }

    [Fact]
    public async Task A_card_that_comes_below_takes_the_buttons_off_the_one_above()
    {
        Put(Card("one", below: true));
        await _telegram.Next();
        var (_, message) = await Sent();
        Put(Card("two", below: true));
        Assert.Equal("sendMessage", (await _telegram.Next()).Method);
        var strip = await _telegram.Next();
        Assert.Equal(("editMessageReplyMarkup", message), (strip.Method, strip.Message));
    }

    [Fact]
    public async Task Taking_buttons_off_holds_up_only_the_card_it_is_about()
    {
        Put(Card("one", below: true));
        await _telegram.Next();
        var (_, old) = await Sent();
        var strip = _telegram.Hold("editMessageReplyMarkup");
        Put(Card("two", below: true));
        await _telegram.Next();
        await _telegram.Next();
        Put(Note("free"));
        Assert.Equal("free", (await _telegram.Next()).Text);
        Put(new OutgoingMessage("redrawn", "card", Message: old, Buttons: [[new("a", "f1.o0")]]));
        await Sent();
        await Sent();
        Assert.True(_telegram.Silent);
        strip.SetResult(Message(old));
        var edit = await _telegram.Next();
        Assert.Equal(("editMessageText", old, "redrawn"), (edit.Method, edit.Message, edit.Text));
    }

    [Fact]
    public async Task A_card_that_a_later_one_replaces_is_not_sent()
    {
        var first = _telegram.Hold("sendMessage");
        Put(Note("before"), Card("one", below: true), Card("two", below: true), Card("three"));
        await _telegram.Next();
        first.SetResult(Message(5));
        Assert.Equal("two", (await _telegram.Next()).Text);
        Assert.Equal("three", (await _telegram.Next()).Text);
        Assert.True(await Drained());
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_as_good_as_sent()
    {
        _telegram.Refuse("editMessageText", 400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        Put(Card("x") with { Message = 77 });
        await _telegram.Next();
        Assert.Equal((1, 77), Id(await Sent()));
    }

    [Theory]
    [InlineData("Bad Request: message to edit not found")]
    [InlineData("Bad Request: message can't be edited")]
    public async Task A_card_that_cannot_be_edited_is_sent_anew(string refusal)
    {
        _telegram.Refuse("editMessageText", 400, refusal);
        Put(Card("x") with { Message = 77 });
        Assert.Equal("editMessageText", (await _telegram.Next()).Method);
        var sent = await _telegram.Next();
        Assert.Equal(("sendMessage", "x"), (sent.Method, sent.Text));
        Assert.NotEqual(77, (await Sent()).Message);
    }

    [Fact]
    public async Task Markup_that_Telegram_does_not_understand_is_sent_as_plain_text()
    {
        _telegram.Refuse("sendMessage", 400, "Bad Request: can't parse entities: Unexpected end tag");
        Put(Note("<b>a</b> &amp; b"));
        Assert.True((await _telegram.Next()).Html);
        var again = await _telegram.Next();
        Assert.Equal((false, "a & b"), (again.Html, again.Text));
        await Sent();
    }

    [Fact]
    public async Task A_refusal_that_will_stay_is_given_up_and_the_next_message_goes()
    {
        _telegram.Refuse("sendMessage", 400, "Bad Request: message is too long");
        Put(Note("bad"), Note("good"));
        await _telegram.Next();
        Assert.Equal((1, 0), Id(await Sent()));
        Assert.Equal("good", (await _telegram.Next()).Text);
    }

    [Fact]
    public async Task A_long_message_goes_in_parts_and_the_last_has_the_buttons()
    {
        Put(new OutgoingMessage(new string('a', 4000) + "\n\n" + new string('b', 4000), "card", Below: true, Buttons: [[new("a", "f1.o0")]]));
        var parts = new[] { await _telegram.Next(), await _telegram.Next() };
        Assert.Equal([false, true], parts.Select(p => p.Body.TryGetProperty("reply_markup", out _)));
        await Sent();
    }

    [Fact]
    public async Task Several_chats_refused_in_a_row_pause_everybody()
    {
        for (var i = 0; i < 5; i++) _telegram.Refuse("sendMessage", 429, "Too Many Requests: retry after 20", 20);
        for (var chat = 1; chat <= 5; chat++)
        {
            Put(Note("x"), chat: chat);
            await _telegram.Next();
        }

        // The fifth refusal must have been heard before the next message asks.
        for (var i = 0; i < 5; i++) await _clock.Began();
        Put(Note("late"), chat: 6);
        Assert.Equal(TimeSpan.FromSeconds(20), await _clock.Began());
        Assert.True(_telegram.Silent);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _courier.Dispose();
        _pace.Dispose();
        _stop.Dispose();
        _telegram.Close();
    }

    private async Task<bool> Drained()
    {
        var drained = _sender.Drain(TimeSpan.FromDays(1000));
        while (!drained.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        return await drained;
    }

    private ValueTask<(OutboxRow Row, long Message)> Sent() => _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private void Put(params OutgoingMessage[] messages)
    {
        foreach (var message in messages) Put(message, 1);
    }

    private void Put(OutgoingMessage message, int chat) => _outbox.Writer.TryWrite(new(chat, ++_rows, 7000 + chat, message, message.Message));

    private static (long, long) Id((OutboxRow Row, long Message) sent) => (sent.Row.Id, sent.Message);

    private static OutgoingMessage Note(string text) => new(text);

    private static OutgoingMessage Card(string text, bool below = false) => new(text, "card", Below: below, Buttons: [[new("a", "f1.o0")]]);

    private static HttpResponseMessage Message(long id) => FakeTelegram.Yes($$$"""{"message_id":{{{id}}},"date":0,"chat":{"id":1,"type":"private"}}""");
}
