using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <param name="Label">From so many days to so many.</param>
public sealed record AgeColumn(string Label, Amount Count);

/// <summary>Open issues by how long ago they were registered.</summary>
public sealed record AgesPicture : Picture
{
    /// <summary>The last day of each column, counted from the day of registration as 0; what is older stands in one more.</summary>
    private static readonly int[] Ends = [3, 7, 15, 30];

    /// <summary>From the youngest to the oldest, always five.</summary>
    public required ImmutableArray<AgeColumn> Ages { get; init; }

    /// <param name="about">Scope and day, as they stand on the card.</param>
    /// <param name="days">How many days ago each open issue was registered.</param>
    public static AgesPicture Of(string about, IEnumerable<int> days, string language)
    {
        var words = Wording.In(language);
        var title = words.Plain("picture.ages.title");
        var counts = new int[Ends.Length + 1];
        foreach (var age in days) counts[Column(age)]++;
        var nothing = counts.All(c => c == 0) ? words.Plain("picture.ages.none") : null;
        var ages = counts.Select((count, i) => (Label: Label(i, words), Count: count)).ToList();
        return new()
        {
            Title = title, About = about, Nothing = nothing,
            Ages = ages.Each(a => new AgeColumn(a.Label, Amount.Of(a.Count, words))),
            Alt = words.Alt(title, about, nothing is not null ? [nothing] : ages.Select(a => words.Plain("picture.ages.count", ("age", a.Label), ("count", words.Number(a.Count))))),
        };
    }

    private static int Column(int age) => Array.FindIndex(Ends, end => age <= end) is >= 0 and var at ? at : Ends.Length;

    private static string Label(int column, Wording words) => column == Ends.Length ? words.Plain("picture.ages.over", ("days", Ends[^1] + 1))
        : words.Plain("picture.ages.span", ("from", column == 0 ? 0 : Ends[column - 1] + 1), ("to", Ends[column]));
}
