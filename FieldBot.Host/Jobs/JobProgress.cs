namespace FieldBot.Host.Jobs;

/// <summary>Tells how a job goes: not in its first second, and not more often than a reader can follow.</summary>
internal sealed class JobProgress(Func<int, int, Task> tell, TimeProvider clock)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1), Between = TimeSpan.FromSeconds(2.5);

    private DateTimeOffset _next = clock.GetUtcNow() + First;

    public async Task Report(int done, int of)
    {
        if (clock.GetUtcNow() < _next) return;
        _next = clock.GetUtcNow() + Between;
        await tell(done, of);
    }
}
