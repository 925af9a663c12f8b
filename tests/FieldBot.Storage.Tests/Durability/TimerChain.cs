using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>Timers of which each adds a unit and sets the next: one that fired twice, or not at all, breaks the chain.</summary>
internal static class TimerChain
{
    public static Outcome Handle(Turn turn)
    {
        var subject = ((Input.TimerDue)turn.Input).Subject;
        var unit = new Event.UnitAdded(new(new(subject, "new", "kind"), "G01", "C001", turn.Facts.Now));
        return new(turn.Session, [unit], []) { Timers = [Next(turn.Facts, int.Parse(subject, CultureInfo.InvariantCulture))] };
    }

    /// <summary>The first timer, where there is none yet.</summary>
    public static Outcome Begin(Facts facts) => new(Session.New, [], []) { Timers = facts.Records.TimerOf("1") is null && Length(facts) == 0 ? [Next(facts, 0)] : [] };

    public static int Length(Facts facts) => facts.Records.AddedUnits.Count;

    /// <summary>Whether all of them fired once, and the next one waits.</summary>
    public static bool Whole(Facts facts) =>
        facts.Records.AddedUnits.Select((u, i) => u.Unit.Code == Subject(i + 1)).All(ok => ok)
        && facts.Records.TimerOf(Subject(Length(facts))) is null && (facts.Records.TimerOf(Subject(Length(facts) + 1)) is not null || Length(facts) == 0);

    private static Dialogs.Timer Next(Facts facts, int after) => new(Subject(after + 1), facts.Now);

    private static string Subject(int number) => number.ToString(CultureInfo.InvariantCulture);
}
