using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>What happens beside the issues: people are away, one leaves, a holiday comes, the program is started anew, the machine is off for a week.</summary>
internal sealed class Events(Exchange exchange, Errands errands)
{
    /// <summary>The sample programme without the reminders of units that nobody visits, for nobody visits any here.</summary>
    public static readonly ImmutableArray<Table> Tables = Edited.Tables(Sample.Tables, "programme 未走访提醒组长(天) 值=365");

    /// <summary>A leader, a handler, a closer's colleague are away, each with a deputy.</summary>
    private static readonly (DateOnly Said, string Who, int Days, string Deputy)[] Away =
    [
        (new(2022, 4, 6), "C030", 9, "C031"), (new(2022, 4, 11), "C001", 10, "C002"), (new(2022, 4, 25), "C012", 14, "C013"), (new(2022, 5, 9), "C020", 12, "C021"),
        (new(2022, 5, 16), "C005", 8, "C006"), (new(2022, 5, 23), "C036", 20, "C037"), (new(2022, 6, 6), "C022", 12, "C023"), (new(2022, 6, 13), "C083", 10, "C084"), (new(2022, 7, 4), "C029", 9, "C031"),
    ];

    private static readonly DateOnly Leaves = new(2022, 5, 11), Holiday = new(2022, 5, 18);

    private const string Gone = "members -C030", Free = "calendar +2022-05-25,休,纪念日";

    private int _round;

    /// <summary>What people do beside their issues at this hour.</summary>
    public void Of(DateOnly day, int hour)
    {
        if (hour != 9) return;
        foreach (var (_, who, days, deputy) in Away.Where(a => a.Said == day))
            exchange.Send(who, phone => errands.Leave(phone, day.AddDays(1), day.AddDays(days), deputy));
        if (day == new DateOnly(2022, 4, 12)) exchange.Send("C045", errands.Mute);
    }

    /// <summary>Between two rounds, with forms half filled in, the program is started anew now and then.</summary>
    public Task Between(DateOnly day, int hour) => ++_round % 400 == 0 || (day, hour, _round % 3) == (new DateOnly(2022, 5, 17), 15, 0) ? exchange.Restart() : Task.CompletedTask;

    public async Task Evening(DateOnly day)
    {
        if (day == Leaves) await exchange.Import(Edited.Tables(Tables, Gone));
        if (day == Holiday) await exchange.Import(Edited.Tables(Tables, $"{Gone}; {Free}"));
        if (day == new DateOnly(2022, 4, 20)) await exchange.Off(new(2022, 4, 21, 7, 0, 0));
        // On again at noon: the morning is made up for when people work again.
        if (day == new DateOnly(2022, 5, 26)) await exchange.Off(new(2022, 5, 27, 12, 40, 0));
        // A week: what was due meanwhile is done when it is on again, and nothing twice.
        if (day == new DateOnly(2022, 6, 8)) await exchange.Off(new(2022, 6, 15, 10, 20, 0));
    }
}
