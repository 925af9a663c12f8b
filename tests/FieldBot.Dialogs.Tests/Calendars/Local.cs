using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Calendars;

/// <summary>Moments written as the clock on the wall shows them, and calendars for other zones and hours.</summary>
internal static class Local
{
    private const string Form = "yyyy-MM-dd HH:mm";

    public static readonly TimeZoneInfo Shanghai = Zone("Asia/Shanghai"), Berlin = Zone("Europe/Berlin"), NewYork = Zone("America/New_York");

    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    /// <summary>A moment in Shanghai.</summary>
    public static DateTimeOffset At(string text) => new(DateTime.ParseExact(text, Form, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public static DateTimeOffset Utc(string text) => new(DateTime.ParseExact(text, Form, CultureInfo.InvariantCulture), TimeSpan.Zero);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static (TimeOnly From, TimeOnly To) Span(string text) =>
        text.Split('-') is [var from, var to] ? (TimeOnly.ParseExact(from, "HH:mm", CultureInfo.InvariantCulture), TimeOnly.ParseExact(to, "HH:mm", CultureInfo.InvariantCulture)) : throw new FormatException(text);

    public static WorkingCalendar Calendar(TimeZoneInfo zone, IEnumerable<(TimeOnly From, TimeOnly To)> hours, IEnumerable<CalendarDay> days) =>
        new(Sample.Programme.Settings with { TimeZone = zone, WorkingHours = [.. hours] }, [.. days]);

    public static WorkingCalendar Calendar(TimeZoneInfo zone, string hours, params string[] worked) =>
        Calendar(zone, hours.Split('|').Select(Span), worked.Select(d => new CalendarDay(Day(d), true, "")));

    /// <summary>休 on every day, of weekends too.</summary>
    public static ImmutableArray<CalendarDay> Rest(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 1).Select(n => new CalendarDay(DateOnly.FromDayNumber(n), false, ""))];
}
