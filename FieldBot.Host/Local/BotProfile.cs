using System.Collections.Concurrent;
using System.Globalization;

namespace FieldBot.Host.Local;

internal sealed record LocalCommand(string Name, string Description);

/// <summary>What the bot told the server about itself: commands by scope and language, descriptions, the menu button.</summary>
internal sealed class BotProfile(LocalTelegram telegram)
{
    private readonly ConcurrentDictionary<(string Scope, string Language), IReadOnlyList<LocalCommand>> _commands = new();
    private readonly ConcurrentDictionary<(string What, string Language), string> _words = new();

    public static string ChatScope(long chat) => "chat " + chat.ToString(CultureInfo.InvariantCulture);

    public void SetCommands(string scope, string language, IReadOnlyList<LocalCommand> commands)
    {
        if (commands.Count == 0) _commands.TryRemove((scope, language), out _);
        else _commands[(scope, language)] = commands;
    }

    public IReadOnlyList<LocalCommand> Commands(string scope, string language) => _commands.GetValueOrDefault((scope, language), []);

    /// <summary>The menu that this person sees: the narrowest scope that has one, the person's language first.</summary>
    /// <param name="who">In a group, who looks.</param>
    public IReadOnlyList<LocalCommand> MenuOf(long chat, long who = 0)
    {
        var language = telegram.User(chat < 0 ? who : chat)?.Language is { Length: >= 2 } code ? code[..2] : "";
        foreach (var scope in (string[])[ChatScope(chat), chat < 0 ? "all_group_chats" : "all_private_chats", "default"])
            foreach (var spoken in (string[])[language, ""])
                if (_commands.TryGetValue((scope, spoken), out var menu)) return menu;
        return [];
    }

    public void Say(string what, string language, string words) => _words[(what, language)] = words;

    public string About(string what, string language) => _words.GetValueOrDefault((what, language)) ?? _words.GetValueOrDefault((what, "")) ?? "";
}
