using System.Globalization;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>One timer a subject, and their order by time, in which they are taken.</summary>
internal sealed class TimerShelf(LiteDatabase database)
{
    private const int TimeDigits = 15;

    private DateTimeOffset? _first;
    private bool _known;

    /// <summary>When the first of them is due; null: none is set.</summary>
    public DateTimeOffset? First
    {
        get
        {
            if (!_known) (_first, _known) = (ByTime.Query().OrderBy("$._id").Limit(1).FirstOrDefault() is { } first ? Of(first).At : null, true);
            return _first;
        }
    }

    public DateTimeOffset? Of(string subject) => Timers.FindById(subject) is { } timer ? DateTimeOffset.FromUnixTimeMilliseconds(timer["t"].AsInt64) : null;

    /// <param name="at">Null puts it away.</param>
    public void Set(string subject, DateTimeOffset? at)
    {
        DateTimeOffset? due = at is { } time ? WholeMilliseconds(time) : null;
        var before = Of(subject);
        // Most moves of an issue leave its timer where it is.
        if (before == due) return;
        if (before is { } set) Take(subject, set);
        if (due is not { } now) return;
        Timers.Insert(new BsonDocument { ["_id"] = subject, ["t"] = now.ToUnixTimeMilliseconds() });
        ByTime.Insert(new BsonDocument { ["_id"] = Key(now, subject) });
        _known = false;
    }

    /// <summary>Those that are due, the earliest first.</summary>
    public IReadOnlyList<(string Subject, DateTimeOffset At)> Due(DateTimeOffset now, int most) =>
        First > now || First is null ? [] : ByTime.Between(Key(DateTimeOffset.UnixEpoch, ""), Key(now.AddMilliseconds(1), ""), most).ConvertAll(Of);

    /// <summary>Takes the timer out. False when it is not there any more, or set for another time.</summary>
    public bool Take(string subject, DateTimeOffset at)
    {
        if (!ByTime.Delete(Key(at, subject))) return false;
        Timers.Delete(subject);
        _known = false;
        return true;
    }

    // Rounded up: whoever is woken finds that the time has come. Times before 1970 are as past as any.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    private static string Key(DateTimeOffset at, string subject) => string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds():D15}|{subject}");

    private static (string Subject, DateTimeOffset At) Of(BsonDocument byTime)
    {
        var key = byTime["_id"].AsString;
        return (key[(TimeDigits + 1)..], DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(key.AsSpan(0, TimeDigits), NumberStyles.None, CultureInfo.InvariantCulture)));
    }

    private ILiteCollection<BsonDocument> Timers => database.GetCollection(Shelves.Timers);

    private ILiteCollection<BsonDocument> ByTime => database.GetCollection(Shelves.TimersByTime);
}
