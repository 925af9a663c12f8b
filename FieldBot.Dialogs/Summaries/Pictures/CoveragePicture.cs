using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <param name="Visited">How many different units were visited up to the end of this day.</param>
public readonly record struct CoverageDay(DateOnly Day, int Visited);

/// <param name="Label">The day.</param>
public sealed record CoveragePoint(string Label, Amount Visited);

/// <summary>Units visited, day by day, and the line that is to be reached.</summary>
public sealed record CoveragePicture : Picture
{
    /// <summary>In sentences a day of each part of a long time is named.</summary>
    private const int Said = 12;

    public required ImmutableArray<CoveragePoint> Days { get; init; }

    /// <summary>Units that are assigned.</summary>
    public required Amount Target { get; init; }

    public required string TargetLabel { get; init; }

    /// <summary>How far it came on the last day: 16/16 (100%).</summary>
    public required string Now { get; init; }

    /// <param name="about">Scope and period, as they stand on the card.</param>
    /// <param name="days">In their order, at most some 400.</param>
    public static CoveragePicture Of(string about, IReadOnlyList<CoverageDay> days, int assigned, string language)
    {
        var words = Wording.In(language);
        var title = words.Plain("picture.coverage.title");
        var nothing = assigned == 0 ? words.Plain("picture.coverage.unassigned") : days.Count == 0 || days[^1].Visited == 0 ? words.Plain("picture.coverage.none") : null;
        var target = Amount.Of(assigned, words);
        return new()
        {
            Title = title, About = about, Nothing = nothing,
            Days = days.Each(d => new CoveragePoint(words.Date(d.Day), Amount.Of(d.Visited, words))),
            Target = target, TargetLabel = words.Plain("picture.coverage.target", ("count", target.Text)),
            Now = nothing is null ? Reached(days[^1].Visited, assigned, words) : "",
            Alt = words.Alt(title, about, nothing is not null ? [nothing] : Chosen(days).Select((d, i) => Line(d, assigned, words))),
        };
    }

    private static string Reached(int visited, int assigned, Wording words) => $"{words.Number(visited)}/{words.Number(assigned)}" + words.Aside(SummaryWords.Percent(new(visited, assigned), words));

    private static string Line(CoverageDay day, int assigned, Wording words) =>
        words.Plain("picture.coverage.day", ("date", words.Date(day.Day)), ("assigned", words.Number(assigned)), ("visited", words.Number(day.Visited)), ("percent", SummaryWords.Percent(new(day.Visited, assigned), words)));

    /// <summary>Evenly from first to last.</summary>
    private static IEnumerable<CoverageDay> Chosen(IReadOnlyList<CoverageDay> days) =>
        days.Count <= Said ? days : Enumerable.Range(0, Said).Select(i => days[i * (days.Count - 1) / (Said - 1)]);
}
