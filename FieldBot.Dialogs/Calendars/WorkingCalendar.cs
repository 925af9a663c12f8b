using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Calendars;

/// <summary>
/// Working days and working time of a programme. Moments come in with any offset and go out in UTC; days are those of the programme's zone.
/// A span of working time holds both its ends, for a deadline lies on its close: 18:00 is worked, a second later is not.
/// Where clocks change, a span goes from the first moment of its beginning to the first moment of its end, and counts as long as it lasts.
/// </summary>
internal sealed class WorkingCalendar
{
    private static readonly ConditionalWeakTable<Programme, WorkingCalendar> Calendars = [];

    private readonly LocalClock _clock;
    private readonly DayTable _days;
    private readonly ImmutableArray<(TimeOnly From, TimeOnly To)> _hours;

    public WorkingCalendar(ProgrammeSettings settings, ImmutableArray<CalendarDay> days)
    {
        if (settings.WorkingHours.IsDefaultOrEmpty) throw new ArgumentException("A programme without working hours has no working time.", nameof(settings));
        _clock = new(settings.TimeZone);
        _days = new(days);
        _hours = settings.WorkingHours;
    }

    public static WorkingCalendar Of(Programme programme) => Calendars.GetValue(programme, p => new(p.Settings, p.Calendar));

    public DateOnly DayOf(DateTimeOffset at) => _clock.DayOf(at);

    /// <summary>A weekday that is not 休, or a weekend that is 班. <see cref="DayTable.LongestRest"/> says when 休 are not believed.</summary>
    public bool IsWorkingDay(DateOnly day) => _days.IsWorked(day);

    public bool IsWorkingTime(DateTimeOffset at) => NextWorkingTime(at) == at;

    /// <summary>The moment itself where it is worked.</summary>
    public DateTimeOffset NextWorkingTime(DateTimeOffset from) => AddWorkingTime(from, TimeSpan.Zero);

    /// <summary>
    /// The first moment by which so much working time has passed: a time that fills the day up ends at its close, not on the next morning.
    /// None at all is the moment itself where it is worked, or else the next one that is.
    /// </summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        foreach (var (start, end) in SpansAfter(from))
        {
            var begin = from > start ? from.ToUniversalTime() : start;
            if (end - begin >= time) return begin + time;
            time -= end - begin;
        }

        return DateTimeOffset.MaxValue;
    }

    /// <summary>The close of the Nth working day after the day of this moment, which does not count itself. 0: the close of that day.</summary>
    public DateTimeOffset CloseOfWorkingDay(DateTimeOffset at, int n) => _clock.First(AddWorkingDays(DayOf(at), n), _hours[^1].To);

    /// <summary>The first moment of this day.</summary>
    public DateTimeOffset StartOf(DateOnly day) => _clock.First(day, TimeOnly.MinValue);

    /// <summary>The nth working day after this day, or before it where n is negative. 0: the day itself, worked or not.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int n)
    {
        var (step, end) = n < 0 ? (-1, DateOnly.MinValue) : (1, DateOnly.MaxValue);
        for (var left = Math.Abs((long)n); left > 0 && day != end;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) left--;
        }

        return day;
    }

    /// <summary>
    /// Working days from a, which does not count, to b, which does; negative where b is the earlier. So it undoes <see cref="AddWorkingDays"/>,
    /// and the two ways round differ where just one of the two days is worked.
    /// </summary>
    public int WorkingDaysBetween(DateOnly a, DateOnly b)
    {
        var (count, step) = (0, b < a ? -1 : 1);
        for (var day = a; day != b;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) count += step;
        }

        return count;
    }

    /// <summary>The last working day from one day to the other, both included. Null: there is none.</summary>
    public DateOnly? LastWorkingDay(DateOnly from, DateOnly to)
    {
        for (var day = to; day >= from; day = day.AddDays(-1))
        {
            if (IsWorkingDay(day)) return day;
            if (day == DateOnly.MinValue) break;
        }

        return null;
    }

    /// <summary>Spans of working time that are not over at this moment, in order.</summary>
    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> SpansAfter(DateTimeOffset at)
    {
        for (var day = DayOf(at); ; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
            {
                foreach (var (from, to) in _hours)
                    if (_clock.First(day, to) is var end && end >= at) yield return (_clock.First(day, from), end);
            }

            if (day == DateOnly.MaxValue) yield break;
        }
    }
}
