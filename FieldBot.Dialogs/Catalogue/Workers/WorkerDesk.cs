using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Where workers come in: whoever opens the bot without being anybody's colleague, and whoever comes back to what they said.</summary>
internal static class WorkerDesk
{
    public const string Card = "worker";

    private static readonly TimeSpan Sitting = TimeSpan.FromMinutes(30);

    /// <summary>Somebody of whom nothing is known.</summary>
    public static void Stranger(Talk talk)
    {
        var form = WorkerSide.Owns(talk.Session.Form);
        switch (talk.Turn.Input)
        {
            case Input.Command { Name: "settings" or "language" }: Settings.Open(talk); return;
            case Input.Command { Name: "help" }: talk.Note(Help(talk)); return;
            case Input.Command { Name: "cancel" }:
                if (form) FormTalk.AskToDrop(talk);
                else talk.Note(talk.Words.Say("cancel.nothing"));
                return;
            case Input.Command: Start(talk); return;
            // A second tap on what is done with says nothing, and takes nothing away.
            case Input.Pressed { Data: ['f', >= '0' and <= '9', ..] data } when (talk.Session.Form is null || form) && Conversation.FormTap(data) is var (turn, code): FormTalk.Press(talk, turn, code); return;
            case Input.Pressed: Old(talk); return;
            case Input.Edited edited when form: FormTalk.Edited(talk, edited.Content); return;
            case Input.Edited or Input.Unexpected { Kind: "command" }: return;
            case var _ when form: FormTalk.Give(talk); return;
            case Input.Text text when ConcernCode.ReceiptIn(text.Value) is { } receipt: Receipts.Look(talk, receipt); return;
            case Input.Text or Input.Media when talk.Facts.Records.ConcernsOf(talk.Turn.Inbound.Chat).FirstOrDefault(c => c.Waiting is not null || ConcernCard.May(talk, c, Issues.IssueMove.Add)) is { } mine && SayDialog.Offer(talk, mine, talk.Turn.Input): return;
            case Input.Text or Input.Media: ConcernDialog.Begin(talk, talk.Turn.Input); return;
            default: Start(talk); return;
        }
    }

    public static void Start(Talk talk) => talk.CardBelow(new(Help(talk), Card, Buttons: Rows(talk)));

    public static void Press(Talk talk, string[] what)
    {
        switch (what)
        {
            case ["speak"]: ConcernDialog.Begin(talk); return;
            case ["mine"]: ConcernList.Show(talk); return;
            case ["news"]: ConcernList.News(talk); return;
            case ["receipt"]: talk.Note(talk.Words.Say("worker.receipt.ask")); return;
            case ["copied"]: Copied(talk); return;
            case ["listen"]: Listen(talk); return;
            case ["wipe"]: Wipe(talk, talk.Words.Say("worker.wiped")); return;
            case ["erase"]: ConcernErasure.AskAll(talk); return;
            case ["erase", "yes"]: ConcernErasure.All(talk); return;
            case ["say", var way]: SayDialog.Press(talk, way); return;
            case ["c", var code, .. var act]: ConcernCard.Press(talk, ConcernCode.Mark + code, act is [var a] ? a : ""); return;
            case [var way]: ConcernDialog.Press(talk, way); return;
            default: Old(talk); return;
        }
    }

    /// <summary>What this chat may look at: what it hears of, and what a receipt opened here a short while ago.</summary>
    public static IReadOnlyList<Concern> Mine(Talk talk)
    {
        var own = talk.Facts.Records.ConcernsOf(talk.Turn.Inbound.Chat);
        if (talk.Session.Worker is not { } worker || worker.OpenedUntil <= talk.Facts.Now) return own;
        return [.. worker.Opened.Except(own.Select(c => c.Code), StringComparer.Ordinal).Select(talk.Facts.Records.Concern).OfType<Concern>(), .. own];
    }

    public static Concern? Find(Talk talk, string code) => Mine(talk).FirstOrDefault(c => c.Code == code);

    /// <summary>A receipt opens a concern for one sitting.</summary>
    public static void Unlock(Talk talk, string code)
    {
        var worker = talk.Session.Worker ?? WorkerSide.New;
        var still = worker.OpenedUntil > talk.Facts.Now ? worker.Opened.Remove(code) : [];
        talk.Session = talk.Session with { Worker = worker with { Opened = still.Add(code), OpenedUntil = talk.Facts.Now + Sitting } };
    }

    /// <summary>[看完删除]: both sides' messages go, as far as Telegram allows.</summary>
    public static void Wipe(Talk talk, string after)
    {
        // The phone is handed on: what a receipt opened is closed.
        if (talk.Session.Worker is { } worker) talk.Session = talk.Session with { Worker = worker with { Opened = [] } };
        talk.Send(new OutgoingMessage("") { Wipe = true });
        talk.Note(after);
    }

    public static void Old(Talk talk)
    {
        if (talk.Facts.Me is not null) { Home.OldCard(talk); return; }
        if (WorkerSide.Owns(talk.Session.Form)) { FormTalk.Old(talk); return; }
        talk.Toast = talk.Words.Plain("old.card");
        // What stands on the card that was tapped may be all that tells of a concern: it stays.
        talk.CardBelow(new OutgoingMessage(talk.Words.Say("old.card"), Card, Buttons: Rows(talk)));
    }

    public static ImmutableArray<ImmutableArray<Button>> Rows(Talk talk)
    {
        ImmutableArray<Button> speak = [new(talk.Words.Plain(WorkerSide.Owns(talk.Session.Form) && FormTalk.Answered(talk.Session.Form!) ? "worker.resume" : "worker.speak"), "w.speak")];
        return Mine(talk).Count > 0 ? [speak, [new(talk.Words.Plain("worker.mine"), "w.mine"), new(talk.Words.Plain("worker.by-receipt"), "w.receipt")]] : [speak, [new(talk.Words.Plain("worker.by-receipt"), "w.receipt")]];
    }

    private static string Help(Talk talk)
    {
        var settings = talk.Facts.Programme.Settings;
        return talk.Words.Say("stranger.start", ("phones", talk.Words.List(settings.EmergencyPhones)), ("hotlines", talk.Words.List(settings.Hotlines)));
    }

    /// <summary>[抄好了]: the code vanishes; on a phone that others have, everything does.</summary>
    private static void Copied(Talk talk)
    {
        if (Mine(talk).Count == 0) Wipe(talk, talk.Words.Say("worker.wiped"));
        else if (talk.Turn.Inbound.Message != 0) talk.Send(new OutgoingMessage("") { Delete = talk.Turn.Inbound.Message });
    }

    private static void Listen(Talk talk)
    {
        if (talk.Facts.Records.Recording(talk.Words.Language) is not { } file) { Old(talk); return; }
        var what = talk.Words.Plain("concern.listen");
        talk.Send(new OutgoingMessage(Texts.Wording.Escape(what)) { Evidence = new(file, what, talk.Words.Say("evidence.not-yet", ("what", what)), Anew: true) });
    }
}
