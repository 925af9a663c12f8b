namespace FieldBot.Host.Telegram;

/// <summary>Tells a chat that is too fast from a bot that is: refusals in a row, from several chats, with nothing sent between them, pause everything.</summary>
internal sealed class Flood(TimeProvider clock)
{
    private const int Row = 5, Chats = 3;

    private readonly Lock _lock = new();
    private readonly HashSet<long> _chats = [];
    private int _inRow;
    private long _until;

    /// <summary>How long everybody has to wait; usually zero.</summary>
    public TimeSpan Pause
    {
        get
        {
            var until = Volatile.Read(ref _until);
            return until == 0 ? TimeSpan.Zero : new TimeSpan(Math.Max(0, until - clock.GetUtcNow().UtcTicks));
        }
    }

    public void Refused(long chat, TimeSpan retryAfter)
    {
        lock (_lock)
        {
            _chats.Add(chat);
            if (++_inRow < Row || _chats.Count < Chats) return;
            var until = clock.GetUtcNow().UtcTicks + retryAfter.Ticks;
            if (until > _until) Volatile.Write(ref _until, until);
        }
    }

    public void Sent()
    {
        if (Volatile.Read(ref _inRow) == 0) return;
        lock (_lock)
        {
            _inRow = 0;
            _chats.Clear();
        }
    }
}
