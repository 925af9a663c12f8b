using FieldBot.Dialogs.Summaries;

namespace FieldBot.Storage.Records;

/// <param name="Label">As <see cref="Measure"/> says.</param>
internal readonly record struct TallyKey(Measure What, string Label);

/// <summary>All tallies in memory: the blocks of each place, month by month. There are as many as places and months, not as records.</summary>
internal sealed class TallyBook : ITallies
{
    private readonly Dictionary<Place, Shelf> _places = [];
    private readonly Dictionary<Tally, long> _changes = [];
    private (DateOnly From, DateOnly To)? _span;
    private bool _spanned = true;

    public (DateOnly From, DateOnly To)? Span
    {
        get
        {
            if (!_spanned) (_span, _spanned) = (FindSpan(), true);
            return _span;
        }
    }

    public IEnumerable<(Place Place, int Month)> Blocks => _places.SelectMany(p => p.Value.Blocks.Select(b => (p.Key, b.Month)));

    /// <summary>Years times twelve and months.</summary>
    public static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;

    public void Sum(DateOnly from, DateOnly to, Func<Place, bool> where, Action<Place, Measure, string, long> add)
    {
        if (to < from) return;
        Span<long> few = stackalloc long[256];
        var (first, last) = (MonthOf(from), MonthOf(to));
        foreach (var (place, shelf) in _places)
        {
            if (shelf.Blocks.Count == 0 || !where(place)) continue;
            var sums = shelf.Keys.Count <= few.Length ? few[..shelf.Keys.Count] : new long[shelf.Keys.Count];
            sums.Clear();
            for (var i = shelf.From(first); i < shelf.Blocks.Count && shelf.Blocks[i].Month <= last; i++)
            {
                var (begin, end) = Days(shelf.Blocks[i].Month, from, to);
                shelf.Blocks[i].Sum(begin, end, sums);
            }

            for (var key = 0; key < sums.Length; key++)
                if (sums[key] != 0) add(place, shelf.Keys[key].What, shelf.Keys[key].Label, sums[key]);
        }
    }

    public void Each(DateOnly from, DateOnly to, Func<Place, bool> where, Func<Measure, bool> which, Action<Tally> add, Func<bool>? more = null)
    {
        if (to < from || Span is not { } span) return;
        var places = _places.Where(p => p.Value.Blocks.Count > 0 && where(p.Key)).ToList();
        var found = new List<TallyEntry>();
        for (var month = Math.Min(MonthOf(to), MonthOf(span.To)); month >= Math.Max(MonthOf(from), MonthOf(span.From)); month--)
        {
            var (begin, end) = Days(month, from, to);
            var any = false;
            foreach (var (place, shelf) in places)
            {
                if (shelf.At(month) is not { } block) continue;
                found.Clear();
                block.Find(begin, end, key => which(shelf.Keys[key].What), found);
                foreach (var (day, key, value) in found) add(new(place, new(month / 12, month % 12 + 1, day), shelf.Keys[key].What, shelf.Keys[key].Label, value));
                any |= found.Count > 0;
            }

            if (any && more?.Invoke() == false) return;
        }
    }

    /// <summary>A record counted so before, and counts so now.</summary>
    /// <returns>The blocks that changed, as they were.</returns>
    public List<(Place Place, int Month, TallyBlock? Before)> Change(IEnumerable<Tally> before, IEnumerable<Tally> now)
    {
        _changes.Clear();
        foreach (var tally in now) Count(tally, tally.Value);
        foreach (var tally in before) Count(tally, -tally.Value);
        var changed = new List<(Place, int, TallyBlock?)>();
        foreach (var month in _changes.Where(c => c.Value != 0).GroupBy(c => (c.Key.Place, Month: MonthOf(c.Key.Day))))
        {
            var shelf = ShelfOf(month.Key.Place);
            var block = shelf.At(month.Key.Month);
            changed.Add((month.Key.Place, month.Key.Month, block));
            var by = month.Select(c => new TallyEntry(c.Key.Day.Day, shelf.Number(new(c.Key.What, c.Key.Label)), c.Value));
            Put(month.Key.Place, month.Key.Month, TallyBlock.Of(month.Key.Month, Together(block?.Entries() ?? [], [.. by.OrderBy(e => e.Day).ThenBy(e => e.Key)])));
        }

        return changed;
    }

