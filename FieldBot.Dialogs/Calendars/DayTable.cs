using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Calendars;

/// <summary>Which days are worked: weekdays but for 休, weekends only where 班. What the table says beside that (休 on a Sunday) changes nothing.</summary>
internal sealed class DayTable
{
    /// <summary>
    /// So many days on end without work are believed, which is a whole year of 休 with what lies around it. The 休 of a longer stretch are
    /// a slip of the table and not counted: its weekdays are plain. So there is always a next working day, and no search runs away.
    /// </summary>
    public const int LongestRest = 400;

    private readonly HashSet<DateOnly> _holidays = [];
    private readonly HashSet<DateOnly> _extra = [];

    public DayTable(IEnumerable<CalendarDay> days)
    {
        foreach (var day in days)
        {
            if (IsWeekend(day.Day) && day.Working) _extra.Add(day.Day);
            else if (!IsWeekend(day.Day) && !day.Working) _holidays.Add(day.Day);
        }

        foreach (var rest in Rests().Where(r => r[^1].DayNumber - r[0].DayNumber >= LongestRest).ToList()) _holidays.ExceptWith(rest);
    }

    public bool IsWorked(DateOnly day) => IsWeekend(day) ? _extra.Contains(day) : !_holidays.Contains(day);

    /// <summary>The 休 in stretches that no working day breaks.</summary>
    private IEnumerable<List<DateOnly>> Rests()
    {
        var rest = new List<DateOnly>();
        foreach (var day in _holidays.Order())
        {
            if (rest.Count > 0 && IsWorkedBetween(rest[^1], day))
            {
                yield return rest;
                rest = [];
            }

            rest.Add(day);
        }

        if (rest.Count > 0) yield return rest;
    }

    private bool IsWorkedBetween(DateOnly last, DateOnly next)
    {
        for (var day = last.AddDays(1); day < next; day = day.AddDays(1))
            if (IsWorked(day)) return true;
        return false;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
