using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <param name="Week">Of the programme.</param>
/// <param name="Open">At the end of the week.</param>
public readonly record struct WeekCount(int Week, int Registered, int Solved, int Open);

/// <param name="Label">One week, or from one to another.</param>
public sealed record WeekColumn(string Label, Amount Registered, Amount Solved, Amount Open);

/// <summary>Issues registered and solved in each week, and how many were open at its end.</summary>
public sealed record WeeksPicture : Picture
{
    /// <summary>At most <see cref="WeekSpans.Most"/>.</summary>
    public required ImmutableArray<WeekColumn> Weeks { get; init; }

    public required string Registered { get; init; }

    public required string Solved { get; init; }

    public required string Open { get; init; }

    /// <param name="about">Scope and period, as they stand on the card.</param>
    /// <param name="weeks">In their order, without gaps.</param>
    public static WeeksPicture Of(string about, IReadOnlyList<WeekCount> weeks, string language)
    {
        var words = Wording.In(language);
        var title = words.Plain("picture.weeks.title");
        var nothing = weeks.All(w => w is { Registered: 0, Solved: 0, Open: 0 }) ? words.Plain("picture.issues.none") : null;
        var spans = WeekSpans.Of(weeks).Select(s => (Name: WeekSpans.Name(s[0].Week, s[^1].Week), Registered: s.Sum(w => w.Registered), Solved: s.Sum(w => w.Solved), s[^1].Open)).ToList();
        return new()
        {
            Title = title, About = about, Nothing = nothing,
            Weeks = spans.Each(s => new WeekColumn(words.Plain("picture.week", ("number", s.Name)), Amount.Of(s.Registered, words), Amount.Of(s.Solved, words), Amount.Of(s.Open, words))),
            Registered = words.Plain("picture.registered"), Solved = words.Plain("picture.solved"), Open = words.Plain("picture.open.end"),
            Alt = words.Alt(title, about, nothing is not null ? [nothing] : spans.Select(s => words.Plain("picture.weeks.week",
                ("number", s.Name), ("registered", words.Number(s.Registered)), ("solved", words.Number(s.Solved)), ("open", words.Number(s.Open))))),
        };
    }
}
