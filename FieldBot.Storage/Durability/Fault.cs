namespace FieldBot.Storage.Durability;

/// <summary>
/// The first I/O error, shared by both streams. After a failed write or fsync nobody can know what the disk holds
/// (a repeated fsync may report success for pages the kernel has thrown away), so there is no going on: everybody gets the same error.
/// </summary>
internal sealed class Fault
{
    private Exception? _first;

    public Exception? First => Volatile.Read(ref _first);

    /// <summary>Raised once, so that nobody waits for pages that will never come.</summary>
    public event Action? Happened;

    public void Remember(Exception error)
    {
        if (Interlocked.CompareExchange(ref _first, error, null) is null)
        {
            Happened?.Invoke();
        }
    }

    public void ThrowIfAny()
    {
        if (First is { } first)
        {
            throw new IOException("the store's disk failed earlier", first);
        }
    }
}
