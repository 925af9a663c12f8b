using FieldBot.Storage.Codecs;

namespace FieldBot.Storage.Records;

/// <summary>How much of something there was on a day of the month.</summary>
/// <param name="Key">Of what, as its place numbers it.</param>
internal readonly record struct TallyEntry(int Day, int Key, long Value);

/// <summary>
/// What counts at one place in one month: packed day by day, with what the whole month comes to beside it. Days that are not asked for are
/// stepped over. It never changes; another one takes its place.
/// </summary>
internal sealed class TallyBlock
{
    private const byte Version = 1;

    // For each day: the day, how many bytes follow for it, and in those the entries: the index of the key, the value.
    private readonly byte[] _days;
    private readonly int[] _keys;
    private readonly long[] _sums;

    private TallyBlock(int month, byte[] days, int[] keys, long[] sums) => (Month, _days, _keys, _sums) = (month, days, keys, sums);

    /// <summary>Years times twelve and months.</summary>
    public int Month { get; }

    public (int First, int Last) Span
    {
        get
        {
            var last = 0;
            for (var at = 0; at < _days.Length; at = Size(ref at) + at) last = _days[at++];
            return (_days[0], last);
        }
    }

    /// <param name="entries">By day, then by key; none of them 0. Null comes of none.</param>
    public static TallyBlock? Of(int month, List<TallyEntry> entries)
    {
        if (entries.Count == 0) return null;
        int[] keys = [.. entries.Select(e => e.Key).Distinct().Order()];
        var (days, day, sums) = (new Packer(), new Packer(), new long[keys.Length]);
        for (var i = 0; i < entries.Count; i++)
        {
            var (on, key, value) = entries[i];
            var index = Array.BinarySearch(keys, key);
            sums[index] += value;
            day.Count(index);
            day.Long(value);
            if (i + 1 < entries.Count && entries[i + 1].Day == on) continue;
            days.Byte((byte)on);
            days.Count(day.Written.Length);
            days.Raw(day.Written);
            day.Clear();
        }

        return new(month, days.ToArray(), keys, sums);
    }

    /// <param name="number">The number that its place gives to a key.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static TallyBlock Read(int month, byte[] bytes, Func<TallyKey, int> number) => Unpacker.Whole(bytes, from =>
    {
        if (from.Byte() is var version && version != Version) throw new InvalidDataException($"tallies of version {version}");
        var keys = from.List(u => number(new((Dialogs.Summaries.Measure)u.Int(), u.Text())));
        var length = from.Int();
        var block = new TallyBlock(month, from.Rest(), keys, new long[keys.Length]);
        if (block._days.Length != length || keys.Distinct().Count() != keys.Length) throw new InvalidDataException("the days are damaged");
        block.Prove();
        block.Walk(1, 31, (_, index, value) => block._sums[index] += value);
        // Its place may have met the keys in another order.
        return keys.SequenceEqual(keys.Order()) ? block : Of(month, [.. block.Entries().OrderBy(e => e.Day).ThenBy(e => e.Key)])!;
    });

    public byte[] Write(IReadOnlyList<TallyKey> names)
    {
        var to = new Packer();
        to.Byte(Version);
        to.List(_keys, (p, key) =>
        {
            p.Long((int)names[key].What);
            p.Text(names[key].Label);
        });
        to.Long(_days.Length);
        to.Raw(_days);
        return to.ToArray();
    }

    /// <summary>Adds what some days of the month come to.</summary>
    /// <param name="sums">By the numbers of the keys.</param>
    public void Sum(int from, int to, Span<long> sums)
    {
        if (from == 1 && to == 31)
        {
            for (var i = 0; i < _keys.Length; i++) sums[_keys[i]] += _sums[i];
            return;
        }

        for (var at = 0; at < _days.Length && _days[at] <= to;)
        {
            var day = _days[at++];
            var end = Size(ref at) + at;
            if (day < from) at = end;
            while (at < end) sums[_keys[(int)Number(ref at)]] += Value(ref at);
        }
    }

    public List<TallyEntry> Entries(int from = 1, int to = 31)
    {
        var entries = new List<TallyEntry>();
        Walk(from, to, (day, index, value) => entries.Add(new(day, _keys[index], value)));
        return entries;
    }

    /// <summary>Adds the entries of some days and some keys.</summary>
    public void Find(int from, int to, Func<int, bool> which, List<TallyEntry> found)
    {
        Span<bool> wanted = _keys.Length <= 256 ? stackalloc bool[_keys.Length] : new bool[_keys.Length];
        var last = -1;
        for (var i = 0; i < _keys.Length; i++)
            if (wanted[i] = which(_keys[i])) last = i;
        if (last < 0) return;
        for (var at = 0; at < _days.Length && _days[at] <= to;)
        {
            var day = _days[at++];
            var end = Size(ref at) + at;
            if (day < from) at = end;
            while (at < end)
            {
                var index = (int)Number(ref at);
                // They stand in their order: nothing more that is wanted comes on this day.
                if (index > last) at = end;
                else if (Value(ref at) is var value && wanted[index]) found.Add(new(day, _keys[index], value));
            }
        }
    }

    private void Walk(int from, int to, Action<int, int, long> visit)
    {
        for (var at = 0; at < _days.Length && _days[at] <= to;)
        {
            var day = _days[at++];
            var end = Size(ref at) + at;
            if (day < from) at = end;
            while (at < end) visit(day, (int)Number(ref at), Value(ref at));
        }
    }

    /// <summary>What was read once is not looked at so closely again.</summary>
    private void Prove()
    {
        var (last, at) = (0, 0);
        while (at < _days.Length)
        {
            var day = _days[at++];
            if (day <= last || day > DateTime.DaysInMonth(Month / 12, Month % 12 + 1)) throw new InvalidDataException("the days are damaged");
            (last, var end) = (day, Size(ref at) + at);
            if (end <= at || end > _days.Length) throw new InvalidDataException("the days are damaged");
            for (var key = -1; at < end; Number(ref at))
            {
                var next = Number(ref at);
                if (next >= (ulong)_keys.Length || (int)next <= key) throw new InvalidDataException("the days are damaged");
                key = (int)next;
            }

            if (at != end) throw new InvalidDataException("the days are damaged");
        }

        if (last == 0) throw new InvalidDataException("nothing is in it");
    }

    private int Size(ref int at) => checked((int)Number(ref at));

    private long Value(ref int at)
    {
        var value = Number(ref at);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong Number(ref int at)
    {
        ulong part = _days[at++];
        if (part < 0x80) return part;
        var value = part & 0x7F;
        for (var shift = 7; shift < 70; shift += 7)
        {
            part = _days[at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80) return value;
        }

        throw new InvalidDataException("a number has no end");
    }
}
