using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Calendars;

/// <summary>The weeks of a programme: week 1 begins on its first day.</summary>
public sealed class Weeks(DateOnly start, WorkingCalendar calendar)
{
    public static Weeks Of(Programme programme) => new(programme.Settings.Start, WorkingCalendar.Of(programme));

    /// <summary>Null before the programme.</summary>
    public int? WeekOf(DateOnly day) => day < start ? null : (day.DayNumber - start.DayNumber) / 7 + 1;

    public (DateOnly From, DateOnly To) Window(int from, int to) => (start.AddDays(7 * (from - 1)), start.AddDays(7 * to - 1));

    /// <summary>The last working day up to the end of that week; in a week of holidays it lies before.</summary>
    public DateOnly DueOf(int week)
    {
        var end = Window(week, week).To;
        return calendar.LastWorkingDay(start, end) ?? end;
    }
}
