using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Concerns;

/// <summary>
/// When an anonymous concern is passed on, and which moment is kept of it. A moment at the gate must not be matched with one in the ledger, so
/// the clock begins with the stretch in which the concern came: never later than it came, and on the same day.
/// </summary>
internal static class ConcernMoment
{
    private const long Quarter = TimeSpan.TicksPerMinute * 15;

    /// <summary>The last set time before, or the beginning of the day.</summary>
    public static DateTimeOffset Coarse(DateTimeOffset at, Programme programme)
    {
        var clock = new LocalClock(programme.Settings.TimeZone);
        var day = programme.DayOf(at);
        var moment = clock.First(day, TimeOnly.MinValue);
        foreach (var time in programme.Settings.RelayTimes)
            if (clock.First(day, time) is var set && set <= at && set > moment) moment = set;
        return moment;
    }

    /// <summary>When a worker's phone may light up next.</summary>
    public static DateTimeOffset NextQuarter(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % Quarter + Quarter, TimeSpan.Zero);

    /// <summary>The next set time; at once where the programme has none.</summary>
    public static DateTimeOffset NextRelay(DateTimeOffset at, Programme programme)
    {
        var clock = new LocalClock(programme.Settings.TimeZone);
        var day = programme.DayOf(at);
        var times = programme.Settings.RelayTimes.SelectMany(t => new[] { clock.First(day, t), clock.First(day.AddDays(1), t) }).Where(t => t > at).ToList();
        return times.Count == 0 ? at : times.Min();
    }
}
