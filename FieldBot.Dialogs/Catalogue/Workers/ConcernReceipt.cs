using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What a worker is told once they spoke up: that it is safe, what happens next and until when, and how to come back.</summary>
internal static class ConcernReceipt
{
    public static void Show(Talk talk, Concern concern, Issue said, string card)
    {
        var (words, facts) = (talk.Words, talk.Facts);
        var lines = new List<string>();
        if (said.Crisis) lines.Add(InDanger(talk, said) + "\n");
        lines.Add(words.Say("concern.thanks", ("code", concern.Code[1..])));
        lines.Add(concern.Waiting is null ? words.Say("concern.passed") : words.Say("concern.passes", ("when", When(ConcernMoment.NextRelay(facts.Now, facts.Programme), talk))));
        lines.Add(words.Say("concern.until", ("date", words.Date(facts.Programme.DayOf(said.SolveBy)))));
        lines.Add(words.Say(concern.Name is not null || concern.Contact is not null ? "concern.sees.named" : "concern.sees.anonymous"));
        lines.Add(words.Say(concern.Shared ? "concern.back.shared" : "concern.back"));
        var code = concern.Code[1..];
        ImmutableArray<ImmutableArray<Button>> buttons = concern.Shared ? [[new(words.Plain("worker.again"), "w.speak")]]
            : [[new(words.Plain("worker.receipt"), $"w.c.{code}.receipt"), new(words.Plain("worker.mine"), "w.mine")], [new(words.Plain("worker.again"), "w.speak")]];
        talk.Card(new OutgoingMessage(string.Join('\n', lines), card, Buttons: buttons));
        if (concern.Shared) Give(talk, concern.Code);
    }

    /// <summary>今天 17:00.</summary>
    public static string When(DateTimeOffset at, Talk talk)
    {
        var local = talk.Facts.Programme.LocalTime(at);
        var day = DateOnly.FromDateTime(local);
        return talk.Words.Plain(day == talk.Facts.Today ? "worker.when.today" : "worker.when.tomorrow", ("time", talk.Words.Time(local)));
    }

    /// <summary>A receipt, in a message by itself that can be made to vanish.</summary>
    public static void Give(Talk talk, string code)
    {
        var receipt = talk.Facts.Records.NextReceipt;
        talk.Happened(new Event.ReceiptMade(code, receipt));
        talk.Send(new OutgoingMessage(talk.Words.Say("worker.receipt.code", ("receipt", ConcernCode.Grouped(receipt))), Buttons: [[new(talk.Words.Plain("worker.receipt.copied"), "w.copied")]]) { Secret = true });
    }

    private static string InDanger(Talk talk, Issue issue)
    {
        var reached = IssuePeople.OnCall(issue, talk.Facts).Any(m => Notices.Urgent(m, talk.Facts) is not null);
        return talk.Words.Say("report.crisis", ("phones", talk.Words.List(talk.Facts.Programme.Settings.EmergencyPhones))) + "\n" + talk.Words.Say(reached ? "concern.crisis.told" : "report.crisis.nobody");
    }
}
