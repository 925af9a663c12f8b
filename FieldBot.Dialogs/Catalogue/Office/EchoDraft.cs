using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>
/// What was done at a unit in a month, in lines for a poster at its gate: the category and the result. Nothing of it are the words of whoever
/// brought it, no name of a member is in it, and of restricted categories and of what went past the unit there is nothing at all.
/// </summary>
internal static class EchoDraft
{
    public const int Most = 8;

    private const int Longest = 60, LookBack = 500;

    /// <summary>This month and the last.</summary>
    public static ImmutableArray<DateOnly> Months(Facts facts) => new DateOnly(facts.Today.Year, facts.Today.Month, 1) is var now ? [now, now.AddMonths(-1)] : [];

    public static string Code(DateOnly month) => month.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>A month for which there may be a poster now; null: it is long over.</summary>
    public static DateOnly? MonthIn(string code, Facts facts) => Months(facts).Cast<DateOnly?>().FirstOrDefault(m => Code(m!.Value) == code);

    public static ImmutableArray<string> Lines(string unit, DateOnly month, Facts facts, Wording words) =>
        [.. facts.Records.IssuesOf(IssuesBy.Unit, unit, 0, LookBack).Page.Where(i => Counts(i, month, facts)).OrderBy(i => i.ClosedAt).Take(Most).Select(i => Line(i, facts, words))];

    private static bool Counts(Issue issue, DateOnly month, Facts facts) =>
        !issue.Open && issue.Ending is Ending.Solved or Ending.PartlySolved && issue.ClosedAt is { } at && facts.Programme.DayOf(at) is var day && (day.Year, day.Month) == (month.Year, month.Month)
        && !issue.Direct && !IssueRights.Restricted(issue, facts) && IssueRights.MaySee(facts.Me!, issue, facts);

    private static string Line(Issue issue, Facts facts, Wording words)
    {
        var category = Categories.Of(issue, facts) is { } c ? Categories.NameOf(c, words) : issue.Category;
        var result = Unnamed.Result(issue, facts, words);
        return words.Plain("echo.line", ("category", category), ("result", result.Length == 0 ? words.Plain($"issue.ending.{issue.Ending}") : Cut.To(Longest, result)));
    }
}
