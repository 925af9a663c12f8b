using FieldBot.Dialogs.Calendars;

namespace FieldBot.Dialogs.Summaries;

public enum PeriodKind { Today, Week, Month, All, Days }

/// <summary>The days that are asked for.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; today where it goes on.</param>
public sealed record Period(PeriodKind Kind, DateOnly From, DateOnly To)
{
    /// <summary>The day, the week or the month that runs, or all since the first record.</summary>
    public static Period Of(PeriodKind kind, Facts facts)
    {
        var today = facts.Today;
        return kind switch
        {
            PeriodKind.Today => new(kind, today, today),
            PeriodKind.Week => new(kind, today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), today),
            PeriodKind.Month => new(kind, new(today.Year, today.Month, 1), today),
            _ => new(PeriodKind.All, Begin(facts), today),
        };
    }

    /// <summary>From one day to another.</summary>
    public static Period Between(DateOnly from, DateOnly to) => new(PeriodKind.Days, from, to);

    private static DateOnly Begin(Facts facts)
    {
        var start = facts.Programme.Settings.Start;
        var first = facts.Records.Tallies.Span?.From ?? facts.Today;
        return start == DateOnly.MinValue || first < start ? first : start > facts.Today ? facts.Today : start;
    }
}
