using FieldBot.Dialogs.Forms;

namespace FieldBot.Dialogs;

/// <summary>What a chat remembers between two messages. Immutable; stored whole with every turn that changes it.</summary>
public sealed record Session
{
    public static readonly Session New = new();

    /// <summary>"zh-Hans" or "en"; null until chosen or told by Telegram.</summary>
    public string? Language { get; init; }

    /// <summary>True when the person chose the language; Telegram's word for it is then ignored.</summary>
    public bool LanguageChosen { get; init; }

    /// <summary>Counts the turns that drew buttons. A button carries it as its nonce, so that a second tap or an old card is recognised.</summary>
    public int Turn { get; init; }

    /// <summary>The form in flight, if any.</summary>
    public FormState? Form { get; init; }

    /// <summary>A form that waits while a smaller one is in flight; it comes back when that one ends.</summary>
    public FormState? Parked { get; init; }

    /// <summary>The nonce of the last tap that was consumed: the same again is a double tap, not an old card.</summary>
    public int LastTap { get; init; }

    /// <summary>The card on which that tap was: after a cut connection the same card may stand there twice.</summary>
    public long LastTapOn { get; init; }

    /// <summary>The query that the card of the state of things shows; null: something else stands there.</summary>
    public string? Asked { get; init; }

    /// <summary>A link that was opened and waits for 是 or 不是.</summary>
    public int? PendingLink { get; init; }

    /// <summary>What is remembered of somebody as a worker; null for a chat in which nobody ever spoke as one.</summary>
    public Concerns.WorkerSide? Worker { get; init; }

    /// <summary>When a group was last told what the bot is for there; null: never.</summary>
    public DateTimeOffset? HintedAt { get; init; }

    /// <summary>True while the reply keyboard that shares a place is shown; it is removed with the next message.</summary>
    public bool PlaceKeyboard { get; init; }
}
