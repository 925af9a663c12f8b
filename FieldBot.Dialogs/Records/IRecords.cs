using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Records;

/// <summary>
/// What has been recorded so far, including what earlier turns of the same batch did. The store answers from its collections,
/// the transcript tests from memory.
/// </summary>
public interface IRecords
{
    /// <summary>A programme version that is kept; null when it never was.</summary>
    Programme? ProgrammeOf(int version);

    /// <summary>The link with this payload token (the part after m_), or null: unknown.</summary>
    Link? Link(string token);

    /// <summary>The link with this id; a session remembers the id, never the token.</summary>
    Link? Link(int id);

    /// <summary>Whether a Telegram account is bound to this member.</summary>
    bool IsBound(string member);

    /// <summary>The language of the member's chat, or null when none is bound.</summary>
    string? LanguageOf(string member);

    /// <summary>Since when an account is bound to this member; null when none is.</summary>
    DateTimeOffset? BoundAt(string member);

    Preferences PreferencesOf(string member);

    /// <summary>Absences that have not passed long ago, by number.</summary>
    IReadOnlyList<Absence> Absences { get; }

    /// <summary>Number that the next absence gets.</summary>
    int NextAbsence { get; }

    /// <summary>The form that the member has in flight; null when none, or when no account is bound.</summary>
    FormState? DraftOf(string member);

    /// <summary>Who has a visit in flight that is worth something, and what.</summary>
    IReadOnlyList<(string Member, FormState Form)> Drafts { get; }

    /// <summary>Drafts of those who left that nobody of the group has taken over.</summary>
    IReadOnlyList<LeftDraft> LeftDrafts { get; }

    int NextLeftDraft { get; }

    /// <summary>Units that cadres added, merged ones too.</summary>
    IReadOnlyList<AddedUnit> AddedUnits { get; }

    /// <summary>The latest reason for which the group did not go to the unit; null when none was ever given.</summary>
    SkippedUnit? SkippedUnit(string group, string unit);

    /// <summary>Versions of the programme, the newest first.</summary>
    IReadOnlyList<ProgrammeVersion> Versions { get; }

    /// <summary>What changes when the version in force gives way to this one.</summary>
    ImmutableArray<TableChange> ChangesTo(int version);

    /// <summary>A checked workbook that waits; null when it was applied or put away.</summary>
    Candidate? Candidate(int number);

    /// <summary>Actions that the group recorded, void ones too, newest first.</summary>
    IReadOnlyList<GroupAction> ActionsOf(string group);

    GroupAction? Action(int number);

    int NextAction { get; }

    /// <summary>The groups' own optional actions.</summary>
    IReadOnlyList<OwnAction> OwnActions { get; }

    /// <summary>Whether the file with this unique id lies in the data folder.</summary>
    bool IsKept(string uniqueId);

    Broadcast? Broadcast(int number);

    /// <summary>Broadcasts, the newest first.</summary>
    IReadOnlyList<Broadcast> Broadcasts { get; }

    BroadcastCount CountOf(int broadcast);

    /// <summary>The audit trail, newest first: all of it, or what concerns one thing.</summary>
    (IReadOnlyList<AuditEntry> Page, int Total) Audit(string? on, int skip, int take);

    /// <summary>The group's visits from one day to another that are not void, newest first.</summary>
    IReadOnlyList<Visit> VisitsOfGroup(string group, DateOnly from, DateOnly to);

    /// <summary>When the timer of the subject is due; null when none is set.</summary>
    DateTimeOffset? TimerOf(string subject);

    /// <summary>Number that the next visit gets; numbers are never used twice.</summary>
    int NextVisit { get; }

    Visit? Visit(int number);

    /// <summary>The group's visit to the unit on that day that is not void; the first of several.</summary>
    Visit? VisitOn(string group, string unit, DateOnly day);

    /// <summary>The unit's latest visit by any group (by day, then number) that is not void.</summary>
    Visit? LastVisit(string unit);

    /// <summary>Day of the unit's latest visit, not void, at which the full form was offered; it is offered again a month later.</summary>
    DateOnly? LastFullOffer(string unit);

    /// <summary>Number that the next issue gets.</summary>
    int NextIssue { get; }

    Issue? Issue(int number);

    /// <summary>Issues that are not struck off, by number.</summary>
    IReadOnlyCollection<Issue> OpenIssues { get; }

    /// <summary>All issues of a unit, of a group (that reported it or has it), or of a member (reporter or handler at some time), the newest first.</summary>
    (IReadOnlyList<Issue> Page, int Total) IssuesOf(IssuesBy by, string code, int skip, int take);

    /// <summary>Issues below this number, the newest first.</summary>
    IReadOnlyList<Issue> IssuesBefore(int number, int take);

    /// <summary>The concern with this pseudonym; null: there is none, or nothing leads to whoever brought it any more.</summary>
    Concern? Concern(string code);

    /// <summary>Concerns of which this chat hears, the newest first.</summary>
    IReadOnlyList<Concern> ConcernsOf(int chat);

    /// <summary>The concern to which this receipt leads, as <see cref="ConcernCode.ReceiptIn"/> read it.</summary>
    Concern? ConcernByReceipt(string receipt);

    /// <summary>Whether the member's own account is the one that hears of this concern.</summary>
    bool IsOwnConcern(string member, string code);

    /// <summary>A pseudonym drawn by chance that no concern has.</summary>
    string NextPseudonym { get; }

    /// <summary>A receipt drawn by chance.</summary>
    string NextReceipt { get; }

    /// <summary>The worker link with this token (the part after w_), or null: unknown.</summary>
    WorkerLink? WorkerLink(string token);

    /// <summary>The unit's worker link that holds; null: none was made yet.</summary>
    WorkerLink? WorkerLinkOf(string unit);

    /// <summary>The voice note in which somebody reads the protection text aloud, in this language.</summary>
    FileRef? Recording(string language);

    /// <summary>Rooms of group chats that an administrator opened, by chat and topic.</summary>
    IReadOnlyList<GroupChat> GroupChats { get; }

    /// <summary>Digests that are told at their times, by subject.</summary>
    IReadOnlyList<Digest> Digests { get; }

    /// <summary>Issues that the answers of a visit led to.</summary>
    IReadOnlyList<Issue> IssuesOfVisit(int visit);

    /// <summary>What leaders ask about, day by day: kept, never counted anew.</summary>
    ITallies Tallies { get; }

    /// <summary>The group's visits to the unit on that day that are not void, the newest first.</summary>
    IReadOnlyList<Visit> VisitsAt(Place place, DateOnly day);

    /// <summary>Issues that count there and were registered (or struck off) on that day, the newest first.</summary>
    IReadOnlyList<Issue> IssuesAt(Place place, DateOnly day, bool closed);

    /// <summary>Visits in which the member takes part (void ones too), newest first.</summary>
    (IReadOnlyList<Visit> Page, int Total) VisitsOf(string member, int skip, int take);
}

/// <summary>By what issues are looked up.</summary>
public enum IssuesBy { Unit, Group, Member }
