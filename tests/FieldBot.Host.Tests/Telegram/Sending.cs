using System.Collections.Concurrent;
using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>A sender at work on an outbox that a test fills.</summary>
public abstract class Sending : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Channel<OutboxRow> _outbox = Channel.CreateUnbounded<OutboxRow>();
    private readonly Channel<(OutboxRow Row, long Message)> _sent = Channel.CreateUnbounded<(OutboxRow, long)>();
    private readonly Pace _pace = new(kept: false);
    private readonly Courier _courier;
    private readonly OutboxSender _sender;
    private readonly Task _running;
    private long _rows;

    protected Sending()
    {
        var documents = new Documents(Telegram.Client, key => Files.TryGetValue(key, out var file) ? new MemoryStream(file) : null, id => Task.FromResult(Kept.TryGetValue(id, out var kept) ? kept : default((KeptFile, byte[])?)), NullLogger.Instance);
        _courier = new(Telegram.Client, documents, new((row, message) => _sent.Writer.TryWrite((row, message)), UnreachableRows.Enqueue, (_, message) => Beside.Enqueue(message))
            {
                Moved = (row, to) => Moves.Enqueue((row.Address, to)),
                Lost = (row, why) => Lost.Enqueue((row.Id, why)),
            },
            new(chat => { Asked.Enqueue(chat); return Task.FromResult<IReadOnlyList<long>>(Traces); }, code => Task.FromResult(Identities.GetValueOrDefault(code)), _ => Task.FromResult(Language)) { Bot = () => "field_bot" }, _pace, new CommandMenus(), Clock, NullLogger.Instance);
        _sender = new(_outbox.Reader, _courier, Clock, NullLogger.Instance);
        _running = Task.Run(() => _sender.Run(_stop.Token));
    }

    private protected FakeTelegram Telegram { get; } = new();

    private protected WatchedClock Clock { get; } = new();

    private protected ConcurrentQueue<OutboxRow> UnreachableRows { get; } = new();

    /// <summary>Chats that go on under another id, and rooms that take nothing any more.</summary>
    private protected ConcurrentQueue<(long From, long To)> Moves { get; } = new();

    private protected ConcurrentQueue<(long Row, RoomEnd Why)> Lost { get; } = new();

    /// <summary>Messages that rows brought beside the one they are known by.</summary>
    private protected ConcurrentQueue<long> Beside { get; } = new();

    /// <summary>What may be deleted, and the chats for which that was asked.</summary>
    private protected List<long> Traces { get; } = [];

    private protected ConcurrentQueue<int> Asked { get; } = new();

    /// <summary>By the concern's pseudonym.</summary>
    private protected ConcurrentDictionary<string, Identity> Identities { get; } = new(StringComparer.Ordinal);

    private protected string? Language { get; set; }

    /// <summary>What jobs made, by key.</summary>
    private protected ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Evidence by its unique id.</summary>
    private protected ConcurrentDictionary<string, (KeptFile File, byte[] Content)> Kept { get; } = new(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _courier.Dispose();
        _pace.Dispose();
        _stop.Dispose();
        Telegram.Close();
        GC.SuppressFinalize(this);
    }

    private protected async Task<bool> Drained()
    {
        var drained = _sender.Drain(TimeSpan.FromDays(1000));
        while (!drained.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        return await drained;
    }

    private protected ValueTask<(OutboxRow Row, long Message)> Sent() => _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private protected void Put(params OutgoingMessage[] messages)
    {
        foreach (var message in messages) Put(message, 1);
    }

    private protected void Put(OutgoingMessage message, int chat) => _outbox.Writer.TryWrite(new(chat, ++_rows, 7000 + chat, message, message.Message));

    private protected void PutInGroup(OutgoingMessage message, long address, long card = 0) => _outbox.Writer.TryWrite(new(9, ++_rows, address, message, card));

    private protected static (long, long) Id((OutboxRow Row, long Message) sent) => (sent.Row.Id, sent.Message);

    private protected static OutgoingMessage Note(string text) => new(text);

    private protected static OutgoingMessage Card(string text, bool below = false) => new(text, "card", Below: below, Buttons: [[new("a", "f1.o0")]]);

    private protected static HttpResponseMessage Message(long id) => FakeTelegram.Yes($$$"""{"message_id":{{{id}}},"date":0,"chat":{"id":1,"type":"private"}}""");
}
