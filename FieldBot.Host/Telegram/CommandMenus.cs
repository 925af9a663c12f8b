using System.Collections.Concurrent;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Telegram;

/// <summary>
/// Sees which chats need another menu: somebody was bound, chose a language, or said /start. Kept in memory only: a menu lost
/// in a crash is set at the next /start.
/// </summary>
internal sealed class CommandMenus
{
    private readonly ConcurrentDictionary<int, CommandMenu> _due = new();
    private int _count;

    /// <summary>The same answers as <paramref name="handle"/>'s, with an eye on the menu.</summary>
    public Func<Turn, Outcome> Watch(Func<Turn, Outcome> handle) => turn =>
    {
        var outcome = handle(turn);
        if (Menu(turn, outcome) is { } menu) Due(turn.Inbound.Chat, menu);
        return outcome;
    };

    public void Due(int chat, CommandMenu menu)
    {
        _due[chat] = menu;
        Volatile.Write(ref _count, _due.Count);
    }

    /// <summary>The menu to set for this chat now; it is then no longer due.</summary>
    public CommandMenu? Take(int chat)
    {
        if (Volatile.Read(ref _count) == 0 || !_due.TryRemove(chat, out var menu)) return null;
        Volatile.Write(ref _count, _due.Count);
        return menu;
    }

    private static CommandMenu? Menu(Turn turn, Outcome outcome)
    {
        var language = outcome.Session.Language;
        foreach (var happened in outcome.Events)
            if (happened is Event.MemberBound bound && turn.Facts.Programme.Member(bound.Member) is { } member) return CommandMenu.Of(member, language);
        return turn.Facts.Me is { } me && (turn.Input is Input.Command { Name: "start" } || (turn.Session.Language is { } before && before != language)) ? CommandMenu.Of(me, language) : null;
    }
}
