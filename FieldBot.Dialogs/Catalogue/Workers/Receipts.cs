using FieldBot.Dialogs.Concerns;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/receipt: back to a concern from any account. Wrong guesses wait longer and longer.</summary>
internal static class Receipts
{
    private const int FreeGuesses = 3, MostDoublings = 10;

    public static void Open(Talk talk, string argument)
    {
        if (argument.Length == 0) talk.Note(talk.Words.Say("worker.receipt.ask"));
        else if (ConcernCode.ReceiptIn(argument) is { } receipt) Look(talk, receipt);
        // Its last sign shows that it was miscopied: that tells a guesser nothing, and costs no guess.
        else talk.Note(talk.Words.Say("worker.receipt.miscopied"));
    }

    public static void Look(Talk talk, string receipt)
    {
        var worker = talk.Session.Worker ?? WorkerSide.New;
        var now = talk.Facts.Now;
        if (worker.GuessAgainAt > now) { talk.Note(talk.Words.Say("worker.receipt.wait", ("minutes", (int)Math.Ceiling((worker.GuessAgainAt - now).TotalMinutes)))); return; }
        if (talk.Facts.Records.ConcernByReceipt(receipt) is { } concern)
        {
            WorkerDesk.Unlock(talk, concern.Code);
            // A receipt that stays in the chat opens it for whoever reads there.
            if (talk.Turn.Inbound.Message != 0) talk.Send(new OutgoingMessage("") { Delete = talk.Turn.Inbound.Message });
            ConcernCard.Show(talk, concern.Code, below: true);
            return;
        }

        // They are forgiven after a day without any; a right one in between forgives nothing.
        var guesses = (worker.GuessAgainAt < now.AddDays(-1) ? 0 : worker.Guesses) + 1;
        var wait = guesses < FreeGuesses ? TimeSpan.Zero : TimeSpan.FromMinutes(1 << Math.Min(guesses - FreeGuesses, MostDoublings));
        talk.Session = talk.Session with { Worker = worker with { Guesses = guesses, GuessAgainAt = now + wait } };
        talk.Note(talk.Words.Say("worker.receipt.unknown"));
    }
}
