namespace FieldBot.Dialogs.Calendars;

internal static class DayShift
{
    /// <summary>So many days later, or earlier. A programme may be dated at either end of time: it stops there.</summary>
    public static DateOnly Shifted(this DateOnly day, long days) =>
        DateOnly.FromDayNumber((int)Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
