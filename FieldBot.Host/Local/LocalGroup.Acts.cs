using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local;

internal sealed partial class LocalGroup
{
    public LocalMessage SendText(LocalUser by, string text, long topic = 0, long replyTo = 0)
    {
        Member(by, topic);
        return Say(new(0, false, Telegram.Now, MessageKind.Text, text) { From = by.Id, Topic = topic, ReplyTo = replyTo });
    }

    /// <summary>Taps a button and gives the id of the query, whose answer turns up in <see cref="ChatView.Answers"/>.</summary>
    public string Press(LocalUser by, long message, string data)
    {
        Member(by, 0);
        var on = View.Messages.GetValueOrDefault(message) ?? throw new ArgumentException("No such message in the chat.", nameof(message));
        var query = Telegram.NewTap(by, this);
        Telegram.Feed.Push("callback_query", TelegramJson.Tap(by, this, query, on, data, Telegram));
        return query;
    }

    /// <summary>Taps the button with this label on the newest message that has it.</summary>
    public string Press(LocalUser by, string label)
    {
        foreach (var message in View.Messages.Values.Reverse())
            if (message.FromBot && message.Button(label) is { Data: { } data }) return Press(by, message.Id, data);
        throw new ArgumentException("No button with this label.", nameof(label));
    }

    public void AddBot(LocalUser by)
    {
        Stand(by, BotStanding.Member);
        Serve(by, $"{by.Name} + FieldBot", new() { ["new_chat_members"] = new JsonArray(TelegramJson.Bot(Telegram)) });
    }

    public void Promote(LocalUser by, bool administrator = true) => Stand(by, administrator ? BotStanding.Administrator : BotStanding.Member);

    /// <summary>The bot stays, and may not write.</summary>
    public void Mute(LocalUser by) => Stand(by, BotStanding.Muted);

    public void RemoveBot(LocalUser by) => Stand(by, BotStanding.Kicked);

    /// <returns>Its message_thread_id.</returns>
    public long CreateTopic(LocalUser by, string name)
    {
        if (!State.Super) throw new InvalidOperationException("Only a supergroup has topics.");
        Member(by, 0);
        return Serve(by, name, new() { ["forum_topic_created"] = new JsonObject { ["name"] = name, ["icon_color"] = 7322096 } },
            change: (state, id) => state with { Forum = true, Topics = state.Topics.Add(id, new(name)) }).Id;
    }

    public void CloseTopic(LocalUser by, long topic)
    {
        Member(by, topic);
        Serve(by, State.Topics[topic].Name, new() { ["forum_topic_closed"] = new JsonObject() }, topic, (state, _) => state with { Topics = state.Topics.SetItem(topic, state.Topics[topic] with { Closed = true }) });
    }

    /// <summary>Its messages go with it, and the bot is told nothing.</summary>
    public void DeleteTopic(LocalUser by, long topic)
    {
        Member(by, topic);
        Change(view => ((view with { Group = view.Group! with { Topics = view.Group.Topics.Remove(topic) } }).Without([.. view.Messages.Values.Where(m => m.Topic == topic)]), true));
    }

    public void Delete() => Change(view => (view with { Group = view.Group! with { Deleted = true } }, true));

    /// <summary>The group goes on as a supergroup with another id; the bot is told in both.</summary>
    public LocalGroup Upgrade(LocalUser by)
    {
        var state = State;
        if (state.Super || state.MovedTo != 0) throw new InvalidOperationException("Only a group becomes a supergroup.");
        Member(by, 0);
        var grown = Telegram.AddGroup(Telegram.NextSupergroup(), state with { Super = true });
        Serve(by, "→", new() { ["migrate_to_chat_id"] = grown.Id }, change: (old, _) => old with { MovedTo = grown.Id });
        grown.Serve(by, "←", new() { ["migrate_from_chat_id"] = Id });
        return grown;
    }

    private void Member(LocalUser by, long topic)
    {
        var state = State;
        if (state.MovedTo != 0 || state.Deleted) throw new InvalidOperationException("The group is no more.");
        if (!state.Members.ContainsKey(by.Id)) throw new InvalidOperationException("Who is no member of the group can do nothing in it.");
        if (topic != 0 && !state.Topics.ContainsKey(topic)) throw new ArgumentException("No such topic in the group.", nameof(topic));
    }

    private void Stand(LocalUser by, BotStanding now)
    {
        Member(by, 0);
        if (!State.Members[by.Id]) throw new InvalidOperationException("Only an administrator of the group decides about bots.");
        var before = Change(view => (view with { Group = view.Group! with { Bot = now } }, view.Group!.Bot));
        if (before != now) Telegram.Feed.Push("my_chat_member", TelegramJson.Membership(by, this, before, now, Telegram));
    }
}
