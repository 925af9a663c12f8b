using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Access;

/// <summary>限定处理人: an answer that leads to a restricted category is as restricted as the issue that comes of it.</summary>
public static class RestrictedAnswers
{
    /// <summary>The restricted categories to which an answer of the visit led, or the answer that had it asked.</summary>
    /// <param name="current">The programme in force: the category as it is now.</param>
    /// <param name="versions">Of the programme, for what a later one dropped.</param>
    public static IEnumerable<Category> Of(Visit visit, string question, Programme current, Func<int, Programme?> versions)
    {
        var made = versions(visit.Programme) ?? current;
        var asked = Asking(question, made);
        return Restricted(visit.Suggested.Where(s => s.Question == question || s.Question == asked).Select(s => s.Category), current, made);
    }

    /// <summary>Whether this member may read what the visit says to this question. Those who were there said it themselves.</summary>
    internal static bool MaySee(Member me, Visit visit, string question, Facts facts) =>
        visit.Participants.Contains(me.Code) || Of(visit, question, facts.InForce, facts.Records.ProgrammeOf).All(c => Rights.MaySeeCategory(me, c));

    /// <summary>The same of what the visit said to this question before it was corrected.</summary>
    internal static bool MaySeeOld(Member me, Visit visit, string question, Facts facts)
    {
        if (visit.Participants.Contains(me.Code)) return true;
        var made = facts.Records.ProgrammeOf(visit.Programme) ?? facts.InForce;
        var asked = Asking(question, made);
        var led = visit.Changes.Where(c => c.Question is { } q && (q == question || q == asked))
            .SelectMany(c => (made.Question(c.Question!)?.Suggests ?? []).Where(r => VisitRecord.Suggests(r, c.Old)).Select(r => r.Category));
        return MaySee(me, visit, question, facts) && Restricted(led, facts.InForce, made).All(c => Rights.MaySeeCategory(me, c));
    }

    /// <summary>The question because of whose answer this one was asked.</summary>
    private static string? Asking(string question, Programme made) => (made.Question(question)?.Condition as Condition.OnAnswer)?.Question;

    private static IEnumerable<Category> Restricted(IEnumerable<string> codes, Programme current, Programme made) =>
        codes.Select(c => Categories.Of(c, current) ?? Categories.Of(c, made)).OfType<Category>().Where(Categories.Restricted);
}
