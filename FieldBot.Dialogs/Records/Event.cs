using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Records;

/// <summary>What a turn made true, in the past tense. The store applies events; it decides nothing. Each leaves its line on the audit trail.</summary>
public abstract record Event
{
    private Event() { }

    public sealed record VisitRecorded(Visit Visit) : Event;

    /// <summary>Corrected, joined, left or voided: the visit as it is now; its last change says what happened.</summary>
    public sealed record VisitChanged(Visit Visit) : Event;

    public sealed record IssueRegistered(Issue Issue) : Event;

    /// <summary>The issue as it is now; its last entry says what happened.</summary>
    public sealed record IssueMoved(Issue Issue) : Event;

    /// <summary>A unit that is not on the list (新增单位).</summary>
    public sealed record UnitAdded(AddedUnit Unit) : Event;

    /// <summary>Confirmed, or merged into another unit, whose visits its visits are from now on.</summary>
    public sealed record UnitSettled(AddedUnit Unit) : Event;

    public sealed record UnitSkipped(SkippedUnit Unit) : Event;

    /// <summary>The link was used up by this turn's chat, which is bound to the member from now on (an earlier account of the member loses access).</summary>
    public sealed record MemberBound(int Link, string Member, DateTimeOffset At) : Event;

    /// <summary>The member's account loses access at once, and links given out and not used are void.</summary>
    public sealed record MemberReleased(string Member, DateTimeOffset At) : Event;

    /// <summary>A link was made for this member; older ones that were not used are void.</summary>
    public sealed record LinkMade(string Member) : Event;

    /// <summary>A checked workbook was put in force as the next version.</summary>
    public sealed record ProgrammeApplied(Candidate Candidate, DateTimeOffset At) : Event;

    /// <summary>An earlier version is in force again.</summary>
    public sealed record ProgrammeReturned(int Version) : Event;

    public sealed record CandidateDropped(int Number) : Event;

    public sealed record AbsenceSet(Absence Absence) : Event;

    public sealed record PreferencesChanged(string Member, Preferences Preferences) : Event;

    /// <summary>Whoever had this draft in flight has no access any more.</summary>
    public sealed record DraftLeft(LeftDraft Draft) : Event;

    public sealed record DraftTaken(int Number, string Member) : Event;

    /// <summary>Recorded, or declared void.</summary>
    public sealed record ActionRecorded(GroupAction Action) : Event;

    public sealed record ActionAdded(OwnAction Action) : Event;

    public sealed record BroadcastBegun(Broadcast Broadcast) : Event;

    /// <summary>So many readers have it in their outbox.</summary>
    public sealed record BroadcastSpread(int Number, int Next) : Event;

    /// <summary>A file of a record lies in the data folder.</summary>
    public sealed record EvidenceKept(KeptFile File) : Event;

    /// <summary>Somebody spoke up. It belongs to this turn's chat, unless the phone is shared.</summary>
    public sealed record ConcernReceived(Concern Concern) : Event;

    /// <summary>The concern as it is now, wherever it belongs.</summary>
    public sealed record ConcernChanged(Concern Concern) : Event;

    /// <summary>From now on this turn's chat hears of it, and no other.</summary>
    public sealed record ConcernLinked(string Code) : Event;

    /// <summary>Nothing leads to whoever brought it any more: its key is destroyed.</summary>
    public sealed record ConcernErased(string Code) : Event;

    /// <summary>With this receipt the concern is found from any account; an earlier one is void.</summary>
    public sealed record ReceiptMade(string Code, string Receipt) : Event;

    /// <summary>A worker link was made for this unit.</summary>
    public sealed record WorkerLinkMade(string Unit) : Event;

    /// <summary>The posters of this unit lead nowhere any more.</summary>
    public sealed record WorkerLinkRevoked(string Unit, DateTimeOffset At) : Event;

    /// <summary>The protection text was read aloud, in this language.</summary>
    public sealed record RecordingMade(string Language, FileRef File) : Event;

    /// <summary>A 回音 poster was approved.</summary>
    public sealed record EchoApproved(string Unit, DateOnly Month) : Event;

    /// <summary>An administrator opened a room of a group chat: what is meant for it goes there from now on.</summary>
    public sealed record GroupChatAllowed(GroupChat Chat) : Event;

    /// <summary>Nothing goes to this room any more.</summary>
    public sealed record GroupChatStopped(GroupRoom Room, RoomEnd Why) : Event;

    /// <summary>A digest was chosen, or changed.</summary>
    public sealed record DigestSet(Digest Digest) : Event;

    /// <summary>Nobody is told of it any more: somebody stopped it, or whoever read it is gone.</summary>
    public sealed record DigestStopped(Digest Digest) : Event;

    /// <summary>It was told; the figures are those with which the next one compares.</summary>
    public sealed record DigestSent(Digest Digest) : Event;

    /// <summary>Somebody looked at it.</summary>
    public sealed record Seen(string What) : Event;

    /// <summary>It left the system as a file.</summary>
    /// <param name="Detail">What part of it, in codes.</param>
    public sealed record Exported(string What, string Detail = "") : Event;
}
