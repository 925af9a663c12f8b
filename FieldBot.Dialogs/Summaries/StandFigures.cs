using FieldBot.Dialogs.Access;

namespace FieldBot.Dialogs.Summaries;

/// <summary>How far the visits have come. What is not told where they were read is null.</summary>
/// <param name="GroupsMet">Groups that have met a unit.</param>
/// <param name="Groups">All of them.</param>
/// <param name="Cadres">Members who took part in a visit.</param>
/// <param name="UnitsMet">Units that were visited, of those assigned.</param>
/// <param name="Attendances">Members who took part, counted at each visit.</param>
public sealed record StandFigures(int? GroupsMet, int? Groups, int? Cadres, int? UnitsMet, int? Units, int? Visits, int? Attendances)
{
    /// <summary>As they are in the records since the programme began, for a member who may see them; null: they may not.</summary>
    public static StandFigures? Of(string by, Facts facts)
    {
        if (Standing.Of(by, facts.Programme, facts.Records, facts.Today) is not { } me || !Rights.MayAny(Act.SeeSummary, me)) return null;
        var mine = facts with { Me = me };
        var summary = Summary.Of(me, new(Subject.Overview, Period.Of(PeriodKind.All, mine)), mine);
        var (met, covered, totals) = (summary.GroupsMet, summary.Coverage, summary.Totals);
        return new((int)met.Part, (int)met.Whole, totals.Members, (int)covered.Part, (int)covered.Whole, (int)totals[Measure.Visits], (int)totals[Measure.Attendance]);
    }
}
