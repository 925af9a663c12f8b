using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;

namespace FieldBot.Dialogs.Concerns;

/// <summary>What a chat remembers of somebody as a worker, beside the form in flight. A chat that has one is stored sealed.</summary>
public sealed record WorkerSide
{
    public static readonly WorkerSide New = new();

    /// <summary>Ids of the dialogs in which somebody speaks as a worker.</summary>
    internal const string Speaking = "concern", SayingMore = "concern-say";

    /// <summary>Whether this form is filled in by a worker: it is never a member's draft.</summary>
    public static bool Owns(FormState? form) => form is { Dialog: Speaking or SayingMore };

    /// <summary>Concerns that were opened here by their receipt, while the sitting lasts.</summary>
    public ImmutableArray<string> Opened { get; init; } = [];

    public DateTimeOffset OpenedUntil { get; init; }

    /// <summary>Receipts that were guessed wrong in a row, and when the next guess is looked at.</summary>
    public int Guesses { get; init; }

    public DateTimeOffset GuessAgainAt { get; init; }

    /// <summary>When the last concerns were sent: so many an hour, the next waits as a draft.</summary>
    public ImmutableArray<DateTimeOffset> Sent { get; init; } = [];

    public bool Equals(WorkerSide? other) => other is not null && (OpenedUntil, Guesses, GuessAgainAt) == (other.OpenedUntil, other.Guesses, other.GuessAgainAt) && Opened.SequenceEqual(other.Opened) && Sent.SequenceEqual(other.Sent);

    public override int GetHashCode() => HashCode.Combine(Opened.Length, OpenedUntil, Guesses, Sent.Length);
}
