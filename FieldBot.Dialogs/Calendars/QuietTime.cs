using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Calendars;

/// <summary>
/// The hours in which nobody is disturbed, also past midnight. Their beginning is quiet, their end is not; both the same: never quiet.
/// Where clocks change they are as long as can be: from the first moment of the beginning to the last moment of the end.
/// </summary>
internal sealed class QuietTime(TimeZoneInfo zone, (TimeOnly From, TimeOnly To) hours)
{
    private readonly LocalClock _clock = new(zone);

    public static QuietTime Of(Programme programme) => new(programme.Settings.TimeZone, programme.Settings.QuietHours);

    public bool IsQuiet(DateTimeOffset at) => EndsAt(at) != at;

    /// <summary>When the quiet in which this moment lies is over; the moment itself where it lies in none. UTC.</summary>
    public DateTimeOffset EndsAt(DateTimeOffset at)
    {
        if (hours.From == hours.To) return at.ToUniversalTime();
        var today = _clock.DayOf(at);
        // The day after too: a clock put back over midnight shows the evening once more.
        for (var n = -1; n <= 1; n++)
        {
            var day = today.Shifted(n);
            var end = _clock.Last(hours.From < hours.To ? day : day.Shifted(1), hours.To);
            if (at >= _clock.First(day, hours.From) && at < end) at = end;
        }

        return at.ToUniversalTime();
    }
}
