using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <summary>Issues of one category or area.</summary>
/// <param name="Instead">What is said instead of numbers that may not be shown: they are left out, then, whatever they are.</param>
public readonly record struct BarCount(string Name, int Open, int Solved, string? Instead = null);

/// <param name="Instead">Said instead of the numbers; null: they are shown.</param>
public sealed record Bar(string Name, Amount Open, Amount Solved, string? Instead);

/// <summary>Issues by category or by area, open and solved, in the order they were given.</summary>
public sealed record BarsPicture : Picture
{
    /// <summary>More are gathered in the last one.</summary>
    public const int Most = 40;

    public required ImmutableArray<Bar> Bars { get; init; }

    public required string Open { get; init; }

    public required string Solved { get; init; }

    /// <param name="about">Scope and period, as they stand on the card.</param>
    public static BarsPicture ByCategory(string about, IReadOnlyList<BarCount> categories, string language) => Of("picture.categories.title", about, categories, Wording.In(language));

    /// <inheritdoc cref="ByCategory"/>
    public static BarsPicture ByArea(string about, IReadOnlyList<BarCount> areas, string language) => Of("picture.areas.title", about, areas, Wording.In(language));

    private static BarsPicture Of(string heading, string about, IReadOnlyList<BarCount> counts, Wording words)
    {
        var given = counts.Select(c => c.Instead is null ? c : c with { Open = 0, Solved = 0 }).ToList();
        var title = words.Plain(heading);
        var nothing = given.All(b => b is { Open: 0, Solved: 0, Instead: null }) ? words.Plain("picture.issues.none") : null;
        var bars = Gathered(given, words);
        return new()
        {
            Title = title, About = about, Nothing = nothing,
            Bars = bars.Each(b => new Bar(b.Name, Amount.Of(b.Open, words), Amount.Of(b.Solved, words), b.Instead)),
            Open = words.Plain("picture.open"), Solved = words.Plain("picture.solved"),
            Alt = words.Alt(title, about, nothing is not null ? [nothing] : bars.Select(b => Line(b, words))),
        };
    }

    private static IReadOnlyList<BarCount> Gathered(List<BarCount> given, Wording words)
    {
        if (given.Count <= Most) return given;
        var rest = given.Skip(Most - 1).ToList();
        // One of them that may not be shown could be told from the sum of the others and a total.
        var hidden = rest.Select(b => b.Instead).FirstOrDefault(i => i is not null);
        var name = words.Plain("picture.rest", ("count", rest.Count));
        return [.. given.Take(Most - 1), hidden is null ? new(name, rest.Sum(b => b.Open), rest.Sum(b => b.Solved)) : new(name, 0, 0, hidden)];
    }

    private static string Line(BarCount bar, Wording words)
    {
        var name = Cut.To(PictureWords.NameLength, bar.Name);
        return bar.Instead is { } instead ? words.Plain("picture.bar.instead", ("name", name), ("instead", instead))
            : words.Plain("picture.bar", ("name", name), ("open", words.Number(bar.Open)), ("solved", words.Number(bar.Solved)));
    }
}
