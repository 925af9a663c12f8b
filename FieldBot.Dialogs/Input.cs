using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs;

/// <summary>What a person (or the programme itself) brings to a chat, freed of Telegram.</summary>
public abstract record Input
{
    private Input() { }

    public sealed record Text(string Value) : Input;

    /// <param name="Name">Lower case, without the slash and without @bot.</param>
    /// <param name="Argument">What followed the command, trimmed; empty when nothing did.</param>
    public sealed record Command(string Name, string Argument) : Input;

    /// <summary>/start with a payload, such as m_…: a link was opened.</summary>
    public sealed record LinkOpened(string Payload) : Input;

    /// <summary>A button was tapped; <paramref name="Data"/> is the callback data that <see cref="Button"/> carried.</summary>
    public sealed record Pressed(string Data) : Input;

    /// <summary>A photo, voice note or document that can be kept as evidence.</summary>
    /// <param name="Album">Telegram's media_group_id: photos sent as one album share it.</param>
    /// <param name="Name">File name of a document; never stored.</param>
    public sealed record Media(FileRef File, string? Caption = null, string? Album = null, string? Name = null) : Input;

    /// <summary>A place is what the sender claims; a forwarded pin looks alike.</summary>
    public sealed record Place(double Latitude, double Longitude, bool Forwarded = false) : Input;

    public sealed record Contact(bool Own) : Input;

    /// <summary>A message was edited; <see cref="Inbound.Message"/> names the message, <paramref name="Content"/> is what it says now.</summary>
    public sealed record Edited(Input Content) : Input;

    /// <summary>Something no dialog asks for: a sticker, a poll, a video, an update kind nobody knows yet.</summary>
    /// <param name="Kind">Telegram's word for it, for the log; never its content.</param>
    public sealed record Unexpected(string Kind) : Input;

    /// <summary>The person blocked the bot, or came back; in a group the bot was removed, or added.</summary>
    public sealed record Reachable(bool Value) : Input;

    /// <summary>Telegram takes no messages for this room any more.</summary>
    public sealed record RoomLost(RoomEnd Why) : Input;

    /// <summary>A job goes on: so many of so many parts are done.</summary>
    public sealed record JobProgress(Job Job, int Done, int Of) : Input;

    /// <summary>A job that this chat asked for is done, or given up.</summary>
    public sealed record JobDone(Job Job, JobResult Result) : Input;

    /// <summary>The <see cref="Timer"/> of a subject is due. A turn without a chat and without a member; every reply names whom it is for.</summary>
    public sealed record TimerDue(string Subject) : Input;
}

public enum FileKind { Photo, Voice, Audio, Document, Video, VideoNote }

/// <summary>A file that Telegram holds.</summary>
/// <param name="Id">Telegram's file_id, good for getFile and for sending it again.</param>
/// <param name="UniqueId">Telegram's file_unique_id: the same file sent twice has the same one.</param>
/// <param name="Seconds">Length of a voice note or video; 0 for others.</param>
public sealed record FileRef(FileKind Kind, string Id, string UniqueId, long Bytes = 0, int Seconds = 0)
{
    /// <summary>Telegram gives bots no larger file.</summary>
    public const int MostBytes = 20 << 20;

    /// <summary>By its own word; 0 says nothing.</summary>
    public bool TooBig => Bytes > MostBytes;
}

/// <summary>One delivery: an update of Telegram, told in the words of this program.</summary>
/// <param name="DeliveryId">Telegram's update_id; a repeat of it changes nothing.</param>
/// <param name="Chat">The internal number of the chat; nobody's Telegram id goes further than the store's vault.</param>
/// <param name="Message">Telegram's message id: of the message sent or edited, or of the card that was tapped; 0 where there is none.</param>
/// <param name="SentAt">The message's own date. Late deliveries keep it, beside the time at which they are handled.</param>
/// <param name="LanguageCode">What the person's Telegram says, such as zh-hans; used until the person chooses.</param>
public sealed record Inbound(long DeliveryId, int Chat, Input Input, long Message, DateTimeOffset SentAt, string? LanguageCode = null)
{
    /// <summary>The chat sends more than a person writes: what came is taken, but hardly answered.</summary>
    public bool Crowded { get; init; }

    /// <summary>Where in a group chat it happened; null: in a private one. <see cref="Facts.Me"/> is then whoever acted, and the session the group's.</summary>
    public GroupRoom? Room { get; init; }
}
