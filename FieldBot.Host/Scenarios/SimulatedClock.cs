namespace FieldBot.Host.Scenarios;

/// <summary>A clock that stands still until it is moved. It never goes back.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void MoveTo(DateTimeOffset at)
    {
        if (at.UtcTicks > Interlocked.Read(ref _ticks)) Interlocked.Exchange(ref _ticks, at.UtcTicks);
    }

    public void Pass(TimeSpan time) => MoveTo(GetUtcNow() + time);
}
