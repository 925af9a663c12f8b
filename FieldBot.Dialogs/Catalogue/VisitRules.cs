using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Rights as they are asked of visits.</summary>
internal static class VisitRules
{
    public static bool MayRecord(Member me) => Rights.MayAny(Act.RecordVisit, me);

    /// <summary>The own group's visits, those one took part in, and those within one's scope.</summary>
    public static bool MaySee(Member me, Visit visit, Facts facts) => Rights.May(Act.SeeVisit, me, new(visit.Group, visit.Unit, visit.Participants), facts.Programme);

    /// <summary>更正 and 作废: the author, or the leader of the group.</summary>
    public static bool MayChange(Member me, Visit visit, Facts facts) =>
        visit.VoidedAt is null && MayRecord(me) && Rights.May(Act.ChangeVisit, me, new(visit.Group, visit.Unit, [visit.Author]), facts.Programme);

    /// <summary>更正 shows every answer, so that it is for those who may see them all.</summary>
    public static bool MayCorrect(Member me, Visit visit, Facts facts) => MayChange(me, visit, facts) && visit.Answers.Keys.All(q => RestrictedAnswers.MaySee(me, visit, q, facts));
}
