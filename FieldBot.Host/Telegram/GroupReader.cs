using FieldBot.Dialogs;
using FieldBot.Dialogs.Catalogue.Rooms;
using FieldBot.Storage;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace FieldBot.Host.Telegram;

/// <summary>
/// The little that is taken in of a group: a command of ours, a tap, that the bot came or went, that the group goes on under another id.
/// What its members say goes no further than this.
/// </summary>
/// <param name="username">The bot's own, without @.</param>
internal sealed class GroupReader(string username, TimeProvider clock)
{
    /// <summary>The number of the general topic, for which messages name none.</summary>
    private const int General = 1;

    private readonly MessageReader _messages = new(username);

    public static bool IsOfGroup(Update update) => ChatOf(update) is { Type: ChatType.Group or ChatType.Supergroup };

    /// <summary>Null: nothing for us.</summary>
    public Delivery? Read(Update update) => update switch
    {
        { Message: { MigrateToChatId: { } to } message } => Moved(update, message, message.Chat.Id, to),
        { Message: { MigrateFromChatId: { } from } message } => Moved(update, message, from, message.Chat.Id),
        { Message: { } message } => Command(update, message),
        { CallbackQuery: { Message: { } card, Data: { } data } query } => new(update.Id, card.Chat.Id, new Input.Pressed(data), card.Id, clock.GetUtcNow()) { Group = new(query.From?.Id ?? 0, TopicOf(card)) },
        { MyChatMember: { } change } => Belonging(update, change),
        _ => null,
    };

    private static Chat? ChatOf(Update update) => (update.Message ?? update.EditedMessage ?? update.CallbackQuery?.Message)?.Chat ?? update.MyChatMember?.Chat;

    private Delivery Moved(Update update, Message message, long from, long to) =>
        new(update.Id, from, new Input.Unexpected("migration"), 0, UpdateReader.When(message.Date, clock)) { MovedTo = to };

    /// <summary>What follows the command is somebody's words and is left behind. A command that is passed on was given by nobody.</summary>
    private Delivery? Command(Update update, Message message)
    {
        if (message.Text is null || message.ForwardOrigin is not null) return null;
        var name = _messages.Read(message) switch
        {
            Input.Command command => command.Name,
            // A secret that somebody opens before everybody binds nobody.
            Input.LinkOpened => "start",
            _ => "",
        };
        if (!RoomDoor.Knows(name)) return null;
        // Who writes as the group itself has no name.
        var by = message.SenderChat is null ? message.From?.Id ?? 0 : 0;
        return new(update.Id, message.Chat.Id, new Input.Command(name, ""), message.Id, UpdateReader.When(message.Date, clock)) { Group = new(by, TopicOf(message)) };
    }

    private Delivery? Belonging(Update update, ChatMemberUpdated change)
    {
        if (change is not { OldChatMember: { } before, NewChatMember: { } now } || IsIn(before) == IsIn(now)) return null;
        return new(update.Id, change.Chat.Id, new Input.Reachable(IsIn(now)), 0, UpdateReader.When(change.Date, clock)) { Group = new(change.From?.Id ?? 0, 0) };
    }

    private static bool IsIn(ChatMember member) => member is ChatMemberRestricted restricted ? restricted.IsMember : member.Status is not (ChatMemberStatus.Left or ChatMemberStatus.Kicked);

    private static long TopicOf(Message message) => message is { IsTopicMessage: true, MessageThreadId: { } topic } && topic != General ? topic : 0;
}
