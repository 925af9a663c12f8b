using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What became of a broadcast: delivered, waiting, unreachable.</summary>
internal static class BroadcastCard
{
    public static void List(Talk talk) => talk.Card(new OutgoingMessage(talk.Words.Say("broadcast.head"), AdminHome.Card, Buttons: [
        [new(talk.Words.Plain("broadcast.new"), "adm.cast")],
        .. talk.Facts.Records.Broadcasts.Take(6).Select(b => ImmutableArray.Create(new Button(Rows.Fit(talk.Words.Plain("broadcast.line", ("number", b.Number), ("date", talk.Words.Date(talk.Facts.Programme.DayOf(b.At))), ("text", b.Text.ReplaceLineEndings(" ")))), $"adm.cast.{b.Number}"))),
        [new(talk.Words.Plain("button.back"), "adm")]]));

    public static void Show(Talk talk, int number)
    {
        if (talk.Facts.Records.Broadcast(number) is not { } broadcast) { Home.OldCard(talk); return; }
        talk.Card(Draw(talk, broadcast, $"cast{number}"));
    }

    /// <summary>The job that hands it out goes on, or is done.</summary>
    public static void Progress(Talk talk, Job.Spread job)
    {
        if (talk.Facts.Records.Broadcast(job.Number) is { } broadcast) talk.Edit(Draw(talk, broadcast, job.Card));
    }

    public static OutgoingMessage Draw(Talk talk, Broadcast broadcast, string card)
    {
        var count = talk.Facts.Records.CountOf(broadcast.Number);
        return new(talk.Words.Say("broadcast.card", ("number", broadcast.Number), ("text", Texts.Cut.To(300, broadcast.Text)), ("ago", talk.Words.Ago(broadcast.At, talk.Facts.Now)), ("of", broadcast.Readers.Length),
            ("delivered", count.Delivered), ("waiting", Math.Max(0, broadcast.Readers.Length - count.Delivered - count.Unreachable)), ("unreachable", count.Unreachable), ("unbound", broadcast.Unbound)), card,
            Buttons: [[new(talk.Words.Plain("button.refresh"), $"adm.cast.{broadcast.Number}"), new(talk.Words.Plain("button.back"), "adm.casts")]]);
    }
}
