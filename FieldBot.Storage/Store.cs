using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage;

#pragma warning disable CA1065, CA1001, CA1063, CA1816, CS1591, CA2213
public sealed record StoreOptions(string Folder, string KeyFolder, bool Trial);

public sealed record Delivery(long DeliveryId, long Address, Input Input, long Message, DateTimeOffset SentAt, string? LanguageCode = null);

public sealed record Handled(bool Repeat, string? Toast);

public sealed record OutboxRow(int Chat, long Id, long Address, OutgoingMessage Message, long CardMessage);

public sealed record NewLink(string Member, string Token, DateTimeOffset ExpiresAt);

public sealed class StoreException(string message) : Exception(message);

/// <summary>Stand-in: the surface only, until the real one is merged. It says "ok" to whatever comes.</summary>
public sealed class Store : IDisposable
{
    private readonly Channel<OutboxRow> _outbox = Channel.CreateUnbounded<OutboxRow>();
    private long _next;

    public static Store Open(StoreOptions options, Func<Turn, Outcome> handle, TimeProvider clock) => new();

    public Task<Handled> Handle(Delivery delivery)
    {
        _outbox.Writer.TryWrite(new((int)delivery.Address, ++_next, delivery.Address, new("ok"), 0));
        return Task.FromResult(new Handled(false, null));
    }

    public ChannelReader<OutboxRow> Outbox => _outbox.Reader;

    public void Sent(OutboxRow row, long message) { }

    public void Unreachable(OutboxRow row) { }

    public Programme Programme { get; } = EmptyProgramme.Value;

    public Task<Programme> Import(IReadOnlyList<Table> tables) => Task.FromResult(Programme);

    public Task<IReadOnlyList<NewLink>> CreateLinks(IReadOnlyList<string> members) =>
        Task.FromResult<IReadOnlyList<NewLink>>([.. members.Select(m => new NewLink(m, "stand-in-token-0123456789", DateTimeOffset.MaxValue))]);

    public Task Bind(string member, long address) => Task.CompletedTask;

    public bool IsBound(string member) => false;

    public IEnumerable<Visit> Visits() => [];

    public Task Fatal { get; } = new TaskCompletionSource().Task;

    public void Dispose() { }
}
