using FieldBot.Dialogs.Calendars;

namespace FieldBot.Dialogs.Issues;

/// <summary>延期: how far a deadline may be moved, in working days after it, once.</summary>
internal static class Extensions
{
    /// <summary>Days to which it may be extended: after the deadline, not in the past, as many as the limits allow.</summary>
    public static IReadOnlyList<DateOnly> Days(Issue issue, Facts facts)
    {
        var calendar = WorkingCalendar.Of(facts.Programme);
        var deadline = facts.Programme.DayOf(issue.SolveBy);
        return [.. Enumerable.Range(1, IssueClock.LimitOf(issue, facts.Programme, facts.Records).ExtensionDays).Select(n => calendar.AddWorkingDays(deadline, n)).Where(d => d > facts.Today)];
    }

    /// <summary>An extension that waited too long would end in the past.</summary>
    public static bool Passed(ExtensionAsked asked, Issue issue, Facts facts) => IssueClock.Extended(issue, asked.Days, facts.Programme, facts.Records) <= facts.Now;

    public static int DaysUntil(DateOnly until, Issue issue, Facts facts) => WorkingCalendar.Of(facts.Programme).WorkingDaysBetween(facts.Programme.DayOf(issue.SolveBy), until);
}
