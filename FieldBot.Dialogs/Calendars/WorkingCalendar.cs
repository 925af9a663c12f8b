using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Calendars;

/// <summary>
/// Working days and hours: the one place that counts every limit. Days are weekdays but 休, and weekends only where 班; hours are the
/// programme's spans in its own time zone. Moments come in and go out as points of time, whatever zone they are written in.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>Eleven years without a working day are a mistake in the calendar: then plain days count.</summary>
    private const int Longest = 4000;

    private static readonly ConditionalWeakTable<Programme, WorkingCalendar> Calendars = [];

    private readonly FrozenDictionary<DateOnly, bool> _days;
    private readonly ImmutableArray<(TimeOnly From, TimeOnly To)> _hours;
    private readonly TimeZoneInfo _zone;

    public WorkingCalendar(IEnumerable<CalendarDay> days, ImmutableArray<(TimeOnly From, TimeOnly To)> hours, TimeZoneInfo zone)
    {
        _days = days.GroupBy(d => d.Day).ToFrozenDictionary(g => g.Key, g => g.First().Working);
        (_hours, _zone) = (hours, zone);
    }

    public static WorkingCalendar Of(Programme programme) =>
        Calendars.GetValue(programme, p => new(p.Calendar, p.Settings.WorkingHours, p.Settings.TimeZone));

    public bool IsWorkingDay(DateOnly day) => _days.TryGetValue(day, out var working) ? working : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public bool IsWorkingTime(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, _zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        return IsWorkingDay(DateOnly.FromDateTime(local)) && _hours.Any(h => h.From <= time && time < h.To);
    }

    /// <summary>The moment itself when it lies in working time, else the next beginning of a span.</summary>
    public DateTimeOffset NextWorkingTime(DateTimeOffset at) => Spans(at).FirstOrDefault((From: at, To: at)).From;

    /// <summary>So much working time later. What ends with a span ends at its end, not at the beginning of the next; nothing added is the next working time.</summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        foreach (var (start, end) in Spans(from))
        {
            if (start + time <= end) return start + time;
            time -= end - start;
        }

        return from + time;
    }

    /// <summary>The close of the Nth working day after that day; the day itself does not count.</summary>
    public DateTimeOffset CloseOfWorkingDay(DateTimeOffset after, int n) => Close(AddWorkingDays(DayOf(after), n));

    public DateTimeOffset Close(DateOnly day) => LocalTime.ToUtc(day, _hours[^1].To, _zone);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, _zone).DateTime);

    /// <summary>The Nth working day after this day, or before it when N is negative; 0 is the day itself.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int n)
    {
        var (step, left, start) = (Math.Sign(n), Math.Abs(n), day);
        for (var idle = 0; left > 0; idle++)
        {
            if (idle > Longest) return start.AddDays(n);
            day = day.AddDays(step);
            if (!IsWorkingDay(day)) continue;
            left--;
            idle = 0;
        }

        return day;
    }

    /// <summary>Working days after the one day, up to and with the other; negative when that lies before.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -WorkingDaysBetween(to, from);
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) count++;
        }

        return count;
    }

    /// <summary>The last working day from the one day to the other, both with; null when there is none.</summary>
    public DateOnly? LastWorkingDay(DateOnly from, DateOnly to)
    {
        for (var day = to; day >= from; day = day.AddDays(-1))
            if (IsWorkingDay(day)) return day;
        return null;
    }

    /// <summary>Stretches of working time from this moment on, the first one cut at it.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans(DateTimeOffset at)
    {
        at = at.ToUniversalTime();
        var day = DayOf(at);
        for (var idle = 0; idle <= Longest; day = day.AddDays(1), idle++)
        {
            if (!IsWorkingDay(day)) continue;
            idle = 0;
            foreach (var hours in _hours)
            {
                var (from, to) = (LocalTime.ToUtc(day, hours.From, _zone), LocalTime.ToUtc(day, hours.To, _zone));
                if (to > at && to > from) yield return (from > at ? from : at, to);
            }
        }
    }
}
