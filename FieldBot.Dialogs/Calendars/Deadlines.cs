using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Calendars;

/// <summary>Until when an issue is signed for, first contact made and solved. All of them run from registration, and nothing stops them.</summary>
internal sealed record Deadlines(DateTimeOffset Sign, DateTimeOffset Contact, DateTimeOffset Solve)
{
    public static Deadlines Of(Limit limit, DateTimeOffset registeredAt, WorkingCalendar calendar)
    {
        return new(After(limit.SignHours), After(limit.ContactHours), calendar.CloseOfWorkingDay(registeredAt, limit.SolveDays));

        DateTimeOffset After(int hours) =>
            limit.WorkingTime ? calendar.AddWorkingTime(registeredAt, TimeSpan.FromHours(hours)) : registeredAt.ToUniversalTime().AddHours(hours);
    }
}
