using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FieldBot.Host.Local.Methods;

/// <summary>setMyCommands, getMyCommands, deleteMyCommands, each by scope and language.</summary>
internal sealed partial class CommandMethods(LocalTelegram telegram)
{
    public IEnumerable<(string, BotMethod)> All => [("setMyCommands", Set), ("getMyCommands", Get), ("deleteMyCommands", Delete)];

    private JsonNode Set(BotRequest request)
    {
        if (request.Json("commands", "bot commands") is not JsonArray commands) throw BotApiError.Bad("can't parse commands: Array expected");
        if (commands.Count > 100) throw BotApiError.Bad("BOT_COMMANDS_TOO_MUCH");
        var read = commands.Select(c => new LocalCommand(Value(c, "command"), Value(c, "description"))).ToList();
        if (read.Any(c => !Name().IsMatch(c.Name))) throw BotApiError.Bad("BOT_COMMAND_INVALID");
        if (read.Any(c => c.Description.Length is < 1 or > 256)) throw BotApiError.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
        telegram.Profile.SetCommands(Scope(request), Language(request), read);
        return true;
    }

    private JsonNode Get(BotRequest request) =>
        new JsonArray([.. telegram.Profile.Commands(Scope(request), Language(request)).Select(c => new JsonObject { ["command"] = c.Name, ["description"] = c.Description })]);

    private JsonNode Delete(BotRequest request)
    {
        telegram.Profile.SetCommands(Scope(request), Language(request), []);
        return true;
    }

    private string Scope(BotRequest request)
    {
        if (request.Json("scope", "bot command scope") is not { } scope) return "default";
        switch (Value(scope, "type"))
        {
            case var simple and ("default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators"): return simple;
            case "chat": return BotProfile.ChatScope(telegram.Reach(scope["chat_id"]?.GetValue<long>()).Id);
            default: throw BotApiError.Bad("can't parse BotCommandScope: unsupported type");
        }
    }

    private static string Language(BotRequest request)
    {
        var code = request.Text("language_code") ?? "";
        return code.Length is 0 or 2 ? code : throw BotApiError.Bad("LANG_CODE_INVALID");
    }

    private static string Value(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
