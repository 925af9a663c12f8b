using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>Visits at a few places over some months, of which every third is declared void by the next one: each turn changes two blocks of tallies.</summary>
internal static class TallyChain
{
    private static readonly DateOnly Day = new(2022, 3, 30);

    public static Outcome Handle(Turn turn)
    {
        var number = turn.Facts.Records.NextVisit;
        var visit = new Visit(number, 1, $"G0{number % 2}", $"U0{number % 3}", Day.AddDays(number % 70), "now", turn.Facts.Now, turn.Facts.Now, turn.Facts.Now, Late: false, Full: false, ["C001"], null,
            System.Collections.Immutable.ImmutableSortedDictionary<string, Dialogs.Forms.Answer>.Empty, [], []);
        Event[] happened = number % 3 == 1 && turn.Facts.Records.Visit(number - 1) is { } before
            ? [new Event.VisitRecorded(visit), new Event.VisitChanged(before with { VoidedAt = turn.Facts.Now, Changes = [new(turn.Facts.Now, "C001", "voided")] })]
            : [new Event.VisitRecorded(visit)];
        return new(turn.Session, [.. happened], []);
    }

    public static int Length(Facts facts) => facts.Records.NextVisit - 1;

    public static Delivery Next(int number) => new(number, 5, new Input.Text(""), number, DateTimeOffset.UnixEpoch);
}
