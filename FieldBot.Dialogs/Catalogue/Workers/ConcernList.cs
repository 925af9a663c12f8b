using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/mine (我的诉求): what this chat said, and what it opened by a receipt.</summary>
internal static class ConcernList
{
    private const int Most = 8;

    public static void Show(Talk talk)
    {
        var mine = WorkerDesk.Mine(talk);
        if (mine.Count == 0) { talk.Card(new OutgoingMessage(talk.Words.Say("worker.none"), WorkerDesk.Card, Buttons: WorkerDesk.Rows(talk))); return; }
        var lines = mine.Take(Most).Select(c => talk.Words.Say("worker.line", ("code", c.Code[1..]), ("about", ConcernWords.About(c, talk)), ("state", ConcernWords.State(c, talk))));
        var more = mine.Count > Most ? "\n\n" + talk.Words.Say("list.more", ("count", mine.Count - Most)) : "";
        talk.Card(new OutgoingMessage(talk.Words.Say("worker.list") + "\n\n" + string.Join("\n\n", lines) + more, WorkerDesk.Card, Buttons:
            [.. Rows.Of(mine.Take(Most).Select(c => new Button(talk.Words.Plain("who.worker", ("code", c.Code[1..])), $"w.c.{c.Code[1..]}"))), [new(talk.Words.Plain("worker.again"), "w.speak"), new(talk.Words.Plain("worker.by-receipt"), "w.receipt")],
                [new(talk.Words.Plain("worker.wipe"), "w.wipe"), new(talk.Words.Plain("worker.erase.all"), "w.erase")]]));
    }

    /// <summary>[查看] below a push: the one concern that has news; all of them where several have.</summary>
    public static void News(Talk talk)
    {
        var news = WorkerDesk.Mine(talk).Where(c => c.Number is { } n && talk.Issue(n) is { } issue && ConcernWords.Heard(issue, talk).Count > c.Shown).ToList();
        if (news is [var only]) ConcernCard.Show(talk, only.Code);
        else Show(talk);
    }
}
