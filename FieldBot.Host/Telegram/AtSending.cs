using FieldBot.Storage;

namespace FieldBot.Host.Telegram;

/// <summary>What is asked of the store only when a message goes out, because it may not lie in the outbox, or is not known before.</summary>
/// <param name="Traces">The messages of both sides of a chat that Telegram still lets a bot delete.</param>
/// <param name="IdentityOf">Who brought the concern with this pseudonym; null: it was erased.</param>
/// <param name="LanguageIn">Of a chat; null: nobody chose one.</param>
internal sealed record AtSending(Func<int, Task<IReadOnlyList<long>>> Traces, Func<string, Task<Identity?>> IdentityOf, Func<int, Task<string?>> LanguageIn)
{
    /// <summary>The bot's own name, as in t.me/name; null: not told yet.</summary>
    public Func<string?> Bot { get; init; } = () => null;

    /// <summary>For a store that keeps nothing of the kind.</summary>
    public static readonly AtSending Nothing = new(_ => Task.FromResult<IReadOnlyList<long>>([]), _ => Task.FromResult<Identity?>(null), _ => Task.FromResult<string?>(null));

    public static AtSending Of(Store store) => new(store.Traces, async code => await store.IdentityOf(code) is var (name, contact, address) ? new(name, contact, address) : null, store.LanguageIn);
}
