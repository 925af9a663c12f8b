using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Calendars;

/// <summary>What a limit comes to for something registered at a moment: 签收, 首次联系, 办结.</summary>
public sealed record Deadlines(DateTimeOffset Sign, DateTimeOffset Contact, DateTimeOffset Solve)
{
    public static Deadlines Of(Limit limit, DateTimeOffset registered, WorkingCalendar calendar) => new(
        Hours(limit, limit.SignHours, registered, calendar), Hours(limit, limit.ContactHours, registered, calendar), calendar.CloseOfWorkingDay(registered, limit.SolveDays));

    /// <summary>延期: counted from the deadline it moves.</summary>
    public static DateTimeOffset Extended(DateTimeOffset solve, int workingDays, WorkingCalendar calendar) => calendar.CloseOfWorkingDay(solve, workingDays);

    private static DateTimeOffset Hours(Limit limit, int hours, DateTimeOffset registered, WorkingCalendar calendar) =>
        limit.WorkingTime ? calendar.AddWorkingTime(registered, TimeSpan.FromHours(hours)) : registered.AddHours(hours);
}
