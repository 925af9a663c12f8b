using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local;

/// <summary>A fictional group of people with the bot among them, or not yet. The acts of its people are in LocalGroup.Acts.cs.</summary>
internal sealed partial class LocalGroup : LocalChat
{
    public LocalGroup(LocalTelegram telegram, long id, GroupState state)
        : base(telegram, id)
    {
        Change(view => (view with { Group = state }, true));
    }

    public GroupState State => View.Group!;

    public override LocalUser AuthorOf(LocalMessage message) => Telegram.User(message.From) ?? throw new InvalidOperationException("Nobody wrote this.");

    public override long TopicFor(long? thread)
    {
        if (State.Bot == BotStanding.Muted) throw BotApiError.Bad("not enough rights to send text messages to the chat");
        if (thread is null or 0) return 0;
        if (!State.Topics.TryGetValue(thread.Value, out var topic)) throw BotApiError.Bad("message thread not found");
        return topic.Closed && State.Bot != BotStanding.Administrator ? throw BotApiError.Bad("TOPIC_CLOSED") : thread.Value;
    }

    /// <summary>The refusal that the real server gives a bot that may not speak here.</summary>
    public LocalGroup Reached() => State switch
    {
        { MovedTo: not 0 and var to } => throw new BotApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", migratedTo: to),
        { Deleted: true } => throw new BotApiError(403, "Forbidden: the group chat was deleted"),
        { Bot: BotStanding.NeverThere } => throw BotApiError.Bad("chat not found"),
        { Bot: BotStanding.Kicked } => throw new BotApiError(403, $"Forbidden: bot was kicked from the {State.Called} chat"),
        { Bot: BotStanding.Left } => throw new BotApiError(403, $"Forbidden: bot is not a member of the {State.Called} chat"),
        _ => this,
    };

    /// <summary>
    /// Privacy mode: of what people write a bot that is no administrator sees commands, answers to its own messages and what mentions it. The
    /// real server passes on a command without a name only to the bot that spoke last; here there is no other.
    /// </summary>
    private bool Sees(GroupState state, ChatView view, LocalMessage message)
    {
        if (!state.BotIsIn) return false;
        if (state.Bot == BotStanding.Administrator || message.Kind == MessageKind.Service) return true;
        var name = "@" + TelegramJson.BotName;
        if (message.ReplyTo != 0 && view.Messages.TryGetValue(message.ReplyTo, out var answered) && answered.FromBot) return true;
        if (message.Text.Contains(name, StringComparison.OrdinalIgnoreCase)) return true;
        var word = message.Text.Split([' ', '\n'], 2)[0];
        return word.StartsWith('/') && !word.Contains('@', StringComparison.Ordinal);
    }

    /// <summary>Numbered and queued in one go, so that the bot gets the messages of a chat in the order of their numbers.</summary>
    private LocalMessage Say(LocalMessage message, Func<GroupState, long, GroupState>? change = null) => Change(view =>
    {
        var said = message with { Id = Telegram.NextMessage() };
        var state = change is null ? view.Group! : change(view.Group!, said.Id);
        // Who is put out hears nothing of it here, and who is added hears of that already.
        if (Sees(view.Group!.BotIsIn ? state : state with { Bot = view.Group.Bot }, view, said)) Telegram.Feed.Push("message", TelegramJson.Message(this, state, said, Telegram));
        return ((view with { Group = state }).With(said), said);
    });

    private LocalMessage Serve(LocalUser by, string text, JsonObject fields, long topic = 0, Func<GroupState, long, GroupState>? change = null) =>
        Say(new(0, false, Telegram.Now, MessageKind.Service, text) { From = by.Id, Topic = topic, Service = fields.ToJsonString() }, change);
}
