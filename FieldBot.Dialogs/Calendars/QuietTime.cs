namespace FieldBot.Dialogs.Calendars;

/// <summary>Hours of the day in which nobody is disturbed; they may pass midnight.</summary>
public static class QuietTime
{
    public static bool IsQuiet(TimeOnly time, TimeOnly from, TimeOnly to) => from <= to ? from <= time && time < to : from <= time || time < to;

    /// <summary>When the quiet hours around this moment end; the moment itself when it is none of theirs.</summary>
    public static DateTimeOffset EndsAt(DateTimeOffset at, TimeOnly from, TimeOnly to, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        if (!IsQuiet(TimeOnly.FromDateTime(local), from, to)) return at;
        var day = DateOnly.FromDateTime(local);
        return LocalTime.ToUtc(TimeOnly.FromDateTime(local) < to ? day : day.AddDays(1), to, zone);
    }
}
