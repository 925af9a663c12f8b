using System.Globalization;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local;

/// <summary>Messages, chats and taps as the Bot API writes them.</summary>
internal static class TelegramJson
{
    public static long BotId(string token) => long.Parse(token.AsSpan(0, token.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    public const string BotName = "fieldbot_local_bot";

    public static JsonObject Bot(LocalTelegram telegram) => new() { ["id"] = telegram.BotId, ["is_bot"] = true, ["first_name"] = "FieldBot", ["username"] = BotName };

    public static JsonObject Message(LocalChat chat, LocalMessage message, LocalTelegram telegram) => Message(chat, chat.View.Group, message, telegram);

    /// <param name="group">What the group is with this message; null: a private chat.</param>
    public static JsonObject Message(LocalChat chat, GroupState? group, LocalMessage message, LocalTelegram telegram)
    {
        var json = new JsonObject
        {
            ["message_id"] = message.Id,
            ["from"] = message.FromBot ? Bot(telegram) : User(chat.AuthorOf(message)),
            ["chat"] = Chat(chat, group),
            ["date"] = message.Date.ToUnixTimeSeconds(),
        };
        if (message.EditedAt is { } edited) json["edit_date"] = edited.ToUnixTimeSeconds();
        if (message.Forwarded) json["forward_origin"] = new JsonObject { ["type"] = "hidden_user", ["sender_user_name"] = "someone", ["date"] = message.Date.ToUnixTimeSeconds() };
        if (message.Protected) json["has_protected_content"] = true;
        if (message.Album is { } album) json["media_group_id"] = album;
        if (message.Topic != 0) (json["message_thread_id"], json["is_topic_message"]) = (message.Topic, true);
        TelegramContent.Write(json, chat, message, telegram.Files);
        if (message.Buttons.Length > 0) json["reply_markup"] = new JsonObject { ["inline_keyboard"] = Rows(message) };
        return json;
    }

    public static JsonObject Tap(LocalUser user, LocalChat chat, string query, LocalMessage on, string data, LocalTelegram telegram) => new()
    {
        ["id"] = query,
        ["from"] = User(user),
        ["message"] = Message(chat, on, telegram),
        ["chat_instance"] = chat.Id.ToString(CultureInfo.InvariantCulture),
        ["data"] = data,
    };

    public static JsonObject Membership(LocalUser user, bool blocked, LocalTelegram telegram) => new()
    {
        ["chat"] = Chat(user, null),
        ["from"] = User(user),
        ["date"] = telegram.Now.ToUnixTimeSeconds(),
        ["old_chat_member"] = Status(telegram, blocked ? "member" : "kicked"),
        ["new_chat_member"] = Status(telegram, blocked ? "kicked" : "member"),
    };

    /// <summary>The bot came into a group, left it, or may do more or less in it.</summary>
    public static JsonObject Membership(LocalUser by, LocalGroup group, BotStanding before, BotStanding now, LocalTelegram telegram) => new()
    {
        ["chat"] = Chat(group, group.State),
        ["from"] = User(by),
        ["date"] = telegram.Now.ToUnixTimeSeconds(),
        ["old_chat_member"] = Status(telegram, Word(before)),
        ["new_chat_member"] = Status(telegram, Word(now)),
    };

    public static JsonObject Chat(LocalChat chat, GroupState? group)
    {
        if (group is null) return Chat((LocalUser)chat);
        var json = new JsonObject { ["id"] = chat.Id, ["type"] = group.Called, ["title"] = group.Title };
        if (group.Forum) json["is_forum"] = true;
        return json;
    }

    /// <summary>As getChatMember tells of the bot or of a person.</summary>
    public static JsonObject Member(LocalTelegram telegram, GroupState group, long user) =>
        user == telegram.BotId ? Status(telegram, Word(group.Bot))
        : telegram.User(user) is { } person ? WithRights(new() { ["user"] = User(person), ["status"] = group.Members.TryGetValue(user, out var runs) ? runs ? "administrator" : "member" : "left" })
        : throw BotApiError.Bad("PARTICIPANT_ID_INVALID");

    private static JsonObject Chat(LocalUser user) => new() { ["id"] = user.Id, ["type"] = "private", ["first_name"] = user.Name, ["username"] = user.Username };

    public static JsonObject User(LocalUser user) => new()
    {
        ["id"] = user.Id,
        ["is_bot"] = false,
        ["first_name"] = user.Name,
        ["username"] = user.Username,
        ["language_code"] = user.Language,
    };

    private static JsonObject Status(LocalTelegram telegram, string status)
    {
        var json = new JsonObject { ["user"] = Bot(telegram), ["status"] = status };
        return WithRights(json);
    }

    private static string Word(BotStanding standing) => standing switch
    {
        BotStanding.Member => "member",
        BotStanding.Administrator => "administrator",
        BotStanding.Muted => "restricted",
        BotStanding.Kicked => "kicked",
        _ => "left",
    };

    /// <summary>What each status brings with it.</summary>
    private static JsonObject WithRights(JsonObject json)
    {
        switch (json["status"]!.GetValue<string>())
        {
            case "kicked": json["until_date"] = 0; break;
            case "administrator": Say(true, "can_manage_chat", "can_delete_messages", "can_invite_users", "can_manage_topics"); Say(false, "can_be_edited", "is_anonymous", "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info", "can_post_stories", "can_edit_stories", "can_delete_stories"); break;
            case "restricted":
                json["until_date"] = 0;
                Say(true, "is_member");
                Say(false, "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics");
                break;
        }

        return json;

        void Say(bool value, params ReadOnlySpan<string> rights)
        {
            foreach (var right in rights) json[right] = value;
        }
    }

    private static JsonArray Rows(LocalMessage message) =>
        [.. message.Buttons.Select(row => new JsonArray([.. row.Select(b =>
            b.Url is null ? new JsonObject { ["text"] = b.Label, ["callback_data"] = b.Data } : new JsonObject { ["text"] = b.Label, ["url"] = b.Url })]))];
}
