using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Summaries;

/// <summary>Records behind a number, page by page, the newest day first: the tallies say where they are, so that none is looked at in vain.</summary>
internal static class TallyPages
{
    public static (IReadOnlyList<Visit> Page, int Total) Visits(Reach reach, Period period, int page, int size, Facts facts)
    {
        var total = Totals.Of(reach, period, facts)[Measure.Visits];
        var found = Page(Measure.Visits, reach, period, page, size, facts, _ => true, (place, day) => facts.Records.VisitsAt(place, day));
        return (found, (int)total);
    }

    /// <param name="what">Counted on the day of registration, or of striking off.</param>
    public static (IReadOnlyList<Issue> Page, int Total) Issues(Measure what, Reach reach, Period period, int page, int size, Facts facts)
    {
        var total = Totals.Of(reach, period, facts)[what];
        var closed = what >= Measure.Closed;
        var found = Page<Issue>(what, reach, period, page, size, facts, reach.Takes, (place, day) =>
            [.. facts.Records.IssuesAt(place, day, closed).Where(i => Tallies.Of(i, facts.Records.ProgrammeOf).Any(t => t.What == what && t.Day == day && reach.Takes(t.Label)))]);
        return (found, (int)total);
    }

    private static List<T> Page<T>(Measure what, Reach reach, Period period, int page, int size, Facts facts, Func<string, bool> labels, Func<Place, DateOnly, IReadOnlyList<T>> records)
    {
        var (skip, wanted) = ((long)page * size, (page + 1L) * size);
        var days = new Dictionary<(DateOnly Day, Place Place), long>();
        long seen = 0;
        facts.Records.Tallies.Each(period.From, period.To, reach.Takes, m => m == what, tally =>
        {
            if (!labels(tally.Label)) return;
            days[(tally.Day, tally.Place)] = days.GetValueOrDefault((tally.Day, tally.Place)) + tally.Value;
            seen += tally.Value;
        }, () => seen < wanted);
        var found = new List<T>(size);
        foreach (var ((day, place), count) in days.OrderByDescending(d => d.Key.Day).ThenBy(d => d.Key.Place.Group, StringComparer.Ordinal).ThenBy(d => d.Key.Place.Unit, StringComparer.Ordinal))
        {
            if (found.Count >= size) break;
            if (skip >= count) { skip -= count; continue; }
            foreach (var record in records(place, day).Skip((int)skip)) if (found.Count < size) found.Add(record);
            skip = 0;
        }

        return found;
    }
}
