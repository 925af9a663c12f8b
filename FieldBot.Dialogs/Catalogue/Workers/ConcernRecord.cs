using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What a worker said, as the row of the ledger that it becomes: under a pseudonym, and without the moment where that could betray somebody.</summary>
internal static class ConcernRecord
{
    public static Issue From(Draft draft, string code, Facts facts)
    {
        var programme = facts.Programme;
        // Whoever passed the question over leaves it to intake: what is in nobody's special care comes last in the table.
        var category = ConcernForm.CategoryOf(draft) ?? programme.Categories.Last(c => !Categories.Restricted(c));
        var crisis = ConcernForm.Alarming(draft);
        var limit = (crisis || draft.Chosen(ConcernForm.Urgency) == ConcernForm.Urgent) && !Categories.Urgent(category.Limit, programme) && Categories.UrgentLimit(programme) is { } shortest ? shortest.Name : category.Limit;
        var urgent = Categories.Urgent(limit, programme);
        var issue = new Issue(0, programme.Version, IssueSource.Worker, code, null, ConcernForm.UnitOf(draft) is { } unit ? Units.Settled(unit, facts) : "", category.Code, draft.Chosen(ConcernForm.Kind), ConcernForm.Text(draft),
            (int?)(draft.Of(ConcernForm.People) as Answer.Number)?.Value, null, null, [.. ConcernForm.Files(draft)], limit, urgent, facts.Now)
        {
            Crisis = crisis,
            Direct = ConcernForm.IsDirect(draft),
        };
        if (!AtOnce(draft, issue)) issue = issue with { At = ConcernMoment.Coarse(facts.Now, programme) };
        issue = issue with { Entries = [new(issue.At, code, IssueMove.Register)] };
        return IssueClock.Counted(issue, programme, facts.Records);
    }

    /// <summary>What cannot wait, and what somebody stands by with their name.</summary>
    public static bool AtOnce(Draft draft, Issue issue) => issue.Urgent || issue.Crisis || draft.Of(ConcernForm.Name) is not null || draft.Of(ConcernForm.Contact) is not null;
}
