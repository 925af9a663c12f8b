using System.Globalization;
using Cronos;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Summaries.Digests;

/// <summary>When a digest is due: at its time where the programme lives, on working days only. UTC.</summary>
internal static class DigestClock
{
    /// <summary>The first time after this moment. A daily one is left out on a day that is not worked; a weekly one comes on the next one that is.</summary>
    public static DateTimeOffset Next(Digest digest, DateTimeOffset after, Programme programme)
    {
        var calendar = WorkingCalendar.Of(programme);
        var zone = programme.Settings.TimeZone;
        var clock = CronExpression.Parse(string.Create(CultureInfo.InvariantCulture, $"{digest.At.Minute} {digest.At.Hour} * * {(digest.Rhythm == Rhythm.Daily ? "*" : (int)digest.Day)}"));
        // The week before may have put off its own until now: all that a stretch of 休 puts off falls on one day.
        for (var from = digest.Rhythm == Rhythm.Daily ? after : after.AddDays(-7); clock.GetNextOccurrence(from, zone) is { } at; from = at)
        {
            var day = calendar.DayOf(at);
            var worked = calendar.IsWorkingDay(day);
            if (!worked && digest.Rhythm == Rhythm.Daily) continue;
            var due = worked ? at : OnDay(calendar.AddWorkingDays(day, 1), digest.At, calendar, zone);
            if (due > after) return due.ToUniversalTime();
        }

        return DateTimeOffset.MaxValue;
    }

    private static DateTimeOffset OnDay(DateOnly day, TimeOnly time, WorkingCalendar calendar, TimeZoneInfo zone) =>
        CronExpression.Parse(string.Create(CultureInfo.InvariantCulture, $"{time.Minute} {time.Hour} * * *")).GetNextOccurrence(calendar.StartOf(day), zone, inclusive: true)!.Value;
}
