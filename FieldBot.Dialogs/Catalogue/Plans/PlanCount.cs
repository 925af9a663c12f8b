using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

internal enum PlanState { Late, Due, Ahead, AnyTime, Done }

/// <summary>How a group stands with one action.</summary>
/// <param name="Due">The last working day of its window; null where it has none.</param>
internal sealed record PlanLine(PlannedAction Action, PlanState State, int Done, int Times, DateOnly? Due)
{
    /// <summary>It counts by itself: nobody records it.</summary>
    public bool Automatic => Action.Counts is not null;
}

/// <summary>规定动作/自选动作 of a group, counted from what it recorded: the one place that says what is due, late and done.</summary>
internal static class PlanCount
{
    /// <summary>Late first, then due, ahead, at any time, done; within each prescribed ones first, by their days.</summary>
    public static IReadOnlyList<PlanLine> Of(string group, Facts facts)
    {
        var recorded = facts.Records.ActionsOf(group).Where(a => a.VoidedAt is null).ToLookup(a => a.Action, StringComparer.Ordinal);
        var visits = facts.Records.VisitsOfGroup(group, DateOnly.MinValue, DateOnly.MaxValue);
        var weeks = Weeks.Of(facts.Programme);
        return [.. Actions(group, facts).Select(a => Line(a, recorded[a.Code].Count(), visits, weeks, group, facts))
            .OrderBy(l => l.State).ThenByDescending(l => l.Action.Prescribed).ThenBy(l => l.Due ?? DateOnly.MaxValue)];
    }

    public static IEnumerable<PlannedAction> Actions(string group, Facts facts) =>
        facts.Programme.Actions.Concat(facts.Records.OwnActions.Where(o => o.Group == group).Select(o => o.Action));

    private static PlanLine Line(PlannedAction action, int recorded, IReadOnlyList<Visit> visits, Weeks weeks, string group, Facts facts)
    {
        var (from, due) = action is { FromWeek: { } f, ToWeek: { } t } ? (weeks.Window(f, t).From, weeks.DueOf(t)) : ((DateOnly?)null, (DateOnly?)null);
        var times = action.Times ?? 1;
        var done = action.Counts is { } counts ? Counted(counts, visits, from, due, group, facts) : recorded;
        var state = done >= times ? PlanState.Done : due is null ? PlanState.AnyTime : facts.Today > due ? PlanState.Late : facts.Today >= from ? PlanState.Due : PlanState.Ahead;
        return new(action, state, done, times, due);
    }

    private static int Counted(ActionCount counts, IReadOnlyList<Visit> visits, DateOnly? from, DateOnly? due, string group, Facts facts) => counts switch
    {
        ActionCount.FirstVisit => visits.Count > 0 ? 1 : 0,
        ActionCount.Coverage => facts.Programme.Group(group)!.Units.All(u => visits.Any(v => v.Unit == u)) ? 1 : 0,
        // It is made from the records whenever somebody asks for it, so that it is never late.
        ActionCount.Ledger => from is null || facts.Today >= from ? 1 : 0,
        ActionCount.Visits on => visits.Count(v => (from is null || v.Day >= from) && v.Answers.GetValueOrDefault(on.Question) is Answer.Choice c && c.Values.Any(on.Values.Contains) != on.Not),
        _ => throw new InvalidOperationException(counts.GetType().Name),
    };
}