    public TallyBlock? At(Place place, int month) => _places.GetValueOrDefault(place)?.At(month);

    public void Put(Place place, int month, TallyBlock? block)
    {
        ShelfOf(place).Put(month, block);
        _spanned = false;
    }

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public TallyBlock Read(Place place, int month, byte[] bytes) => TallyBlock.Read(month, bytes, ShelfOf(place).Number);

    public byte[] Write(Place place, TallyBlock block) => block.Write(_places[place].Keys);

    /// <summary>What the block holds, in names.</summary>
    public Dictionary<(int Day, TallyKey Key), long> Told(Place place, TallyBlock? block) =>
        block is null ? [] : block.Entries().ToDictionary(e => (e.Day, _places[place].Keys[e.Key]), e => e.Value);

    private void Count(Tally tally, long by)
    {
        var key = tally with { Value = 0 };
        _changes[key] = _changes.GetValueOrDefault(key) + by;
    }

    /// <summary>Both in their order, and what comes to 0 left out.</summary>
    private static List<TallyEntry> Together(List<TallyEntry> entries, List<TallyEntry> by)
    {
        var both = new List<TallyEntry>(entries.Count + by.Count);
        var at = 0;
        foreach (var change in by)
        {
            while (at < entries.Count && (entries[at].Day, entries[at].Key).CompareTo((change.Day, change.Key)) < 0) both.Add(entries[at++]);
            var value = change.Value;
            if (at < entries.Count && (entries[at].Day, entries[at].Key) == (change.Day, change.Key)) value += entries[at++].Value;
            if (value != 0) both.Add(change with { Value = value });
        }

        both.AddRange(entries[at..]);
        return both;
    }

    /// <summary>Which days of the month lie between the two; a whole month ends with the 31st.</summary>
    private static (int From, int To) Days(int month, DateOnly from, DateOnly to) =>
        (MonthOf(from) == month ? from.Day : 1, MonthOf(to) == month && to.Day < DateTime.DaysInMonth(to.Year, to.Month) ? to.Day : 31);

    private (DateOnly From, DateOnly To)? FindSpan()
    {
        var shelves = _places.Values.Where(s => s.Blocks.Count > 0).ToList();
        if (shelves.Count == 0) return null;
        var (first, last) = (shelves.Min(s => s.Blocks[0].Month), shelves.Max(s => s.Blocks[^1].Month));
        var from = shelves.Where(s => s.Blocks[0].Month == first).Min(s => s.Blocks[0].Span.First);
        var to = shelves.Where(s => s.Blocks[^1].Month == last).Max(s => s.Blocks[^1].Span.Last);
        return (new(first / 12, first % 12 + 1, from), new(last / 12, last % 12 + 1, to));
    }

    private Shelf ShelfOf(Place place)
    {
        if (!_places.TryGetValue(place, out var shelf)) _places[place] = shelf = new();
        return shelf;
    }

    /// <summary>What lies of one place. Its keys are few and the same in all months, so that blocks name them by number.</summary>
    private sealed class Shelf
    {
        private readonly Dictionary<TallyKey, int> _numbers = [];

        public List<TallyKey> Keys { get; } = [];

        /// <summary>By month.</summary>
        public List<TallyBlock> Blocks { get; } = [];

        public int Number(TallyKey key)
        {
            if (_numbers.TryGetValue(key, out var number)) return number;
            _numbers[key] = Keys.Count;
            Keys.Add(key);
            return Keys.Count - 1;
        }

        /// <summary>Index of the first block of this month or a later one.</summary>
        public int From(int month)
        {
            var (low, high) = (0, Blocks.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Blocks[middle].Month < month) low = middle + 1;
                else high = middle;
            }

            return low;
        }

        public TallyBlock? At(int month) => From(month) is var at && at < Blocks.Count && Blocks[at].Month == month ? Blocks[at] : null;

        public void Put(int month, TallyBlock? block)
        {
            var at = From(month);
            var there = at < Blocks.Count && Blocks[at].Month == month;
            if (block is null)
            {
                if (there) Blocks.RemoveAt(at);
            }
            else if (there) Blocks[at] = block;
            else Blocks.Insert(at, block);
        }
    }
}
