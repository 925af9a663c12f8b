using FieldBot.Dialogs;

namespace FieldBot.Storage;

/// <summary>An update before its chat has become a number.</summary>
/// <param name="Address">Telegram's chat id.</param>
/// <param name="Crowded">The chat sends more than a person writes.</param>
public sealed record Delivery(long DeliveryId, long Address, Input Input, long Message, DateTimeOffset SentAt, string? LanguageCode = null, bool Crowded = false)
{
    /// <summary>Who acted in a group, and where; null: a private chat.</summary>
    public InGroup? Group { get; init; }

    /// <summary>The group goes on under this id, and nothing else happened; 0: no.</summary>
    public long MovedTo { get; init; }
}

/// <param name="By">Telegram's id of who acted, which is that of their private chat; 0: somebody without a name.</param>
/// <param name="Topic">Telegram's message_thread_id; 0: none.</param>
public sealed record InGroup(long By, long Topic);

/// <param name="Repeat">This delivery was handled before; nothing changed.</param>
/// <param name="Toast">Words for the answer to a tap.</param>
public sealed record Handled(bool Repeat, string? Toast);

/// <summary>A message that is committed and waits to be sent.</summary>
/// <param name="Id">Orders the rows of a chat.</param>
/// <param name="CardMessage">The message that showed <see cref="OutgoingMessage.Card"/> when this was committed; 0 when none is known.</param>
public sealed record OutboxRow(int Chat, long Id, long Address, OutgoingMessage Message, long CardMessage)
{
    /// <summary>The same for a chat that goes on under another id, where nothing stands yet that could be edited.</summary>
    public OutboxRow At(long address) => this with { Address = address, Message = Message with { Message = 0 }, CardMessage = 0 };
}

/// <summary>A job that is committed and waits to be done.</summary>
/// <param name="Chat">The chat that asked for it; 0: none.</param>
public sealed record JobRow(int Id, int Chat, Job Job);
