using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Who may do what with visits: the one place that says so.</summary>
internal static class VisitRules
{
    public static bool MayRecord(Member me) => me.Group is not null && (me.Is(Role.Cadre) || me.Is(Role.GroupLeader));

    /// <summary>The own group's visits, and those one took part in.</summary>
    public static bool MaySee(Member me, Visit visit) => MayRecord(me) && (me.Group == visit.Group || visit.Participants.Contains(me.Code));

    /// <summary>更正 and 作废: the author, or the leader of the group.</summary>
    public static bool MayChange(Member me, Visit visit) =>
        visit.VoidedAt is null && MayRecord(me) && (visit.Author == me.Code || me.Is(Role.GroupLeader) && me.Group == visit.Group);
}
