using FieldBot.Storage.Codecs;

namespace FieldBot.Storage;

/// <summary>The messages in a worker's chat, of both sides, as long as Telegram lets a bot delete them: so that they can be gone when the worker wishes.</summary>
internal sealed class Traces
{
    private const int Most = 300;

    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    private readonly List<(long Message, DateTimeOffset At)> _traces = [];

    // What came after they were handed out is still there when they are gone.
    private HashSet<long>? _handedOut;

    public void Add(long message, DateTimeOffset at)
    {
        // A card that is drawn anew is as old as it was.
        if (_traces.Exists(t => t.Message == message)) return;
        _traces.RemoveAll(t => t.At < at - Deletable);
        if (_traces.Count == Most) _traces.RemoveAt(0);
        _traces.Add((message, at));
    }

    public void Remove(long message) => _traces.RemoveAll(t => t.Message == message);

    public IReadOnlyList<long> HandOut(DateTimeOffset now)
    {
        _handedOut = [.. _traces.Select(t => t.Message)];
        return [.. _traces.Where(t => t.At > now - Deletable).Select(t => t.Message)];
    }

    public void Wiped()
    {
        _traces.RemoveAll(t => _handedOut?.Contains(t.Message) ?? true);
        _handedOut = null;
    }

    public void Write(Packer to) => to.List(_traces, (p, t) =>
    {
        p.Long(t.Message);
        p.Time(t.At);
    });

    public void Read(Unpacker from) => _traces.AddRange(from.List(u => (u.Long(), u.Time())));
}
