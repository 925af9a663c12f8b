using System.Runtime.InteropServices;

namespace FieldBot.Dialogs.Summaries;

/// <summary>What the records of a part and a period come to.</summary>
internal sealed class Totals
{
    private static readonly int Measures = Enum.GetValues<Measure>().Max(m => (int)m) + 1;

    /// <summary>By measure, whatever the label.</summary>
    private readonly long[] _all = new long[Measures];
    private readonly Dictionary<(Measure What, string Label), long> _sums = [];
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal), _units = new(StringComparer.Ordinal), _members = new(StringComparer.Ordinal);

    /// <summary>Groups that visited something, units that were visited, members who took part.</summary>
    public IReadOnlySet<string> Groups => _groups;

    public IReadOnlySet<string> Units => _units;

    /// <summary>Nothing was recorded.</summary>
    public bool IsEmpty => _sums.Count == 0;

    public int Members => _members.Count;

    public long this[Measure what] => _all[(int)what];

    public long this[Measure what, string label] => _sums.GetValueOrDefault((what, label));

    /// <summary>Issues that were worked on to their end: what every rate of solving is of.</summary>
    public long Worked => this[Measure.Closed] - this[Measure.OutOfRemit] - this[Measure.Void];

    public static Totals Of(Reach reach, Period period, Facts facts)
    {
        var totals = new Totals();
        facts.Records.Tallies.Sum(period.From, period.To, reach.Takes, (place, what, label, value) => totals.Add(reach, place, what, label, value));
        return totals;
    }

    /// <summary>How much of one thing there was: less work than all of them.</summary>
    public static long Of(Measure what, Reach reach, Period period, Facts facts)
    {
        long sum = 0;
        facts.Records.Tallies.Sum(period.From, period.To, reach.Takes, (_, measure, label, value) =>
        {
            if (measure == what && (label.Length == 0 || reach.Takes(label))) sum += value;
        });
        return sum;
    }

    /// <summary>见面 is the first visit: groups that visited something up to this day.</summary>
    public static HashSet<string> MetBy(Reach reach, DateOnly to, Facts facts)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        facts.Records.Tallies.Sum(DateOnly.MinValue, to, reach.Takes, (place, what, _, _) =>
        {
            if (what == Measure.Visits) met.Add(place.Group);
        });
        return met;
    }

    /// <summary>The same apart for each of what <paramref name="key"/> says: group, unit or category; of an area both the group's and the unit's. Null: it belongs nowhere.</summary>
    public static Dictionary<string, Totals> By(Reach reach, Period period, Func<Place, string, (string? One, string? Other)> key, Facts facts)
    {
        var by = new Dictionary<string, Totals>(StringComparer.Ordinal);
        facts.Records.Tallies.Sum(period.From, period.To, reach.Takes, (place, what, label, value) =>
        {
            var (one, other) = key(place, label);
            Add(one, place, what, label, value);
            if (other != one) Add(other, place, what, label, value);
        });
        return by;

        void Add(string? key, Place place, Measure what, string label, long value)
        {
            if (key is null) return;
            if (!by.TryGetValue(key, out var totals)) by[key] = totals = new();
            totals.Add(reach, place, what, label, value);
        }
    }

    private void Add(Reach reach, Place place, Measure what, string label, long value)
    {
        switch (what)
        {
            case Measure.Visits:
                _groups.Add(place.Group);
                if (place.Unit.Length > 0) _units.Add(place.Unit);
                break;
            case Measure.Attendance:
                _members.Add(label);
                break;
            case < Measure.Registered or >= Measure.Actions:
                Sum(what, label, value);
                break;
            default:
                if (!reach.Takes(label)) return;
                Sum(what, Reach.CategoryOf(label), value);
                break;
        }

        _all[(int)what] += value;
    }

    private void Sum(Measure what, string label, long value) => CollectionsMarshal.GetValueRefOrAddDefault(_sums, (what, label), out _) += value;
}
