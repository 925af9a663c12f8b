using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Calendars;

/// <summary>Weeks of the programme: week 1 begins on its first day, whichever weekday that is. They go on after its end.</summary>
internal sealed class Weeks(DateOnly start, WorkingCalendar calendar)
{
    private const int Days = 7;

    public static Weeks Of(Programme programme) => new(programme.Settings.Start, WorkingCalendar.Of(programme));

    /// <summary>0 in the seven days before the start, and less before that.</summary>
    public int WeekOf(DateOnly day) => (int)Math.Floor((day.DayNumber - start.DayNumber) / (double)Days) + 1;

    /// <summary>First day of the one week, last day of the other.</summary>
    public (DateOnly From, DateOnly To) Window(int fromWeek, int toWeek) => (start.Shifted((fromWeek - 1L) * Days), start.Shifted((toWeek * (long)Days) - 1));

    /// <summary>The last working day of the week; where it has none, the last one before it, be that before the start.</summary>
    public DateOnly DueOf(int toWeek) => calendar.AddWorkingDays(start.Shifted(toWeek * (long)Days), -1);
}
