namespace FieldBot.Dialogs.Summaries;

/// <summary>
/// Where something counts. No area is in it, for a new programme may give a unit or a group to another one: areas are asked of the programme
/// in force, and nothing has to be counted again.
/// </summary>
/// <param name="Group">Code; empty: none.</param>
/// <param name="Unit">Code; empty: nobody said.</param>
public readonly record struct Place(string Group, string Unit);

/// <summary>How much of something there was, where and when.</summary>
/// <param name="Label">What kind of it, as <see cref="Measure"/> says; empty: there are no kinds.</param>
public readonly record struct Tally(Place Place, DateOnly Day, Measure What, string Label, long Value);

/// <summary>All tallies, kept in the transaction that changes the records, so that nobody ever has to count those.</summary>
public interface ITallies
{
    /// <summary>The first and the last day on which anything counts; null: nothing does.</summary>
    (DateOnly From, DateOnly To)? Span { get; }

    /// <summary>What it comes to in those days, for each place, measure and label once; where it comes to 0, nothing.</summary>
    /// <param name="where">Which places count; asked once for each.</param>
    void Sum(DateOnly from, DateOnly to, Func<Place, bool> where, Action<Place, Measure, string, long> add);

    /// <summary>The same day by day: months in descending order, anything within one in any order. Ends when <paramref name="add"/> was given a month after which nothing more is wanted.</summary>
    /// <param name="more">Asked after each month: whether an earlier one is wanted.</param>
    void Each(DateOnly from, DateOnly to, Func<Place, bool> where, Func<Measure, bool> which, Action<Tally> add, Func<bool>? more = null);
}
