using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Summaries;

/// <summary>Which issues a subject lists, on the screen and in a file alike.</summary>
internal static class IssueLists
{
    /// <summary>What was counted on a day of the period; null: the subject asks for what is open now.</summary>
    public static Measure? MeasureOf(Subject subject) => subject switch
    {
        Subject.Open or Subject.Overdue or Subject.DueSoon or Subject.Urgent or Subject.Waiting or Subject.Ages => null,
        Subject.Closed => Measure.Closed,
        Subject.Solved => Measure.Solved,
        Subject.OutOfRemit => Measure.OutOfRemit,
        _ => Measure.Registered,
    };

    /// <summary>Of what is open now, in the order that is asked for; all of them, however few are wanted.</summary>
    public static IReadOnlyList<Issue> Now(Summary summary)
    {
        var query = summary.Query;
        IEnumerable<Issue> issues = query.Subject switch
        {
            Subject.Overdue => summary.Overdue,
            Subject.Urgent => summary.Urgent,
            Subject.Waiting => summary.Waiting,
            Subject.DueSoon => summary.DueWithin(query.Days ?? Summary.Soon),
            _ => summary.Open,
        };
        return query.Order switch
        {
            Order.Oldest => [.. issues.OrderBy(i => i.At).ThenBy(i => i.Number)],
            Order.Newest => [.. issues.OrderByDescending(i => i.At).ThenByDescending(i => i.Number)],
            _ => [.. issues.OrderBy(i => i.SolveBy).ThenBy(i => i.Number)],
        };
    }

    /// <summary>Whether the issue counts as this on this day, with a label that the reader counts.</summary>
    public static bool Counts(Issue issue, Measure what, DateOnly day, Reach reach, Facts facts) => Tallies.Of(issue, facts.Records.ProgrammeOf).Any(t => t.What == what && t.Day == day && reach.Takes(t.Label));
}
