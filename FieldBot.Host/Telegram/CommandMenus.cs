using System.Collections.Concurrent;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Telegram;

/// <summary>
/// Sees which chats need another menu than they were given last: somebody was bound, got other roles, chose a language. Kept in memory
/// only: after a start each chat is given its menu with its first answer, and with every /start.
/// </summary>
internal sealed class CommandMenus
{
    private readonly ConcurrentDictionary<int, CommandMenu> _due = new();
    private readonly Dictionary<int, Given> _given = [];
    private int _count;

    /// <summary>The menu that a chat has or is about to have, and for whom it was made: the same member in the same language has the same one.</summary>
    private readonly record struct Given(Member? For, string? Language, CommandMenu Menu);

    /// <summary>The same answers as <paramref name="handle"/>'s, with an eye on the menu. One turn at a time.</summary>
    public Func<Turn, Outcome> Watch(Func<Turn, Outcome> handle) => turn =>
    {
        var outcome = handle(turn);
        Look(turn, outcome);
        return outcome;
    };

    public void Due(int chat, CommandMenu menu)
    {
        _due[chat] = menu;
        Volatile.Write(ref _count, _due.Count);
    }

    /// <summary>Setting it did not succeed: it is due again, unless a newer one is.</summary>
    public void Again(int chat, CommandMenu menu)
    {
        _due.TryAdd(chat, menu);
        Volatile.Write(ref _count, _due.Count);
    }

    /// <summary>The menu to set for this chat now; it is then no longer due.</summary>
    public CommandMenu? Take(int chat)
    {
        if (Volatile.Read(ref _count) == 0 || !_due.TryRemove(chat, out var menu)) return null;
        Volatile.Write(ref _count, _due.Count);
        return menu;
    }

    private void Look(Turn turn, Outcome outcome)
    {
        // A group has no member, and its menu is for all.
        if (turn.Inbound.Room is not null) return;
        var (chat, me, language) = (turn.Inbound.Chat, turn.Facts.Me, outcome.Session.Language);
        foreach (var happened in outcome.Events)
            if (happened is Event.MemberBound bound) me = turn.Facts.Programme.Member(bound.Member);
        var known = _given.TryGetValue(chat, out var given);
        // Strangers have everybody's menu, unless this one was a member until now.
        if (me is null && !known) return;
        var asked = turn.Input is Input.Command { Name: "start" };
        if (known && !asked && ReferenceEquals(given.For, me) && given.Language == language) return;
        var menu = me is null ? CommandMenu.Stranger(language) : CommandMenu.Of(me, language);
        if (me is null) _given.Remove(chat);
        else _given[chat] = new(me, language, menu);
        if (asked || !known || menu != given.Menu) Due(chat, menu);
    }
}
