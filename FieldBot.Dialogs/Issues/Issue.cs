using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;

namespace FieldBot.Dialogs.Issues;

/// <summary>One row of the ledger: a difficulty heard at the grassroots, with an owner, a deadline and an honest end.</summary>
/// <param name="Number">The 17 of I-17; never used twice.</param>
/// <param name="Programme">Version of the programme in force when it was registered; its names are read there when a later one lacks them.</param>
/// <param name="Reporter">Code of the member who reported it, or entered it for a caller.</param>
/// <param name="Group">The reporter's group; null for the office.</param>
/// <param name="Kind">二级类目; null where nobody said.</param>
/// <param name="Limit">Name of the limits that count for it.</param>
/// <param name="At">When it was registered: the moment from which every limit counts.</param>
public sealed record Issue(
    int Number,
    int Programme,
    IssueSource Source,
    string Reporter,
    string? Group,
    string Unit,
    string Category,
    string? Kind,
    string Text,
    int? People,
    decimal? Amount,
    Answer.Spot? Place,
    ImmutableArray<FileRef> Files,
    string Limit,
    bool Urgent,
    DateTimeOffset At)
{
    public IssueState State { get; init; }

    /// <summary>It carried crisis words: those on call were told.</summary>
    public bool Crisis { get; init; }

    /// <summary>The visit and the question whose answer suggested it.</summary>
    public int? Visit { get; init; }

    public string? Question { get; init; }

    /// <summary>责任组; null until it was given to one.</summary>
    public string? Team { get; init; }

    /// <summary>责任人; null until somebody signed.</summary>
    public string? Handler { get; init; }

    /// <summary>Everybody who ever handled it, or said that it is done: none of them may strike it off.</summary>
    public ImmutableArray<string> Handlers { get; init; } = [];

    public DateTimeOffset SignBy { get; init; }

    public DateTimeOffset ContactBy { get; init; }

    public DateTimeOffset SolveBy { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public DateTimeOffset? ContactedAt { get; init; }

    /// <summary>办结: when the handler said so, the last time.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The second person, and when they agreed.</summary>
    public string? CheckedBy { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>销号时间.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public Ending? Ending { get; init; }

    /// <summary>What the reporter is told: the result in plain words, or why not.</summary>
    public string Result { get; init; } = "";

    public Verdict? Verdict { get; init; }

    public Satisfaction? Satisfaction { get; init; }

    /// <summary>Working days by which an approved extension moved the deadline; 0: none.</summary>
    public int ExtendedDays { get; init; }

    /// <summary>An extension that waits for approval.</summary>
    public ExtensionAsked? Extension { get; init; }

    public DateOnly? HoldUntil { get; init; }

    public string? ReferredTo { get; init; }

    /// <summary>When the result of what was referred is asked for next.</summary>
    public DateTimeOffset? AskResultAt { get; init; }

    /// <summary>A question to the reporter that was not answered yet.</summary>
    public bool Asking { get; init; }

    public int Bounces { get; init; }

    public int Redos { get; init; }

    public Level Level { get; init; }

    /// <summary>A leader's word that waits for an answer.</summary>
    public Supervision? Supervision { get; init; }

    /// <summary>Bells that rang already: each rings once.</summary>
    public Bells Rung { get; init; }

    /// <summary>[别再问我].</summary>
    public bool AskNoMore { get; init; }

    /// <summary>What the handler wrote of it for those who see no original (摘要).</summary>
    public string Summary { get; init; } = "";

    /// <summary>It goes past the unit and the groups, to the city office.</summary>
    public bool Direct { get; init; }

    /// <summary>Somebody wants to know who brought it.</summary>
    public IdentityAsked? Identity { get; init; }

    /// <summary>转办摘要: what the unit's liaison is told.</summary>
    public UnitWord? ForUnit { get; init; }

    public int? MergedInto { get; init; }

    /// <summary>Issues that were merged into this one.</summary>
    public ImmutableArray<int> Joined { get; init; } = [];

    /// <summary>What happened, in order.</summary>
    public ImmutableArray<IssueEntry> Entries { get; init; } = [];

    /// <summary>As it was before the last move (without entries), so that its author can take it back for a while.</summary>
    public Issue? Before { get; init; }

    public string Id => $"I-{Number}";

    public bool Open => State is not (IssueState.StruckOff or IssueState.Archived);

    /// <summary>In the hands of a group, which has to get it done.</summary>
    public bool Working => State is IssueState.Dispatched or IssueState.Signed or IssueState.InHand or IssueState.OnHold;

    /// <summary>How many people brought it: 多人反映 from five.</summary>
    public int Voices => 1 + Joined.Length;

    /// <summary>A worker brought it, under a pseudonym: what protects them counts for it.</summary>
    public bool Guarded => Concerns.ConcernCode.Is(Reporter);

    /// <summary>What happened and stands: without what was taken back.</summary>
    public IEnumerable<IssueEntry> Standing => Entries.Where((_, i) => i + 1 == Entries.Length || Entries[i + 1].Move != IssueMove.TakeBack);

    /// <summary>All that was sent with it, in order.</summary>
    public IEnumerable<FileRef> Evidence => Files.Concat(Entries.SelectMany(e => e.Files));
}

/// <summary>One entry of an issue's timeline.</summary>
/// <param name="By">Code of who did it, or <see cref="Records.AuditTrail.Clock"/>.</param>
/// <param name="To">Whom or what it was given to: a member, a group, another issue, somebody outside.</param>
/// <param name="Internal">Only staff see it.</param>
public sealed record IssueEntry(DateTimeOffset At, string By, IssueMove Move, string Text = "", string? To = null, ImmutableArray<FileRef> Files = default, bool Internal = false)
{
    public ImmutableArray<FileRef> Files { get; init; } = Files.IsDefault ? [] : Files;

    public bool Equals(IssueEntry? other) => other is not null && (At, By, Move, Text, To, Internal) == (other.At, other.By, other.Move, other.Text, other.To, other.Internal) && Files.SequenceEqual(other.Files);

    public override int GetHashCode() => HashCode.Combine(At, By, Move, Text);
}

/// <param name="Days">Working days.</param>
public sealed record ExtensionAsked(string By, int Days, string Why, DateTimeOffset At);

/// <summary>A request to reveal who brought an issue.</summary>
/// <param name="Number">Of the written demand; empty for the other grounds.</param>
public sealed record IdentityAsked(string By, string Why, IdentityGround Ground, string Number, DateTimeOffset At)
{
    /// <summary>What the worker said to it; null: not asked, or not answered.</summary>
    public bool? Consent { get; init; }

    /// <summary>What the identity keeper decided.</summary>
    public bool? Granted { get; init; }

    public string? DecidedBy { get; init; }
}

public enum IdentityGround
{
    /// <summary>With the worker's consent.</summary>
    Consent,

    /// <summary>Somebody's life is in danger.</summary>
    Danger,

    /// <summary>A written lawful demand.</summary>
    Demand,
}

/// <summary>转办摘要: written by the handler; the unit's liaison sees it, and nothing else, once a leader approved it.</summary>
public sealed record UnitWord(string Text, string By, DateTimeOffset At)
{
    public string? ApprovedBy { get; init; }

    /// <summary>What the liaison answered for the unit.</summary>
    public string? Answer { get; init; }
}

/// <summary>督办.</summary>
public sealed record Supervision(string By, string Word, DateOnly? Until, DateTimeOffset At);

/// <summary>What rings once in an issue's life.</summary>
[Flags]
public enum Bells { None = 0, Sign = 1, Contact = 2, Again = 8 }
