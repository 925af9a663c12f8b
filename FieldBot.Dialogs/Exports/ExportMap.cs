using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Exports;

/// <summary>A point of a map, in WGS-84.</summary>
/// <param name="Kind">unit, visit or issue.</param>
/// <param name="About">What is told of it: text, whole numbers, days; null: it is not told.</param>
public sealed record MapPoint(string Kind, double Longitude, double Latitude, ImmutableArray<(string Name, object? Value)> About);

/// <param name="Points">Made of what was read, and asks no records.</param>
/// <param name="Next">Null: there are no more.</param>
public sealed record MapPage(IReadOnlyList<MapPoint> Points, ExportCursor? Next);

/// <summary>
/// What a map may show: units with what was counted at them; the places that cadres shared of their visits and of what they reported themselves.
/// What workers brought stands at its unit, and never by itself.
/// </summary>
public sealed class ExportMap
{
    private readonly ExportScope _scope;

    internal ExportMap(ExportScope scope)
    {
        _scope = scope;
        var (visits, issues) = (new RecordWalk(scope, Measure.Visits), new RecordWalk(scope, Measure.Registered));
        Parts = [(_, facts) => Units(scope.At(facts)), (at, facts) => Visits(visits, at, scope.At(facts)), (at, facts) => Issues(issues, at, scope.At(facts))];
    }

    /// <summary>Each is read from its start to its end.</summary>
    public ImmutableArray<Func<ExportCursor, Facts, MapPage>> Parts { get; }

    private MapPage Units(Facts facts)
    {
        var reach = _scope.Reach(facts);
        var totals = Totals.By(reach, _scope.Query.Period, (place, _) => (place.Unit, place.Unit), facts);
        var open = facts.Records.OpenIssues.Where(i => reach.Takes(i) && !IssueRights.Restricted(i, facts)).ToLookup(i => Records.Units.Settled(i.Unit, facts), StringComparer.Ordinal);
        return new([.. reach.Units.Where(u => u is { Latitude: not null, Longitude: not null }).Select(unit =>
        {
            var here = open[unit.Code].ToList();
            return new MapPoint("unit", unit.Longitude!.Value, unit.Latitude!.Value,
            [
                ("code", unit.Code), ("name", unit.Name), ("area", facts.Programme.Area(unit.Area ?? "")?.Name), ("visits", totals.GetValueOrDefault(unit.Code)?[Measure.Visits] ?? 0L),
                ("open", here.LongCount(i => !i.Guarded)), ("open_from_workers", Told(here.LongCount(i => i.Guarded))), ("overdue", here.LongCount(i => IssueClock.Overdue(i, facts.Now))),
            ]);
        })], null);
    }

    private static MapPage Visits(RecordWalk walk, ExportCursor at, Facts facts)
    {
        var (visits, next) = walk.Visits(at, facts);
        return new([.. visits.Select(v => At(v.Place, "visit", [("id", v.Id), ("date", v.Day), ("group", v.Group), ("unit", v.Unit), ("place", "self-reported")])).OfType<MapPoint>()], next);
    }

    private static MapPage Issues(RecordWalk walk, ExportCursor at, Facts facts)
    {
        var (issues, next) = walk.Issues(at, facts);
        return new([.. issues.Where(i => !i.Guarded && !IssueRights.Restricted(i, facts)).Select(i => At(i.Place, "issue",
            [("id", i.Id), ("date", facts.Programme.DayOf(i.At)), ("category", i.Category), ("state", i.State.ToString()), ("group", i.Team ?? i.Group), ("unit", i.Unit), ("place", "self-reported")])).OfType<MapPoint>()], next);
    }

    /// <summary>A place that was written in words stands on no map.</summary>
    private static MapPoint? At(Answer.Spot? place, string kind, ImmutableArray<(string, object?)> about) => place is { Latitude: { } latitude, Longitude: { } longitude } ? new(kind, longitude, latitude, about) : null;

    private object? Told(long count) => Few.Hides(count, _scope.Programme.Settings) ? null : count;
}
