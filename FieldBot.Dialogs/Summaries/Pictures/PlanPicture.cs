using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <summary>How it stands with what is planned for a week.</summary>
public enum PlanSign
{
    /// <summary>Nothing is planned.</summary>
    None,

    /// <summary>All of it is done.</summary>
    Done,

    /// <summary>Not over yet, but its day is still to come.</summary>
    Ahead,

    /// <summary>Something has to be done in this very week.</summary>
    Due,

    /// <summary>Something should have been done.</summary>
    Late,
}

/// <summary>What a group, or an action, has in each week.</summary>
/// <param name="Done">Of <paramref name="All"/> that are planned.</param>
public sealed record PlanWeeks(string Name, ImmutableArray<PlanSign> Weeks, int Done, int All);

/// <param name="Done">5/6.</param>
public sealed record PlanRow(string Name, ImmutableArray<PlanSign> Cells, string Done);

/// <summary>The plan as a strip of weeks: groups in their own order, or actions, and a sign for each week.</summary>
public sealed record PlanPicture : Picture
{
    /// <summary>More are gathered in the last one.</summary>
    public const int Most = 40;

    /// <summary>At most <see cref="WeekSpans.Most"/>.</summary>
    public required ImmutableArray<string> Weeks { get; init; }

    /// <summary>Which column is now; null: none.</summary>
    public required int? Now { get; init; }

    /// <summary>Each with a sign for every column.</summary>
    public required ImmutableArray<PlanRow> Rows { get; init; }

    public required string Done { get; init; }

    public required string Ahead { get; init; }

    public required string Due { get; init; }

    public required string Late { get; init; }

    /// <param name="about">Scope and period, as they stand on the card.</param>
    /// <param name="weeks">Of the programme, without gaps; every line has a sign for each.</param>
    /// <param name="now">The week that is now.</param>
    public static PlanPicture Of(string about, IReadOnlyList<int> weeks, int now, IReadOnlyList<PlanWeeks> lines, string language)
    {
        var words = Wording.In(language);
        var title = words.Plain("picture.plan.title");
        var nothing = weeks.Count == 0 || lines.All(l => l.All == 0) ? words.Plain("picture.plan.none") : null;
        var spans = WeekSpans.Of(weeks).ToList();
        var gathered = Gathered(lines, words).Select(l => l with { Weeks = [.. WeekSpans.Of(l.Weeks).Select(Worst)] }).ToList();
        return new()
        {
            Title = title, About = about, Nothing = nothing,
            Weeks = spans.Each(s => words.Plain("picture.week", ("number", WeekSpans.Name(s[0], s[^1])))),
            Now = spans.FindIndex(s => s.Contains(now)) is >= 0 and var at ? at : null,
            Rows = gathered.Each(l => new PlanRow(l.Name, l.Weeks, l.All == 0 ? "" : $"{words.Number(l.Done)}/{words.Number(l.All)}")),
            Done = words.Plain("picture.plan.done"), Ahead = words.Plain("picture.plan.ahead"), Due = words.Plain("picture.plan.due"), Late = words.Plain("picture.plan.late"),
            Alt = words.Alt(title, about, nothing is not null ? [nothing] : gathered.Select(l => Line(l, spans, words))),
        };
    }

    /// <summary>What is late shows before all else; what is done only where nothing is left.</summary>
    private static PlanSign Worst(PlanSign[] signs) => signs.Max();

    private static IEnumerable<PlanWeeks> Gathered(IReadOnlyList<PlanWeeks> lines, Wording words)
    {
        if (lines.Count <= Most) return lines;
        var rest = lines.Skip(Most - 1).ToList();
        var weeks = rest[0].Weeks.Select((_, i) => Worst([.. rest.Select(l => l.Weeks[i])]));
        return [.. lines.Take(Most - 1), new(words.Plain("picture.rest", ("count", rest.Count)), [.. weeks], rest.Sum(l => l.Done), rest.Sum(l => l.All))];
    }

    private static string Line(PlanWeeks line, List<int[]> spans, Wording words)
    {
        var name = Cut.To(PictureWords.NameLength, line.Name);
        if (line.All == 0) return words.Plain("picture.plan.row.none", ("name", name));
        var said = words.Plain("picture.plan.row", ("name", name), ("all", words.Number(line.All)), ("done", words.Number(line.Done)));
        var late = spans.Where((_, i) => line.Weeks[i] == PlanSign.Late).Select(s => WeekSpans.Name(s[0], s[^1])).ToList();
        return late.Count == 0 ? said : said + words.Plain("picture.plan.row.late", ("weeks", words.List(late)));
    }
}
