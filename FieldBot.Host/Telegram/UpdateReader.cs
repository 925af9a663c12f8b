using FieldBot.Dialogs;
using FieldBot.Storage;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace FieldBot.Host.Telegram;

/// <summary>What an update comes to.</summary>
/// <param name="Delivery">Null: nothing for the dialogs (what people say in a group, a channel, an update without a chat).</param>
/// <param name="Tap">The callback query that waits for an answer, or null.</param>
internal readonly record struct Incoming(Delivery? Delivery, string? Tap);

/// <summary>Tells Telegram's updates in the words of this program: all of a private chat, and of a group what <see cref="GroupReader"/> lets through.</summary>
/// <param name="username">The bot's own, without @.</param>
internal sealed class UpdateReader(string username, TimeProvider clock)
{
    private readonly MessageReader _messages = new(username);
    private readonly GroupReader _groups = new(username, clock);

    public Incoming Read(RawUpdate raw)
    {
        if (raw.Update is { } update) return Read(update);
        return raw is { Id: { } id, PrivateChat: not 0 and var chat }
            ? new(new(id, chat, new Input.Unexpected(raw.Kind), raw.Message, clock.GetUtcNow()), raw.Tap)
            : new(null, raw.Tap);
    }

    public Incoming Read(Update update) => GroupReader.IsOfGroup(update) ? new(_groups.Read(update), update.CallbackQuery?.Id) : update switch
    {
        { Message: { } message } => new(Of(update, message, _messages.Read(message)), null),
        { EditedMessage: { } message } => new(Of(update, message, new Input.Edited(_messages.Read(message))), null),
        { CallbackQuery: { } query } => new(Of(update, query), query.Id),
        { MyChatMember: { } change } => new(Of(update, change), null),
        _ => default,
    };

    // Any part may be missing in what a newer or another server sends, whatever the library's types promise.
    private Delivery? Of(Update update, Message message, Input input) =>
        message.Chat is not { Type: ChatType.Private } chat ? null : new(update.Id, chat.Id, input, message.Id, When(message.EditDate ?? message.Date), message.From?.LanguageCode);

    // A tap has no date of its own: the one of its message is that of the card.
    private Delivery? Of(Update update, CallbackQuery query) =>
        query.Message is not { Chat: { Type: ChatType.Private } chat } card ? null
        : new(update.Id, chat.Id, query.Data is { } data ? new Input.Pressed(data) : new Input.Unexpected("game"), card.Id, clock.GetUtcNow(), query.From?.LanguageCode);

    private Delivery? Of(Update update, ChatMemberUpdated change) =>
        change is not { Chat: { Type: ChatType.Private } chat, NewChatMember: { } now } ? null
        : new(update.Id, chat.Id, new Input.Reachable(now.Status is not (ChatMemberStatus.Kicked or ChatMemberStatus.Left)), 0, When(change.Date), change.From?.LanguageCode);

    private DateTimeOffset When(DateTime date) => When(date, clock);

    internal static DateTimeOffset When(DateTime date, TimeProvider clock) => date <= DateTime.UnixEpoch ? clock.GetUtcNow() : new(DateTime.SpecifyKind(date, DateTimeKind.Utc));
}
