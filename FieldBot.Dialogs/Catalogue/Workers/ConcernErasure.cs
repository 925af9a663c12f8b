using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>[删除我的信息]: what leads from a concern to whoever brought it is destroyed. The matter itself stays, and is seen through.</summary>
internal static class ConcernErasure
{
    public static void Ask(Talk talk, Concern concern) => talk.Card(WorkerDesk.Card, talk.Words.Say(concern.Waiting is null ? "worker.erase.sure" : "worker.erase.unread", ("code", concern.Code[1..])),
        [new(talk.Words.Plain("worker.erase.yes"), $"w.c.{concern.Code[1..]}.erased"), new(talk.Words.Plain("button.back"), $"w.c.{concern.Code[1..]}")]);

    public static void One(Talk talk, Concern concern)
    {
        Cut(talk, concern);
        talk.Card(new OutgoingMessage(talk.Words.Say("worker.erased", ("code", concern.Code[1..])), WorkerDesk.Card, Buttons: [[new(talk.Words.Plain("worker.wipe"), "w.wipe")]]));
    }

    public static void AskAll(Talk talk) => talk.Card(WorkerDesk.Card, talk.Words.Say("worker.erase.all.sure", ("count", WorkerDesk.Mine(talk).Count)),
        [new(talk.Words.Plain("worker.erase.yes"), "w.erase.yes"), new(talk.Words.Plain("button.back"), "w.mine")]);

    /// <summary>Everything that this chat said; a stranger is forgotten altogether.</summary>
    public static void All(Talk talk)
    {
        var stranger = talk.Turn.Facts.Me is null;
        foreach (var concern in WorkerDesk.Mine(talk)) Cut(talk, concern);
        // Whoever guesses receipts does not begin anew by being forgotten.
        var guesser = talk.Session.Worker is { Guesses: > 0 } w ? WorkerSide.New with { Guesses = w.Guesses, GuessAgainAt = w.GuessAgainAt } : null;
        talk.Session = talk.Session with { Worker = guesser, Form = WorkerSide.Owns(talk.Session.Form) ? null : talk.Session.Form };
        talk.Forget = stranger && guesser is null;
        WorkerDesk.Wipe(talk, talk.Words.Say("worker.erased.all"));
    }

    /// <summary>Whoever waits for an answer learns that none will come.</summary>
    public static void Cut(Talk talk, Concern concern)
    {
        talk.Session = talk.Session with { Worker = talk.Session.Worker is { } worker ? worker with { Opened = worker.Opened.Remove(concern.Code) } : null };
        // Whoever has the chat is not named with it, a cadre neither.
        talk.ActAs(concern.Code, moves: false);
        if (concern.Number is not null) ConcernCard.Move(talk, concern, IssueMove.Erase, MoveDetails.None);
        talk.SetTimer(concern.Code, null);
        talk.Happened(new Event.ConcernErased(concern.Code));
    }
}
