using System.Globalization;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <summary>Many weeks are gathered, two or more to a column: so many columns as have room for their numbers on a phone.</summary>
internal static class WeekSpans
{
    public const int Most = 13;

    /// <summary>Consecutive weeks, each part but the last as long as the others.</summary>
    public static IEnumerable<T[]> Of<T>(IReadOnlyCollection<T> weeks) => weeks.Chunk(Math.Max(1, (weeks.Count + Most - 1) / Most));

    /// <summary>3, or 1–4.</summary>
    public static string Name(int first, int last) => first == last ? first.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");
}
