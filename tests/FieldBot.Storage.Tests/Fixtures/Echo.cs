using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>The smallest dialogs: say back what was said, and count.</summary>
internal static class Echo
{
    public static Outcome Handle(Turn turn) => Say(turn, turn.Input is Input.Text text ? text.Value : turn.Input.GetType().Name);

    public static Outcome Say(Turn turn, params string[] words) => new(Next(turn), [], [.. words.Select(w => new Reply(new(w)))]);

    public static Outcome Show(Turn turn, OutgoingMessage message) => new(Next(turn), [], [new(message)]);

    // Issues set timers; what becomes of them is no business of these tests.
    public static Outcome Do(Turn turn, params IEnumerable<Event> events) => turn.Input is Input.TimerDue ? Nothing(turn) : new(Next(turn), [.. events], []) { Timers = Issues.Timers(events, turn.Facts) };

    public static Outcome Nothing(Turn turn) => new(turn.Session, [], []);

    private static Session Next(Turn turn) => turn.Session with { Turn = turn.Session.Turn + 1 };
}
