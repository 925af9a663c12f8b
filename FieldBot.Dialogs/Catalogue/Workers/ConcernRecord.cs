using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What a worker said, as the row of the ledger that it becomes: under a pseudonym, and without the moment where that could betray somebody.</summary>
internal static class ConcernRecord
{
    public static Issue From(Draft draft, string code, Facts facts)
    {
        var programme = facts.Programme;
        // Whoever passed the question over leaves it to intake: what is in nobody's special care comes last in the table.
        var category = ConcernForm.CategoryOf(draft) ?? programme.Categories.LastOrDefault(c => !Categories.Restricted(c)) ?? programme.Categories[^1];
        var crisis = ConcernForm.Alarming(draft);
        var limit = crisis || draft.Chosen(ConcernForm.Urgency) == ConcernForm.Urgent ? Pressing(category.Limit, programme) : category.Limit;
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

    /// <summary>The limit of what cannot wait, where its own is not one of those.</summary>
    private static string Pressing(string limit, Programme programme) => !Categories.Urgent(limit, programme) && Categories.UrgentLimit(programme) is { } shortest ? shortest.Name : limit;

    /// <summary>It waited to be passed on, and tells of danger by now: it does not wait any longer.</summary>
    public static Issue Alarmed(Issue waiting, Facts facts)
    {
        var limit = Pressing(waiting.Limit, facts.Programme);
        return IssueClock.Counted(waiting with { Crisis = true, Limit = limit, Urgent = Categories.Urgent(limit, facts.Programme), At = facts.Now }, facts.Programme, facts.Records);
    }

    /// <summary>What cannot wait, and what somebody stands by with their name.</summary>
    public static bool AtOnce(Draft draft, Issue issue) => issue.Urgent || issue.Crisis || draft.Of(ConcernForm.Name) is not null || draft.Of(ConcernForm.Contact) is not null;
}
