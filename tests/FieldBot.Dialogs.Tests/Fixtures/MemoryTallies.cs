using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>Counts every record anew whenever somebody asks.</summary>
internal sealed class MemoryTallies(IEnumerable<Tally> all) : ITallies
{
    public (DateOnly From, DateOnly To)? Span => all.Any() ? (all.Min(t => t.Day), all.Max(t => t.Day)) : null;

    public void Sum(DateOnly from, DateOnly to, Func<Place, bool> where, Action<Place, Measure, string, long> add)
    {
        foreach (var sum in all.Where(t => t.Day >= from && t.Day <= to && where(t.Place)).GroupBy(t => (t.Place, t.What, t.Label)))
            if (sum.Sum(t => t.Value) is not 0 and var value) add(sum.Key.Place, sum.Key.What, sum.Key.Label, value);
    }

    public void Each(DateOnly from, DateOnly to, Func<Place, bool> where, Func<Measure, bool> which, Action<Tally> add, Func<bool>? more = null)
    {
        var days = all.Where(t => t.Day >= from && t.Day <= to && where(t.Place) && which(t.What)).GroupBy(t => t with { Value = 0 }).Select(day => day.Key with { Value = day.Sum(t => t.Value) }).Where(t => t.Value != 0);
        foreach (var month in days.GroupBy(t => (t.Day.Year, t.Day.Month)).OrderByDescending(m => m.Key))
        {
            foreach (var day in month) add(day);
            if (more?.Invoke() == false) return;
        }
    }
}
