using System.Globalization;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local;

/// <summary>Messages, chats and taps as the Bot API writes them.</summary>
internal static class TelegramJson
{
    public static long BotId(string token) => long.Parse(token.AsSpan(0, token.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    public static JsonObject Bot(LocalTelegram telegram) => new() { ["id"] = telegram.BotId, ["is_bot"] = true, ["first_name"] = "FieldBot", ["username"] = "fieldbot_local_bot" };

    public static JsonObject Message(LocalUser user, LocalMessage message, LocalTelegram telegram)
    {
        var json = new JsonObject
        {
            ["message_id"] = message.Id,
            ["from"] = message.FromBot ? Bot(telegram) : User(user),
            ["chat"] = Chat(user),
            ["date"] = message.Date.ToUnixTimeSeconds(),
        };
        if (message.EditedAt is { } edited) json["edit_date"] = edited.ToUnixTimeSeconds();
        if (message.Forwarded) json["forward_origin"] = new JsonObject { ["type"] = "hidden_user", ["sender_user_name"] = "someone", ["date"] = message.Date.ToUnixTimeSeconds() };
        if (message.Protected) json["has_protected_content"] = true;
        if (message.Album is { } album) json["media_group_id"] = album;
        TelegramContent.Write(json, user, message, telegram.Files);
        if (message.Buttons.Length > 0) json["reply_markup"] = new JsonObject { ["inline_keyboard"] = Rows(message) };
        return json;
    }

    public static JsonObject Tap(LocalUser user, string query, LocalMessage on, string data, LocalTelegram telegram) => new()
    {
        ["id"] = query,
        ["from"] = User(user),
        ["message"] = Message(user, on, telegram),
        ["chat_instance"] = user.Id.ToString(CultureInfo.InvariantCulture),
        ["data"] = data,
    };

    public static JsonObject Membership(LocalUser user, bool blocked, LocalTelegram telegram) => new()
    {
        ["chat"] = Chat(user),
        ["from"] = User(user),
        ["date"] = telegram.Now.ToUnixTimeSeconds(),
        ["old_chat_member"] = Status(telegram, blocked ? "member" : "kicked"),
        ["new_chat_member"] = Status(telegram, blocked ? "kicked" : "member"),
    };

    public static JsonObject Chat(LocalUser user) => new() { ["id"] = user.Id, ["type"] = "private", ["first_name"] = user.Name, ["username"] = user.Username };

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
        if (status == "kicked") json["until_date"] = 0;
        return json;
    }

    private static JsonArray Rows(LocalMessage message) =>
        [.. message.Buttons.Select(row => new JsonArray([.. row.Select(b =>
            b.Url is null ? new JsonObject { ["text"] = b.Label, ["callback_data"] = b.Data } : new JsonObject { ["text"] = b.Label, ["url"] = b.Url })]))];
}
