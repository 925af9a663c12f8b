using FieldBot.Dialogs;

namespace FieldBot.Storage;

/// <summary>An update before its chat has become a number.</summary>
/// <param name="Address">Telegram's chat id.</param>
public sealed record Delivery(long DeliveryId, long Address, Input Input, long Message, DateTimeOffset SentAt, string? LanguageCode = null)
{
    /// <summary>The chat sends more than a person writes.</summary>
    public bool Crowded { get; init; }
}

/// <param name="Repeat">This delivery was handled before; nothing changed.</param>
/// <param name="Toast">Words for the answer to a tap.</param>
public sealed record Handled(bool Repeat, string? Toast);

/// <summary>A message that is committed and waits to be sent.</summary>
/// <param name="Id">Orders the rows of a chat.</param>
/// <param name="CardMessage">The message that showed <see cref="OutgoingMessage.Card"/> when this was committed; 0 when none is known.</param>
public sealed record OutboxRow(int Chat, long Id, long Address, OutgoingMessage Message, long CardMessage);

/// <summary>A job that is committed and waits to be done.</summary>
/// <param name="Chat">The chat that asked for it; 0: none.</param>
public sealed record JobRow(int Id, int Chat, Job Job);
