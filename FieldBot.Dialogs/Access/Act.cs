namespace FieldBot.Dialogs.Access;

/// <summary>What somebody may want to do. <see cref="Rights"/> says who may.</summary>
public enum Act
{
    RecordVisit, RecordForColleague, SeeVisit, ChangeVisit,
    SeeGroup, SetAbsence, SettleUnit, TakeDraft, SeePlan, SeeSummary, RecordAction, VoidAction, AddAction,
    ReportIssue, SeeIssue, NoteIssue, AcceptIssue, SignIssue, HandleIssue, AssignIssue, GrantExtension, DecideIssue, UrgeIssue, SuperviseIssue, CheckIssue, AnswerIssue,
    TellReporter, AskIdentity, DecideIdentity, PassForUnit, AnswerForUnit, PrintPosters,
    ReissueLink, MakeLinks, RevokeAccess, SeePeople, ManageProgramme, SendBroadcast, SeeAudit, ExportAudit,
}

/// <summary>What an act is about, as far as rights ask for it.</summary>
/// <param name="Group">The group whose record it is, or the member's own.</param>
/// <param name="Unit">The unit it happened at.</param>
/// <param name="Members">Those whose own it is: author and participants of a visit, the member themselves.</param>
public readonly record struct Target(string? Group = null, string? Unit = null, params IReadOnlyList<string> Members);
