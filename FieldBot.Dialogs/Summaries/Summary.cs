using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Summaries;

/// <summary>A part of a whole, with its denominator.</summary>
public readonly record struct Share(long Part, long Whole)
{
    /// <summary>Rounded, but 100 is said of all and of nothing less. Null: there is nothing to be a part of.</summary>
    public int? Percent => Whole == 0 ? null : Part >= Whole ? 100 : Math.Min(99, (int)Math.Round(100.0 * Part / Whole, MidpointRounding.AwayFromZero));
}

/// <summary>
/// How things stand in a part of the records: what the card, the picture, digests, briefs and exports tell alike. Each figure is counted when it
/// is first asked for: a list needs few of them.
/// </summary>
internal sealed class Summary
{
    /// <summary>So many days before its deadline an issue is soon due.</summary>
    public const int Soon = 7;

    private readonly Facts _facts;
    private readonly Lazy<Totals> _totals;
    private readonly Lazy<IReadOnlySet<string>> _met;
    private readonly Lazy<ImmutableArray<Issue>> _open, _overdue, _waiting;
    private readonly Lazy<IReadOnlyList<(Group Group, IReadOnlyList<PlanLine> Lines)>> _plan;

    private Summary(Member me, Query query, Facts facts, bool inPublic = false)
    {
        (Query, Reach, _facts, Public) = (query, new(me, query, facts), facts, inPublic);
        _totals = new(() => Totals.Of(Reach, query.Period, facts));
        _met = new(() => Totals.Groups.IsSupersetOf(Reach.Groups.Select(g => g.Code)) ? Totals.Groups : Totals.MetBy(Reach, query.Period.To, facts));
        _open = new(() => [.. facts.Records.OpenIssues.Where(i => Reach.Takes(i) && !(inPublic && i.Guarded))]);
        _overdue = new(() => [.. Open.Where(i => IssueClock.Overdue(i, facts.Now)).OrderBy(i => i.SolveBy).ThenBy(i => i.Number)]);
        _waiting = new(() => inPublic ? [] : [.. Open.Where(i => IssuePeople.WaitFor(me, i, facts))]);
        _plan = new(() => PlanCount.Of(Reach.Groups, facts));
    }

    public static Summary Of(Member me, Query query, Facts facts) => new(me, query, facts);

    /// <summary>The same as everybody may hear it: nothing restricted, and of what is open nothing that workers brought.</summary>
    public static Summary InPublic(Query query, Facts facts) => new(Anybody, query, facts, inPublic: true);

    /// <summary>Nobody in particular, who may see how all of the programme stands.</summary>
    public static readonly Member Anybody = new("", "", [Role.Leader], null, [Member.All]);

    public bool Public { get; }

    public Query Query { get; }

    public Reach Reach { get; }

    public Totals Totals => _totals.Value;

    public ImmutableArray<Issue> Open => _open.Value;

    /// <summary>The longest overdue first.</summary>
    public ImmutableArray<Issue> Overdue => _overdue.Value;

    /// <summary>What cannot wait.</summary>
    public IEnumerable<Issue> Urgent => Open.Where(i => i.Crisis || i.Urgent);

    /// <summary>What waits for the reader's word.</summary>
    public ImmutableArray<Issue> Waiting => _waiting.Value;

    /// <summary>There is no group, no unit and no record of which anything could be told. Of groups that are gone the records are left.</summary>
    public bool IsEmpty => Reach.IsEmpty && Totals.IsEmpty && Open.IsEmpty;

    /// <summary>见面: groups that visited a unit by the end of the period, of all.</summary>
    public Share GroupsMet => new(Reach.Groups.Count(g => _met.Value.Contains(g.Code)), Reach.Groups.Length);

    /// <summary>覆盖率: units visited in the period, of those assigned.</summary>
    public Share Coverage => new(Reach.Units.Count(u => Totals.Units.Contains(u.Code)), Reach.Units.Length);

    public ImmutableArray<Group> GroupsNotMet => [.. Reach.Groups.Where(g => !_met.Value.Contains(g.Code))];

    /// <summary>Groups that visited nothing in the period.</summary>
    public ImmutableArray<Group> GroupsNotOut => [.. Reach.Groups.Where(g => !Totals.Groups.Contains(g.Code))];

    /// <summary>Units at which nobody was for so many days, since the programme began at the latest, with the last visit of any group.</summary>
    public IEnumerable<(Unit Unit, DateOnly? Last, int Days)> NotVisited(int days)
    {
        var start = _facts.Programme.Settings.Start;
        foreach (var unit in Reach.Units)
        {
            var last = _facts.Records.LastVisit(unit.Code)?.Day;
            var since = _facts.Today.DayNumber - (last ?? start).DayNumber;
            if (since >= days && start <= _facts.Today) yield return (unit, last, since);
        }
    }

    /// <summary>响应率: contacted, of those registered in the period.</summary>
    public Share Responded => new(Totals[Measure.Responded], Totals[Measure.Registered]);

    /// <summary>解决率: solved, of those worked on to their end in the period.</summary>
    public Share Solved => new(Totals[Measure.Solved], Totals.Worked);

    /// <summary>满意率: very satisfied and satisfied, of those who said so.</summary>
    public Share Satisfied => new(Totals[Measure.Satisfied], Totals[Measure.Rated]);

    public Share OnTime => new(Totals[Measure.OnTime], Totals.Worked);

    public Share Redone => new(Totals[Measure.Redone], Totals.Worked);

    public Share Extended => new(Totals[Measure.Extended], Totals.Worked);

    public Share Bounced => new(Totals[Measure.Bounced], Totals.Worked);

    /// <summary>Days from registration to striking off, on average; null: nothing was struck off.</summary>
    public decimal? AverageDays => Totals.Worked == 0 ? null : decimal.Round(Totals[Measure.Days] / (decimal)Totals.Worked, 1);

    /// <summary>Not the union's to solve: what is with somebody outside now, and what ended there in the period.</summary>
    public (int Now, long Ended) OutOfRemit => (Open.Count(i => i.State == IssueState.Referred), Totals[Measure.OutOfRemit]);

    /// <summary>How many days ago each open issue was registered.</summary>
    public IEnumerable<int> Ages => Open.Select(i => _facts.Today.DayNumber - _facts.Programme.DayOf(i.At).DayNumber);

    public IEnumerable<Issue> DueWithin(int days)
    {
        var until = _facts.Today.AddDays(days);
        return Open.Where(i => i.State is not (IssueState.UnderCheck or IssueState.CalledBack or IssueState.Referred) && i.SolveBy >= _facts.Now && _facts.Programme.DayOf(i.SolveBy) <= until);
    }

    /// <summary>Each group with its actions, in the groups' own order.</summary>
    public IReadOnlyList<(Group Group, IReadOnlyList<PlanLine> Lines)> Plan => _plan.Value;

    /// <summary>规定动作 of all groups: done, due now, late.</summary>
    public (int Done, int Due, int Late, int All) Prescribed
    {
        get
        {
            var lines = Plan.SelectMany(p => p.Lines).Where(l => l.Action.Prescribed).ToList();
            return (lines.Count(l => l.State == PlanState.Done), lines.Count(l => l.State == PlanState.Due), lines.Count(l => l.State == PlanState.Late), lines.Count);
        }
    }
}
