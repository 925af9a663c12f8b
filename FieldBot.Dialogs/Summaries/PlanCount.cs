using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Summaries;

internal enum PlanState { Late, Due, Ahead, AnyTime, Done }

/// <summary>How a group stands with one action.</summary>
/// <param name="Due">The last working day of its window; null where it has none.</param>
internal sealed record PlanLine(PlannedAction Action, PlanState State, int Done, int Times, DateOnly? Due)
{
    /// <summary>It counts by itself: nobody records it.</summary>
    public bool Automatic => Action.Counts is not null;
}

/// <summary>规定动作/自选动作 of groups, counted from what they recorded: the one place that says what is due, late and done.</summary>
internal sealed class PlanCount
{
    private readonly Facts _facts;
    private readonly Weeks _weeks;
    private readonly HashSet<Place> _visited = [];
    private readonly Dictionary<(string Group, string Action), int> _recorded = [], _answered = [];

    /// <param name="groups">Which groups are asked about.</param>
    private PlanCount(Func<string, bool> groups, Facts facts)
    {
        (_facts, _weeks) = (facts, Weeks.Of(facts.Programme));
        facts.Records.Tallies.Sum(DateOnly.MinValue, DateOnly.MaxValue, p => groups(p.Group), (place, what, label, value) =>
        {
            if (what == Measure.Visits) _visited.Add(place);
            else if (what == Measure.Actions) Add(_recorded, (place.Group, label), value);
        });
        // What visits answered counts from the first day of the action's window on.
        foreach (var window in facts.Programme.Actions.Where(a => a.Counts is ActionCount.Visits).GroupBy(a => From(a) ?? DateOnly.MinValue))
        {
            var actions = window.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
            facts.Records.Tallies.Sum(window.Key, DateOnly.MaxValue, p => groups(p.Group), (place, what, label, value) =>
            {
                if (what == Measure.Planned && actions.Contains(label)) Add(_answered, (place.Group, label), value);
            });
        }
    }

    /// <summary>Late first, then due, ahead, at any time, done; within each prescribed ones first, by their days.</summary>
    public static IReadOnlyList<PlanLine> Of(string group, Facts facts) => new PlanCount(g => g == group, facts).Lines(group);

    /// <summary>The same of several groups.</summary>
    public static IReadOnlyList<(Group Group, IReadOnlyList<PlanLine> Lines)> Of(IReadOnlyCollection<Group> groups, Facts facts)
    {
        var codes = groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        var count = new PlanCount(codes.Contains, facts);
        return [.. groups.Select(g => (g, count.Lines(g.Code)))];
    }

    public static IEnumerable<PlannedAction> Actions(string group, Facts facts) =>
        facts.Programme.Actions.Concat(facts.Records.OwnActions.Where(o => o.Group == group).Select(o => o.Action));

    private IReadOnlyList<PlanLine> Lines(string group) => [.. Actions(group, _facts).Select(a => Line(a, group))
        .OrderBy(l => l.State).ThenByDescending(l => l.Action.Prescribed).ThenBy(l => l.Due ?? DateOnly.MaxValue)];

    private PlanLine Line(PlannedAction action, string group)
    {
        var (from, due) = (From(action), action is { FromWeek: not null, ToWeek: { } to } ? _weeks.DueOf(to) : (DateOnly?)null);
        var times = action.Times ?? 1;
        var done = action.Counts is { } counts ? Counted(counts, action, from, group) : _recorded.GetValueOrDefault((group, action.Code));
        var state = done >= times ? PlanState.Done : due is null ? PlanState.AnyTime : _facts.Today > due ? PlanState.Late : _facts.Today >= from ? PlanState.Due : PlanState.Ahead;
        return new(action, state, done, times, due);
    }

    private int Counted(ActionCount counts, PlannedAction action, DateOnly? from, string group) => counts switch
    {
        ActionCount.FirstVisit => _visited.Any(p => p.Group == group) ? 1 : 0,
        ActionCount.Coverage => _facts.Programme.Group(group)!.Units.All(u => _visited.Contains(new(group, u))) ? 1 : 0,
        // It is made from the records whenever somebody asks for it, so that it is never late.
        ActionCount.Ledger => from is null || _facts.Today >= from ? 1 : 0,
        ActionCount.Visits => _answered.GetValueOrDefault((group, action.Code)),
        _ => throw new InvalidOperationException(counts.GetType().Name),
    };

    private DateOnly? From(PlannedAction action) => action is { FromWeek: { } from, ToWeek: { } to } ? _weeks.Window(from, to).From : null;

    private static void Add(Dictionary<(string, string), int> to, (string, string) key, long value) => to[key] = to.GetValueOrDefault(key) + (int)value;
}
