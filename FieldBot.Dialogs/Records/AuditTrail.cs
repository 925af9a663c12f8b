using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Records;

/// <summary>Which line each event leaves on the audit trail: the one place that says so.</summary>
public static class AuditTrail
{
    /// <summary>Who did it, when it was done on the command line.</summary>
    public const string CommandLine = "-";

    /// <summary>Who did it, when nobody did and a time had come.</summary>
    public const string Clock = "~";

    /// <summary>Who did it, when it was a worker: their pseudonym stays with their matter.</summary>
    public const string Worker = "#";

    public const string Trail = "audit", Visits = "visits", RestrictedVisits = "visits, restricted", Issues = "issues", RestrictedIssues = "issues, restricted", Records = "records", RestrictedRecords = "records, restricted", Programme = "programme";

    /// <summary>What was done, in the words of the office.</summary>
    public static string Word(string what) => Texts.Wording.In(Texts.Phrasebook.Chinese).Plain($"trail.{what}");

    private static string Word(Issues.IssueMove move) => $"move-{move}";

    /// <summary>To whom: a code. What somebody wrote stays with the issue, which the trail's readers may not see.</summary>
    private static string Given(Dialogs.Issues.IssueEntry entry) => entry.Move == Dialogs.Issues.IssueMove.Refer ? "" : entry.To ?? "";

    private static string Short(Digest digest) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(digest.Rhythm == Rhythm.Daily ? "" : $"{digest.Day} ")}{digest.At:HH:mm} {digest.Area}").TrimEnd();

    /// <summary>Null: nothing worth a line (steps of something that has one).</summary>
    public static (string What, string On, string Detail)? Of(Event happened) => happened switch
    {
        Event.VisitRecorded e => ("recorded", e.Visit.Id, e.Visit.EnteredBy is null ? "" : e.Visit.Author),
        Event.VisitChanged e => (e.Visit.Changes[^1].What, e.Visit.Id, e.Visit.Changes[^1].Question ?? ""),
        Event.IssueRegistered e => ("registered", e.Issue.Id, ""),
        // Whoever erases all that they said would be seen to be one person.
        Event.IssueMoved { Issue.Entries: [.., { Move: Dialogs.Issues.IssueMove.Erase }] } => null,
        Event.IssueMoved e => (Word(e.Issue.Entries[^1].Move), e.Issue.Id, Given(e.Issue.Entries[^1])),
        Event.UnitAdded e => ("added", e.Unit.Unit.Code, ""),
        Event.UnitSettled e => (e.Unit.MergedInto is null ? "confirmed" : "merged", e.Unit.Unit.Code, e.Unit.MergedInto ?? ""),
        Event.UnitSkipped e => ("skipped", e.Unit.Unit, e.Unit.Group),
        Event.MemberBound e => ("bound", e.Member, ""),
        Event.MemberReleased e => ("revoked", e.Member, ""),
        Event.LinkMade e => ("links", e.Member, ""),
        Event.ProgrammeApplied e => ("applied", Programme, ProgrammeChanges.Short(e.Candidate.Changes)),
        Event.ProgrammeReturned e => ("returned", Programme, $"{e.Version}"),
        Event.AbsenceSet e => (e.Absence.EndedAt is null ? "absent" : "back", e.Absence.Member, $"{e.Absence.From:O} {e.Absence.To:O} {e.Absence.Deputy}".TrimEnd()),
        Event.DraftLeft e => ("draft-left", e.Draft.Member, e.Draft.Group),
        Event.DraftTaken e => ("draft-taken", e.Member, ""),
        Event.ActionRecorded e => (e.Action.VoidedAt is null ? "did" : "voided", e.Action.Action, e.Action.Group),
        Event.ActionAdded e => ("planned", e.Action.Action.Code, e.Action.Group),
        Event.BroadcastBegun e => ("broadcast", $"B-{e.Broadcast.Number}", e.Broadcast.Of.Length == 0 ? $"{e.Broadcast.Audience} {e.Broadcast.Readers.Length}" : $"{e.Broadcast.Audience} {e.Broadcast.Of} {e.Broadcast.Readers.Length}"),
        Event.WorkerLinkMade e => ("poster-link", e.Unit, ""),
        Event.WorkerLinkRevoked e => ("poster-void", e.Unit, ""),
        Event.RecordingMade e => ("recording", Programme, e.Language),
        Event.EchoApproved e => ("echo", e.Unit, $"{e.Month:yyyy-MM}"),
        Event.GroupChatAllowed e => ("room-opened", GroupChat.Name(e.Chat.Room), ""),
        Event.GroupChatStopped e => (e.Why == RoomEnd.Stopped ? "room-closed" : "room-lost", GroupChat.Name(e.Room), ""),
        Event.DigestSet e => ("digest-set", e.Digest.Whose, Short(e.Digest)),
        Event.DigestStopped e => ("digest-stopped", e.Digest.Whose, Short(e.Digest)),
        Event.Seen e => ("saw", e.What, ""),
        Event.Exported e => ("exported", e.What, e.Detail),
        _ => null,
    };
}
