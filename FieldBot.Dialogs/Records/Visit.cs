using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;

namespace FieldBot.Dialogs.Records;

/// <summary>One visit of a group to a unit on a day: the check-in, and the only proof of presence.</summary>
/// <param name="Number">The 12 of V-12; never used twice.</param>
/// <param name="Day">The day it took place, as the author said.</param>
/// <param name="Moment">now, earlier, or day: how exactly the author could say when.</param>
/// <param name="At">When it took place: the message's own date for "now", else the noon of the day; for people to read, with <see cref="Late"/>.</param>
/// <param name="SentAt">The date of the message that began it.</param>
/// <param name="RecordedAt">When it was confirmed and committed.</param>
/// <param name="Late">补录: recorded on a later day than it took place. Never held against anyone.</param>
/// <param name="Full">Recorded with the full form.</param>
/// <param name="Participants">Member codes, the author first.</param>
/// <param name="Answers">By question code: what was asked and applies; hidden answers are not recorded.</param>
/// <param name="Suggested">Answers that suggest an issue, for the ledger to offer: category and question.</param>
public sealed record Visit(
    int Number,
    int Programme,
    string Group,
    string Unit,
    DateOnly Day,
    string Moment,
    DateTimeOffset At,
    DateTimeOffset SentAt,
    DateTimeOffset RecordedAt,
    bool Late,
    bool Full,
    ImmutableArray<string> Participants,
    Answer.Spot? Place,
    ImmutableSortedDictionary<string, Answer> Answers,
    ImmutableArray<FileRef> Photos,
    ImmutableArray<Suggestion> Suggested)
{
    public string Author => Participants[0];

    /// <summary>代补录: who entered it for its author; null when the author did.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>The full form was offered, whether it was taken or not.</summary>
    public bool FullOffered { get; init; }

    public ImmutableArray<VisitChange> Changes { get; init; } = [];

    /// <summary>Set when it was declared void (作废); it stays readable and counts nowhere.</summary>
    public DateTimeOffset? VoidedAt { get; init; }

    public string Id => $"V-{Number}";
}

/// <summary>An answer suggests an issue of this category.</summary>
public sealed record Suggestion(string Category, string Question);

/// <summary>One entry of a visit's history: old value, who, when.</summary>
/// <param name="What">corrected, joined, left or voided.</param>
/// <param name="Question">The question whose answer changed, or null.</param>
public sealed record VisitChange(DateTimeOffset At, string By, string What, string? Question = null, Answer? Old = null, string? Reason = null);
