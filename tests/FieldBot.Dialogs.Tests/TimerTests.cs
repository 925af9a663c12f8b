using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests;

/// <summary>Timers in the world of the transcripts: the clock plays what is due on its way.</summary>
public class TimerTests
{
    [Fact]
    public void The_clock_stops_at_each_that_is_due_in_the_order_of_their_times()
    {
        var world = new World();
        var start = world.Now;
        foreach (var (subject, hours) in (List<(string, int)>)[("I-2", 3), ("I-10", 1), ("C001", 3), ("day", 30), ("late", -1)]) world.Records.Timers[subject] = start.AddHours(hours);
        var played = world.Pass(start.AddHours(24));
        Assert.Equal([("late", start), ("I-10", start.AddHours(1)), ("C001", start.AddHours(3)), ("I-2", start.AddHours(3))], played.Select(p => (p.Subject, p.At)));
        Assert.Equal(start.AddHours(24), world.Now);
        Assert.Equal(["day"], world.Records.Timers.Keys);
        Assert.Empty(world.Pass(start));
    }

    [Fact]
    public void A_subject_that_nobody_knows_has_nothing_to_say()
    {
        var world = new World();
        var outcome = Conversation.Handle(new(Session.New, new(world.Now, world.Programme, null, world.Records), new(0, 0, new Input.TimerDue("nobody"), 0, world.Now)));
        Assert.True(outcome is { Replies: [], Events: [], Jobs: [], Timers: [] });
    }

    [Fact]
    public void What_a_turn_sets_is_collected_in_order()
    {
        var world = new World();
        var talk = new Talk(new(Session.New, new(world.Now, world.Programme, null, world.Records), new(0, 0, new Input.TimerDue("I-17"), 0, world.Now)));
        talk.SetTimer("I-17", world.Now);
        talk.SetTimer("I-17", null);
        Assert.Equal([new Timer("I-17", world.Now), new Timer("I-17", null)], talk.Outcome().Timers);
        Assert.Equal((AuditTrail.Clock, "到时自动"), (talk.By, talk.NameOf(talk.By)));
    }
}
