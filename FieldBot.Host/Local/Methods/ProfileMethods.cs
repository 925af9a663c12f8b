using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>getMe, the webhook's methods, and what the bot says about itself.</summary>
internal sealed class ProfileMethods(LocalTelegram telegram)
{
    public IEnumerable<(string, BotMethod)> All =>
    [
        ("getMe", _ => GetMe()),
        ("setWebhook", SetWebhook),
        ("deleteWebhook", DeleteWebhook),
        ("getWebhookInfo", _ => new JsonObject { ["url"] = "", ["has_custom_certificate"] = false, ["pending_update_count"] = telegram.Feed.Pending }),
        ("getChat", r => telegram.Reach(r.Number("chat_id")) is var chat ? TelegramJson.Chat(chat, chat.View.Group) : throw BotApiError.Bad("chat not found")),
        ("getChatMember", r => TelegramJson.Member(telegram, GroupOf(r), r.Number("user_id") ?? 0)),
        ("getChatAdministrators", r => GroupOf(r) is var group ? new JsonArray([.. group.Members.Where(m => m.Value).Select(m => TelegramJson.Member(telegram, group, m.Key))]) : throw BotApiError.Bad("chat not found")),
        ("setChatMenuButton", SetMenuButton),
        ("getChatMenuButton", r => JsonNode.Parse(telegram.Profile.About("menu_button", r.Text("chat_id") ?? "") is { Length: > 0 } stored ? stored : """{"type":"commands"}""")!),
        ("setMyName", r => Set(r, "name", 64)), ("getMyName", r => Get(r, "name")),
        ("setMyDescription", r => Set(r, "description", 512)), ("getMyDescription", r => Get(r, "description")),
        ("setMyShortDescription", r => Set(r, "short_description", 120)), ("getMyShortDescription", r => Get(r, "short_description")),
    ];

    private GroupState GroupOf(BotRequest request) => telegram.Reach(request.Number("chat_id")).View.Group ?? throw BotApiError.Bad("there are no administrators in the private chat");

    private JsonObject GetMe()
    {
        var me = TelegramJson.Bot(telegram);
        foreach (var (name, value) in new[] { ("can_join_groups", true), ("can_read_all_group_messages", false), ("supports_inline_queries", false), ("can_connect_to_business", false), ("has_main_web_app", false) })
            me[name] = value;
        return me;
    }

    private JsonNode SetWebhook(BotRequest request) => string.IsNullOrEmpty(request.Text("url"))
        ? DeleteWebhook(request)
        : throw BotApiError.Bad("bad webhook: the local server delivers by getUpdates only");

    private JsonNode DeleteWebhook(BotRequest request)
    {
        if (request.Flag("drop_pending_updates")) telegram.Feed.DropPending();
        return true;
    }

    private JsonNode SetMenuButton(BotRequest request)
    {
        var chat = request.Number("chat_id") is { } id ? telegram.Reach(id).Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        telegram.Profile.Say("menu_button", chat, request.Json("menu_button", "menu button")?.ToJsonString() ?? "");
        return true;
    }

    private JsonNode Set(BotRequest request, string what, int most)
    {
        var words = request.Text(what) ?? "";
        if (words.Length > most) throw BotApiError.Bad($"{what.Replace('_', ' ')} is too long");
        telegram.Profile.Say(what, request.Text("language_code") ?? "", words);
        return true;
    }

    private JsonObject Get(BotRequest request, string what) => new() { [what] = telegram.Profile.About(what, request.Text("language_code") ?? "") };
}
