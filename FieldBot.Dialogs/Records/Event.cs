using System.Collections.Immutable;
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

    /// <summary>Somebody looked at it.</summary>
    public sealed record Seen(string What) : Event;

    /// <summary>It left the system as a file.</summary>
    public sealed record Exported(string What) : Event;
}
