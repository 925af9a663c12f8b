using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Exports;

/// <summary>
/// Visits or issues behind a number, month by month: the tallies say where they are, so that what is exported is what was counted, and none is
/// looked at in vain.
/// </summary>
internal sealed class RecordWalk(ExportScope scope, Measure what)
{
    /// <summary>So many are read in one turn.</summary>
    private const int AtOnce = 100;

    public (IReadOnlyList<Visit> Visits, ExportCursor? Next) Visits(ExportCursor at, Facts facts)
    {
        var (spots, next) = Go(at, facts);
        return ([.. spots.SelectMany(s => facts.Records.VisitsAt(s.Place, s.Day).Reverse())], next);
    }

    public (IReadOnlyList<Issue> Issues, ExportCursor? Next) Issues(ExportCursor at, Facts facts)
    {
        var reach = scope.Reach(facts);
        var (spots, next) = Go(at, facts);
        return ([.. spots.SelectMany(s => facts.Records.IssuesAt(s.Place, s.Day, closed: what >= Measure.Closed).Where(i => reach.Takes(i) && IssueLists.Counts(i, what, s.Day, reach, facts)).Reverse())], next);
    }

    private (IReadOnlyList<ExportSpot> Spots, ExportCursor? Next) Go(ExportCursor at, Facts facts)
    {
        if (at.Part is not var (spots, read))
        {
            if (MonthOf(at.Step, facts) is not var (from, to)) return ([], null);
            return ([], at with { Part = (SpotsIn(from, to, facts), 0) });
        }

        var (end, count) = (read, 0);
        while (end < spots.Count && count < AtOnce) count += spots[end++].Count;
        return ([.. spots.Skip(read).Take(end - read)], end < spots.Count ? at with { Part = (spots, end) } : MonthOf(at.Step + 1, facts) is null ? null : new(at.Step + 1));
    }

    /// <summary>That month of the period, as far as there are records.</summary>
    private (DateOnly From, DateOnly To)? MonthOf(int step, Facts facts)
    {
        var period = scope.Query.Period;
        if (facts.Records.Tallies.Span is not var (first, last)) return null;
        var (from, to) = (period.From > first ? period.From : first, period.To < last ? period.To : last);
        var month = new DateOnly(from.Year, from.Month, 1).AddMonths(step);
        if (month > to) return null;
        var end = month.AddMonths(1).AddDays(-1);
        return (month > from ? month : from, end < to ? end : to);
    }

    private List<ExportSpot> SpotsIn(DateOnly from, DateOnly to, Facts facts)
    {
        var reach = scope.Reach(facts);
        var counts = new Dictionary<(DateOnly Day, Place Place), long>();
        facts.Records.Tallies.Each(from, to, reach.Takes, m => m == what, t =>
        {
            if (what == Measure.Visits || reach.Takes(t.Label)) counts[(t.Day, t.Place)] = counts.GetValueOrDefault((t.Day, t.Place)) + t.Value;
        });
        return [.. counts.OrderBy(c => c.Key.Day).ThenBy(c => c.Key.Place.Group, StringComparer.Ordinal).ThenBy(c => c.Key.Place.Unit, StringComparer.Ordinal).Select(c => new ExportSpot(c.Key.Day, c.Key.Place, (int)c.Value))];
    }
}
