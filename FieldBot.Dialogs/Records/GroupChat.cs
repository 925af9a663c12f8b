namespace FieldBot.Dialogs.Records;

/// <summary>A place in a group chat. Its title is nobody's business here and is not kept.</summary>
/// <param name="Chat">Internal number of the group's chat; it stays when the group becomes a supergroup.</param>
/// <param name="Topic">Telegram's message_thread_id; 0: the general topic, or a group without topics.</param>
public sealed record GroupRoom(int Chat, long Topic = 0);

/// <summary>A room in which an administrator wants the bot to speak.</summary>
/// <param name="Language">In which it speaks there.</param>
/// <param name="By">The administrator's code.</param>
public sealed record GroupChat(GroupRoom Room, string Language, DateTimeOffset Since, string By)
{
    /// <summary>As the audit trail names it.</summary>
    public static string Name(GroupRoom room) => room.Topic == 0 ? $"room-{room.Chat}" : $"room-{room.Chat}.{room.Topic}";
}

/// <summary>Why nothing is said in a room any more.</summary>
public enum RoomEnd
{
    /// <summary>An administrator wanted it so.</summary>
    Stopped,

    /// <summary>The bot is no member of the group any more, or the group is gone.</summary>
    Removed,

    /// <summary>The topic was closed or deleted.</summary>
    TopicGone,

    /// <summary>The group does not let the bot write.</summary>
    Muted,
}
