using System.Collections.Immutable;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs;

/// <summary>All that a turn decided: stored in one transaction, sent only after it.</summary>
/// <param name="Toast">The words of the answer to a tap (at most 200 characters); null answers it without words. Not stored.</param>
public sealed record Outcome(Session Session, ImmutableArray<Event> Events, ImmutableArray<Reply> Replies, string? Toast = null)
{
    /// <summary>Long work that the Host does after the commit.</summary>
    public ImmutableArray<Job> Jobs { get; init; } = [];

    /// <summary>Timers set and put away, in this order.</summary>
    public ImmutableArray<Timer> Timers { get; init; } = [];

    /// <summary>Who is named on the audit trail; null: the chat's member, or whoever else began the turn.</summary>
    public string? By { get; init; }

    /// <summary>Everything that is kept of this chat goes once the last message is out: a stranger wants to be forgotten.</summary>
    public bool Forget { get; init; }
}

/// <summary>One message for one chat.</summary>
/// <param name="To">Null: the chat of this turn, or the <see cref="Room"/>. Else the code of a member, whose bound chat gets it; a member without one gets nothing.</param>
/// <param name="NotBefore">Kept back until then (quiet hours); only for a message to a member.</param>
public sealed record Reply(OutgoingMessage Message, string? To = null, DateTimeOffset? NotBefore = null)
{
    /// <summary>The room of a group chat that it is for, also of another chat than this turn's. The key of a card is the room's own.</summary>
    public GroupRoom? Room { get; init; }

    /// <summary>The message as it is stored and sent: a topic has cards of its own.</summary>
    public OutgoingMessage Addressed => Room is not { Topic: not 0 and var topic } ? Message
        : Message with { Topic = topic, Card = Message.Card is { } card ? $"{card}@{topic}" : null };
}

/// <summary>What is to be said, in the words of the one who reads it; the outbox stores it as it is.</summary>
/// <param name="Html">Telegram's HTML, ready: 1–4096 UTF-16 units after entities. Its maker escaped what people wrote.</param>
/// <param name="Card">
/// Key of the card this message draws. The sender edits the message that it last sent under this key in this chat; it sends a new one
/// when the key is unknown or the message is gone. Null: a message of its own, never edited.
/// </param>
/// <param name="Below">A new message below, though the key is known (typed answers push the card out of sight): the old one loses its buttons.</param>
/// <param name="Keyboard">What happens to the reply keyboard. Only messages without inline buttons may carry one.</param>
/// <param name="KeyboardLabel">Label of the button that shares the place.</param>
/// <param name="Message">The message to edit, where a tap told which one it is: it is right even when the mark of sending it was lost in a crash.</param>
public sealed record OutgoingMessage(
    string Html,
    string? Card = null,
    bool Below = false,
    ImmutableArray<ImmutableArray<Button>> Buttons = default,
    ReplyKeyboard Keyboard = ReplyKeyboard.Leave,
    string? KeyboardLabel = null,
    long Message = 0)
{
    public ImmutableArray<ImmutableArray<Button>> Buttons { get; init; } = Buttons.IsDefault ? [] : Buttons;

    /// <summary>A document to send with the text as its caption (then at most 1024 characters).</summary>
    public OutgoingFile? File { get; init; }

    /// <summary>
    /// A PNG to show as a photo with the text as its caption (then at most 1024 characters): at most 10 MB, width and height together at most
    /// 10000. On a card that is edited it takes the place of whatever the card showed. Not together with a file or evidence.
    /// </summary>
    public OutgoingFile? Picture { get; init; }

    /// <summary>
    /// The card's picture, if it shows one, stays above the new text (at most 1024 characters). Otherwise a card with a picture gives way to a
    /// new message, for Telegram cannot take a picture off again.
    /// </summary>
    public bool KeepPicture { get; init; }

    /// <summary>Evidence to send with the text as its caption.</summary>
    public OutgoingEvidence? Evidence { get; init; }

    /// <summary>It carries a secret, such as a link: while it waits it is stored sealed, and Telegram is asked not to let it be forwarded.</summary>
    public bool Secret { get; init; }

    /// <summary>Telegram is asked not to let it be forwarded.</summary>
    public bool Protected { get; init; }

    /// <summary>Nothing is said: all messages of both sides go that Telegram still lets a bot delete (48 hours).</summary>
    public bool Wipe { get; init; }

    /// <summary>Nothing is said: this one message goes; 0: none.</summary>
    public long Delete { get; init; }

    /// <summary>Whose identity stands in the place of <see cref="OutgoingIdentity.Place"/>: it is put in when the message is sent, and never stored with it.</summary>
    public OutgoingIdentity? Identity { get; init; }

    /// <summary>Telegram's message_thread_id, where it goes into a topic of a group; 0: none. It comes of <see cref="Reply.Room"/>.</summary>
    public long Topic { get; init; }

    /// <summary>The broadcast it belongs to, whose count it enters when it arrives; 0: none.</summary>
    public int Broadcast { get; init; }
}

/// <summary>A file that a job made, for one message.</summary>
/// <param name="Key">Its random name in the data folder; it is deleted there once it is sent.</param>
/// <param name="Name">As the reader sees it.</param>
public sealed record OutgoingFile(string Key, string Name);

/// <summary>A file of a record: sent anew as it is kept, or by Telegram's own copy as long as it is not kept.</summary>
/// <param name="Name">What its reader's file is called, without extension: nobody's own name for it.</param>
/// <param name="Lost">What is said instead when neither is there any more (HTML).</param>
/// <param name="Anew">Only as it is kept: Telegram's copy would tell whose it was.</param>
public sealed record OutgoingEvidence(FileRef File, string Name, string Lost, bool Anew = false);

/// <summary>Who brought a concern, as far as it is known.</summary>
/// <param name="Code">The concern's pseudonym.</param>
/// <param name="Account">The Telegram account, beside what they told of themselves.</param>
public sealed record OutgoingIdentity(string Code, bool Account)
{
    /// <summary>Where it stands in the text.</summary>
    public const string Place = "\u27E6identity\u27E7";
}

public enum ReplyKeyboard { Leave, AskPlace, Remove }

/// <summary>An inline button.</summary>
/// <param name="Data">Callback data: 1–64 bytes of UTF-8, checked here because nobody could mend it later.</param>
public sealed record Button
{
    public Button(string label, string data)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(data) is < 1 or > 64) throw new ArgumentException($"callback data must be 1–64 bytes: {data.Length} characters", nameof(data));
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        (Label, Data) = (label, data);
    }

    public string Label { get; }
    public string Data { get; }

    /// <summary>The address that it opens instead of asking the bot; the sender sets it, who knows the bot's name.</summary>
    public string? Url { get; init; }

}

/// <summary>Links that carry out a command in one's own chat with the bot: t.me/bot?start=s_command. They are no secret, and open nothing that the command would not.</summary>
public static class DeepLink
{
    private const string Prefix = "s_", Opens = "start:";

    /// <summary>A button that opens the reader's own chat with the bot, from wherever it stands: there the command is carried out.</summary>
    /// <param name="command">Such as status.</param>
    public static Button Button(string label, string command) => new(label, Opens + Prefix + command);

    /// <summary>The payload of /start that the button stands for; null: it asks the bot.</summary>
    public static string? PayloadOf(Button button) => button.Data.StartsWith(Opens, StringComparison.Ordinal) ? button.Data[Opens.Length..] : null;

    /// <summary>The command that a payload asks for; null: it asks for none.</summary>
    public static string? CommandIn(string payload) => payload.StartsWith(Prefix, StringComparison.Ordinal) ? payload[Prefix.Length..] : null;
}
