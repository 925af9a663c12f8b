using System.Collections.Concurrent;
using FieldBot.Dialogs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>An update is confirmed to Telegram only when what it did is on disk; whatever the network does, polling goes on.</summary>
public sealed class UpdatePollerTests : IAsyncDisposable
{
    private readonly FakeTelegram _telegram = new();
    private readonly WatchedClock _clock = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ConcurrentQueue<Delivery> _handled = new();
    private readonly Crowds _crowds = new(kept: true, TimeSpan.FromDays(20));
    private Func<Delivery, Task<Handled>> _handle;
    private Task _running = Task.CompletedTask;

    public UpdatePollerTests() => _handle = _ => Task.FromResult(new Handled(Repeat: false, null));

    [Fact]
    public async Task The_offset_moves_after_the_commit()
    {
        var committed = new TaskCompletionSource<Handled>(TaskCreationOptions.RunContinuationsAsynchronously);
        _handle = _ => committed.Task;
        _telegram.Updates(Text(11, "a"), Text(12, "b"));
        Start();
        Assert.Equal(0, Offset(await _telegram.Next()));
        while (_handled.Count < 2) await Task.Yield();
        Assert.True(_telegram.Silent);
        committed.SetResult(new(Repeat: false, null));
        Assert.Equal(13, Offset(await _telegram.Next()));
        Assert.Equal(["a", "b"], _handled.Select(d => ((Input.Text)d.Input).Value));
    }

    [Fact]
    public async Task What_could_not_be_handled_is_fetched_again()
    {
        var failures = 1;
        _handle = _ => Interlocked.Decrement(ref failures) == 0 ? Task.FromException<Handled>(new IOException()) : Task.FromResult(new Handled(false, null));
        _telegram.Updates(Text(11, "a"));
        _telegram.Updates(Text(11, "a"));
        Start();
        Assert.Equal(0, Offset(await _telegram.Next()));
        await _clock.Pass();
        Assert.Equal(0, Offset(await _telegram.Next()));
        Assert.Equal(12, Offset(await _telegram.Next()));
    }

    [Fact]
    public async Task Updates_that_nobody_can_read_are_passed_over_and_the_others_handled()
    {
        _telegram.Updates("7", """{"update_id":11,"telepathy":null}""", """{"update_id":12,"message":5}""", Text(13, "good"));
        Start();
        await _telegram.Next();
        Assert.Equal(14, Offset(await _telegram.Next()));
        Assert.Equal(new Input.Text("good"), Assert.Single(_handled).Input);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_server_that_fails_is_asked_again_after_a_pause(int code)
    {
        _telegram.Refuse("getUpdates", code, "Bad Gateway");
        _telegram.Plan("getUpdates", _ => Task.FromException<HttpResponseMessage>(new HttpRequestException("no route")));
        _telegram.Plan("getUpdates", _ => Task.FromResult(FakeTelegram.Yes("not json")));
        Start();
        await _telegram.Next();
        var first = await _clock.Pass();
        await _telegram.Next();
        var second = await _clock.Pass();
        await _telegram.Next();
        await _clock.Pass();
        await _telegram.Next();
        Assert.True(second > first, $"{first}, {second}");
    }

    [Fact]
    public async Task Too_many_requests_waits_as_long_as_it_says()
    {
        _telegram.Refuse("getUpdates", 429, "Too Many Requests: retry after 7", 7);
        Start();
        await _telegram.Next();
        Assert.Equal(TimeSpan.FromSeconds(7), await _clock.Pass());
        await _telegram.Next();
    }

    [Fact]
    public async Task A_webhook_in_the_way_is_taken_off()
    {
        _telegram.Refuse("getUpdates", 409, "Conflict: can't use getUpdates method while webhook is active");
        Start();
        await _telegram.Next();
        Assert.Equal("deleteWebhook", (await _telegram.Next()).Method);
        await _clock.Pass();
        Assert.Equal("getUpdates", (await _telegram.Next()).Method);
    }

    [Fact]
    public async Task A_refused_token_ends_it()
    {
        _telegram.Refuse("getUpdates", 401, "Unauthorized");
        Start();
        await Assert.ThrowsAsync<TokenRefusedException>(() => _running);
    }

    [Fact]
    public async Task A_stop_finishes_the_batch_and_confirms_it()
    {
        var committed = new TaskCompletionSource<Handled>(TaskCreationOptions.RunContinuationsAsynchronously);
        _handle = _ => committed.Task;
        _telegram.Updates(Text(11, "a"));
        Start();
        await _telegram.Next();
        while (_handled.IsEmpty) await Task.Yield();
        await _stop.CancelAsync();
        Assert.False(_running.IsCompleted);
        committed.SetResult(new(Repeat: false, null));
        await _running;
        var last = await _telegram.Next();
        Assert.Equal((12, 0), (Offset(last), last.Body.GetProperty("timeout").GetInt32()));
    }

    [Fact]
    public async Task A_tap_is_answered_after_its_turn_with_the_turn_s_words()
    {
        _handle = _ => Task.FromResult(new Handled(Repeat: false, "old card"));
        _telegram.Updates(Tap(11));
        Start();
        await _telegram.Next();
        var calls = new[] { await _telegram.Next(), await _telegram.Next() };
        var answer = Assert.Single(calls, c => c.Method == "answerCallbackQuery");
        Assert.Equal(("q1", "old card"), (answer.Body.GetProperty("callback_query_id").GetString(), answer.Text));
    }

    [Fact]
    public async Task More_than_a_person_writes_is_handed_on_and_marked_but_a_tap_never_is()
    {
        _telegram.Updates([.. Enumerable.Range(1, 25).Select(i => Text(i, "x")), Tap(26), Text(27, "x")]);
        Start();
        await _telegram.Next();
        while (_handled.Count < 27) await Task.Yield();
        Assert.Equal([.. Enumerable.Repeat(false, 20), .. Enumerable.Repeat(true, 5), false, true], _handled.Select(d => d.Crowded));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _crowds.Dispose();
        _telegram.Close();
    }

    private void Start()
    {
        var taps = new TapAnswers(_telegram.Client, _clock, atOnce: 1);
        _ = taps.Run(_stop.Token);
        var poller = new UpdatePoller(_telegram.Client, new("field_bot", _clock), Handle, taps, _crowds, _clock, NullLogger.Instance);
        _running = Task.Run(() => poller.Run(_stop.Token));
    }

    private Task<Handled> Handle(Delivery delivery)
    {
        _handled.Enqueue(delivery);
        return _handle(delivery);
    }

    private static long Offset(Call call) => call.Body.TryGetProperty("offset", out var offset) ? offset.GetInt64() : 0;

    private static string Tap(int id) => $$$"""{"update_id":{{{id}}},"callback_query":{"id":"q1","from":{"id":7,"is_bot":false,"first_name":"x"},"chat_instance":"1","data":"d","message":{"message_id":9,"date":1,"chat":{"id":7,"type":"private"} } } }""";

    private static string Text(int id, string text) => $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"date":1,"from":{"id":7,"is_bot":false,"first_name":"x"},"chat":{"id":7,"type":"private"},"text":"{{{text}}}"}}""";
}
