using FieldBot.Dialogs.Summaries;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>What tallies say, as lines in an order of their own.</summary>
internal static class Counted
{
    public static string All(ITallies tallies) => $"{tallies.Span}\n{Sum(tallies, DateOnly.MinValue, DateOnly.MaxValue, _ => true)}\n{Each(tallies, DateOnly.MinValue, DateOnly.MaxValue, _ => true, _ => true)}";

    public static string Sum(ITallies tallies, DateOnly from, DateOnly to, Func<Place, bool> where)
    {
        var lines = new List<string>();
        tallies.Sum(from, to, where, (place, what, label, value) => lines.Add($"{place} {what} {label}: {value}"));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <param name="months">After how many months it is enough.</param>
    public static string Each(ITallies tallies, DateOnly from, DateOnly to, Func<Place, bool> where, Func<Measure, bool> which, int months = int.MaxValue)
    {
        var (all, month) = (new List<string>(), new List<string>());
        tallies.Each(from, to, where, which, t => month.Add($"{t.Day:yyyy-MM-dd} {t.Place} {t.What} {t.Label}: {t.Value}"), () =>
        {
            all.AddRange(month.Order(StringComparer.Ordinal).Append("--"));
            month.Clear();
            return --months > 0;
        });
        Assert.Empty(month);
        return string.Join('\n', all);
    }
}
