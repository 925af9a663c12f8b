using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <param name="Label">From so many days to so many.</param>
public sealed record AgeColumn(string Label, Amount Count);

/// <summary>Open issues by how long ago they were registered.</summary>
public sealed record AgesPicture : Picture
{
    /// <summary>From the youngest to the oldest, always five.</summary>
    public required ImmutableArray<AgeColumn> Ages { get; init; }

    /// <param name="about">Scope and day, as they stand on the card.</param>
    /// <param name="days">How many days ago each open issue was registered.</param>
    public static AgesPicture Of(string about, IEnumerable<int> days, string language)
    {
        var words = Wording.In(language);
        var title = words.Plain("picture.ages.title");
        var ages = AgeBands.Of(days, words);
        var nothing = ages.All(a => a.Count == 0) ? words.Plain("picture.ages.none") : null;
        return new()
        {
            Title = title, About = about, Nothing = nothing,
            Ages = ages.Each(a => new AgeColumn(a.Label, Amount.Of(a.Count, words))),
            Alt = words.Alt(title, about, nothing is not null ? [nothing] : ages.Select(a => words.Plain("ages.count", ("age", a.Label), ("count", words.Number(a.Count))))),
        };
    }
}
