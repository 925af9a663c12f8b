using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>A worker speaks up and has it erased, in turns: each changes keys, and each must be there whole or not at all.</summary>
internal static class ConcernChain
{
    public const long Worker = 5;

    public static Outcome Handle(Turn turn)
    {
        var session = turn.Session with { Worker = WorkerSide.New, Turn = turn.Session.Turn + 1 };
        // An erasure leaves no line on the trail; the chain counts by one of its own.
        Event[] happened = turn.Facts.Records.ConcernsOf(turn.Inbound.Chat) is [var own, ..]
            ? [new Event.ConcernErased(own.Code), new Event.Seen("erased")]
            : [new Event.ConcernReceived(new(turn.Facts.Records.NextPseudonym) { Shown = session.Turn })];
        return new(session, [.. happened], []);
    }

    /// <summary>How many links it has, as far as can be told: by what was erased, and by what stands.</summary>
    public static int Length(Facts facts)
    {
        var erased = facts.Records.Audit(null, 0, 0).Total;
        return 2 * erased + facts.Records.ConcernsOf(1).Count;
    }

    public static Delivery Next(int number) => new(number, Worker, new Input.Text(""), number, DateTimeOffset.UnixEpoch);
}
