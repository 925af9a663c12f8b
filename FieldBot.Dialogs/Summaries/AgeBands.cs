using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries;

/// <summary>Open issues by how long ago they were registered, from the youngest to the oldest, always five.</summary>
internal static class AgeBands
{
    /// <summary>The last day of each, counted from the day of registration as 0; what is older stands in one more.</summary>
    private static readonly int[] Ends = [3, 7, 15, 30];

    /// <param name="ages">Of each issue, in days.</param>
    public static IReadOnlyList<(string Label, int Count)> Of(IEnumerable<int> ages, Wording words)
    {
        var counts = new int[Ends.Length + 1];
        foreach (var age in ages) counts[Array.FindIndex(Ends, end => age <= end) is >= 0 and var at ? at : Ends.Length]++;
        return [.. counts.Select((count, i) => (Label(i, words), count))];
    }

    private static string Label(int band, Wording words) => band == Ends.Length ? words.Plain("ages.over", ("days", Ends[^1] + 1))
        : words.Plain("ages.span", ("from", band == 0 ? 0 : Ends[band - 1] + 1), ("to", Ends[band]));
}
