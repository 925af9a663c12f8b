using System.Collections.Concurrent;
using FieldBot.Host.Telegram;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Nothing that Telegram answers, and no mistake of ours, carries into the log what was said or to whom.</summary>
public sealed class SilentLogTests : IDisposable
{
    private const string Text = "#7K2M planted-text", Identified = "planted-name";

    private const long Chat = 8_412_000_777;

    private readonly FakeTelegram _telegram = new();
    private readonly WatchedClock _clock = new();
    private readonly Pace _pace = new(kept: false);
    private readonly Kept _log = new();

    [Theory]
    [InlineData("Bad Request: can't parse entities: Unsupported start tag \"#7K2M planted-text\" at byte offset 3")]
    [InlineData("Bad Request: chat 8412000777 says \"planted-text")]
    [InlineData("Bad Request: TEXT_INVALID")]
    public async Task A_refusal_is_told_without_what_it_quotes(string description)
    {
        _telegram.Refuse("sendMessage", 400, description);
        _telegram.Refuse("sendMessage", 400, description);
        using var courier = Courier(AtSending.Nothing);
        await courier.Deliver(new(), new(1, 1, Chat, new(Text), 0), TestContext.Current.CancellationToken);
        Told("sendMessage was refused and is given up: Bad Request");
    }

    [Fact]
    public async Task An_identity_that_cannot_be_put_in_is_told_by_the_kind_of_the_mistake()
    {
        var outbox = System.Threading.Channels.Channel.CreateUnbounded<Storage.OutboxRow>();
        using var courier = Courier(AtSending.Nothing with { IdentityOf = code => throw new InvalidOperationException($"{code} {Identified}") });
        var sender = new OutboxSender(outbox.Reader, courier, _clock, _log);
        var running = sender.Run(TestContext.Current.CancellationToken);
        outbox.Writer.TryWrite(new(1, 1, Chat, new(Text) { Identity = new("#7K2M", Account: true) }, 0));
        outbox.Writer.Complete();
        await running;
        while (_log.Lines.IsEmpty) await Task.Yield();
        Told("A message could not be sent: InvalidOperationException");
    }

    public void Dispose()
    {
        _pace.Dispose();
        _telegram.Close();
    }

    private Courier Courier(AtSending asked) =>
        new(_telegram.Client, new(_telegram.Client, _ => null, _ => throw new NotSupportedException(), NullLogger.Instance), new((_, _) => { }, _ => { }, (_, _) => { }), asked, _pace, new(), _clock, _log);

    private void Told(string beginning)
    {
        var line = Assert.Single(_log.Lines);
        Assert.StartsWith(beginning, line, StringComparison.Ordinal);
        foreach (var secret in (string[])["7K2M", "planted", "8412000777"]) Assert.DoesNotContain(secret, line, StringComparison.Ordinal);
    }

    private sealed class Kept : ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception) + exception);
    }
}
