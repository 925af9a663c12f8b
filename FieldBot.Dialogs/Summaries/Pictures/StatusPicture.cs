using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <summary>One number of the card.</summary>
/// <param name="Of">The whole that it is part of; null: of none.</param>
/// <param name="Note">A few words below it; null: none.</param>
public sealed record Figure(string Label, string Value, string? Of = null, string? Note = null);

/// <summary>The card at a glance: five numbers, three things that need attention, and the way the visits went.</summary>
public sealed record StatusPicture : Picture
{
    public const int Figures = 5, Things = 3;

    /// <summary>Bars for the last days that have room.</summary>
    private const int Days = 14;

    /// <summary>At most <see cref="Figures"/>; the first is the large one.</summary>
    public required ImmutableArray<Figure> Numbers { get; init; }

    /// <summary>Heading of what needs attention.</summary>
    public required string Attention { get; init; }

    /// <summary>At most <see cref="Things"/>; where there are none, that is said.</summary>
    public required ImmutableArray<string> Matters { get; init; }

    /// <summary>Nothing needs attention: what <see cref="Matters"/> says is no warning.</summary>
    public required bool Calm { get; init; }

    /// <summary>Units visited day by day, at most 14 days; empty: none are shown.</summary>
    public required ImmutableArray<CoveragePoint> Strip { get; init; }

    /// <summary>Units that are assigned: the height that the strip is to reach.</summary>
    public required Amount Target { get; init; }

    /// <param name="about">Scope and period, as they stand on the card.</param>
    /// <param name="numbers">As the card has them; at most five are shown.</param>
    /// <param name="matters">What needs attention, the most pressing first, each a short line; three are shown.</param>
    public static StatusPicture Of(string about, IEnumerable<Figure> numbers, IEnumerable<string> matters, IReadOnlyList<CoverageDay> days, int assigned, string language)
    {
        var words = Wording.In(language);
        var (title, attention) = (words.Plain("picture.status.title"), words.Plain("picture.status.attention"));
        ImmutableArray<Figure> shown = [.. numbers.Take(Figures)];
        ImmutableArray<string> pressing = [.. matters.Take(Things)];
        ImmutableArray<string> said = pressing.IsEmpty ? [words.Plain("picture.status.calm")] : pressing;
        return new()
        {
            Title = title, About = about, Nothing = shown.IsEmpty ? words.Plain("picture.status.none") : null,
            Numbers = shown, Attention = attention, Matters = said, Calm = pressing.IsEmpty,
            Strip = assigned == 0 ? [] : days.Skip(days.Count - Days).Each(d => new CoveragePoint(words.Date(d.Day), Amount.Of(d.Visited, words))),
            Target = Amount.Of(assigned, words),
            Alt = words.Alt(title, about, shown.IsEmpty ? [words.Plain("picture.status.none")]
                : shown.Select(f => Line(f, words)).Concat(pressing.IsEmpty ? said : [words.Plain("picture.status.matters", ("matters", words.List(pressing)))])),
        };
    }

    private static string Line(Figure figure, Wording words) =>
        words.Plain("picture.status.figure", ("label", figure.Label), ("value", figure.Of is null ? figure.Value : $"{figure.Value}/{figure.Of}")) + (figure.Note is null ? "" : words.Aside(figure.Note));
}
