using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>A finished report as a row of the ledger: with whom it is from the first moment, and how long it may take.</summary>
internal static class ReportRecord
{
    public static Issue From(Draft draft, Facts facts)
    {
        var (me, programme) = (facts.Me!, facts.Programme);
        var category = ReportForm.CategoryOf(draft)!;
        var limit = draft.Chosen(ReportForm.Urgency) == ReportForm.Urgent && Categories.UrgentLimit(programme) is { } urgent ? urgent.Name : category.Limit;
        var suggestion = ReportSuggestion.Of(draft);
        var issue = new Issue(facts.Records.NextIssue, programme.Version, SourceOf(suggestion, me), me.Code, me.Group, Units.Settled(draft.Chosen(ReportForm.Unit)!, facts), category.Code,
            draft.Chosen(ReportForm.Kind), ((Answer.Words)draft.Of(ReportForm.Text)!).Text, (int?)(draft.Of(ReportForm.People) as Answer.Number)?.Value, (draft.Of(ReportForm.Amount) as Answer.Number)?.Value,
            draft.Of(ReportForm.Place) as Answer.Spot, [.. ReportForm.Sent(draft)], limit, Categories.Urgent(limit, programme), facts.Now)
        {
            // Complaints about the union's own cadres never stay with them.
            Direct = draft.Chosen(ReportForm.Kind) is { } kind && category.Direct.Contains(kind),
            Crisis = Crisis.In(ReportForm.Written(draft), programme.Settings),
            Visit = suggestion?.Visit,
            Question = suggestion?.Question,
            Entries = [new(facts.Now, me.Code, IssueMove.Register)],
        };
        issue = WithWhom(issue, Categories.Of(issue, facts)!, me);
        if (draft.Chosen(ReportForm.Urgency) == ReportForm.Spot) issue = Solved(issue, draft, me);
        return IssueClock.Counted(issue, programme, facts.Records);
    }

    /// <summary>Whether a report of this member stays with their own group.</summary>
    private static bool OfGroup(Member me) => me.Group is not null && (me.Is(Role.Cadre) || me.Is(Role.GroupLeader));

    private static IssueSource SourceOf(SuggestionRef? suggestion, Member me) => suggestion is not null ? IssueSource.Visit : OfGroup(me) ? IssueSource.Cadre : IssueSource.Caller;

    private static Issue WithWhom(Issue issue, Category category, Member me)
    {
        // 限定处理人: no group gets it, and nobody but them; one of them who reports it has it in hand.
        if (Categories.Restricted(category)) return category.Handlers.Contains(me.Code) ? InHand(issue, null, me) : issue with { State = IssueState.Dispatched, Handler = category.Handlers[0] };
        // Intake took it by entering it.
        return OfGroup(me) ? InHand(issue, me.Group, me) : issue with { State = IssueState.Accepted };
    }

    private static Issue InHand(Issue issue, string? team, Member me) =>
        issue with { State = IssueState.InHand, Team = team, Handler = me.Code, Handlers = [me.Code], SignedAt = issue.At, ContactedAt = issue.At };

    /// <summary>当场办结: whoever did it says what was done, and a second person looks at it.</summary>
    private static Issue Solved(Issue issue, Draft draft, Member me)
    {
        var result = ((Answer.Words)draft.Of(ReportForm.Done)!).Text;
        ImmutableArray<FileRef> evidence = (draft.Of(ReportForm.Evidence) as Answer.Files)?.Items ?? [];
        return issue with
        {
            State = IssueState.UnderCheck, Handler = issue.Handler ?? me.Code, Handlers = [me.Code], SignedAt = issue.At, ContactedAt = issue.At,
            Ending = Ending.Solved, Result = result, DoneAt = issue.At,
            Entries = issue.Entries.Add(new(issue.At, me.Code, IssueMove.Finish, result, Files: evidence)),
        };
    }
}
