using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Summaries;

/// <summary>Records behind a number, page by page, the newest day first: the tallies say where they are, so that none is looked at in vain.</summary>
internal static class TallyPages
{
    public static (IReadOnlyList<Visit> Page, int Total) Visits(Reach reach, Period period, int page, int size, Facts facts)
    {
        var total = Totals.Of(Measure.Visits, reach, period, facts);
        var found = Page(Measure.Visits, reach, period, page, size, facts, _ => true, (place, day) => facts.Records.VisitsAt(place, day));
        return (found, (int)total);
    }

    /// <param name="what">Counted on the day of registration, or of striking off.</param>
    public static (IReadOnlyList<Issue> Page, int Total) Issues(Measure what, Reach reach, Period period, int page, int size, Facts facts)
    {
        var total = Totals.Of(what, reach, period, facts);
        var closed = what >= Measure.Closed;
        var found = Page<Issue>(what, reach, period, page, size, facts, reach.Takes, (place, day) =>
            [.. facts.Records.IssuesAt(place, day, closed).Where(i => IssueLists.Counts(i, what, day, reach, facts))]);
        return (found, (int)total);
    }

    /// <summary>Goes back by a day, then by two more, by four and so on, until the page is full: of the days before it nothing is looked at.</summary>
    private static List<T> Page<T>(Measure what, Reach reach, Period period, int page, int size, Facts facts, Func<string, bool> labels, Func<Place, DateOnly, IReadOnlyList<T>> records)
    {
        var found = new List<T>(size);
        if (facts.Records.Tallies.Span is not { } span) return found;
        var skip = (long)page * size;
        var to = period.To < span.To ? period.To : span.To;
        var first = period.From > span.From ? period.From : span.From;
        for (var days = 1; to >= first && found.Count < size; days *= 2)
        {
            var from = to.DayNumber - first.DayNumber < days ? first : to.AddDays(1 - days);
            var counts = Counts(what, reach, from, to, facts, labels);
            if (counts.Values.Sum() is var all && skip >= all) skip -= all;
            else Fill(found, counts, ref skip, size, records);
            to = from.AddDays(-1);
        }

        return found;
    }

    private static Dictionary<(DateOnly Day, Place Place), long> Counts(Measure what, Reach reach, DateOnly from, DateOnly to, Facts facts, Func<string, bool> labels)
    {
        var counts = new Dictionary<(DateOnly Day, Place Place), long>();
        facts.Records.Tallies.Each(from, to, reach.Takes, m => m == what, tally =>
        {
            if (labels(tally.Label)) counts[(tally.Day, tally.Place)] = counts.GetValueOrDefault((tally.Day, tally.Place)) + tally.Value;
        });
        return counts;
    }

    private static void Fill<T>(List<T> found, Dictionary<(DateOnly Day, Place Place), long> counts, ref long skip, int size, Func<Place, DateOnly, IReadOnlyList<T>> records)
    {
        foreach (var ((day, place), count) in counts.OrderByDescending(d => d.Key.Day).ThenBy(d => d.Key.Place.Group, StringComparer.Ordinal).ThenBy(d => d.Key.Place.Unit, StringComparer.Ordinal))
        {
            if (found.Count >= size) return;
            if (skip >= count)
            {
                skip -= count;
                continue;
            }

            found.AddRange(records(place, day).Skip((int)skip).Take(size - found.Count));
            skip = 0;
        }
    }
}
