using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Exports;

/// <summary>台账: one row an issue. What only staff see, and what was taken back, is not in it.</summary>
public sealed class LedgerTable
{
    /// <summary>Excel takes 32,767 characters in a cell.</summary>
    private const int Longest = 32_000;

    /// <summary>What was ordered, decided or arranged; how it went on is 进展.</summary>
    private static readonly ImmutableArray<IssueMove> Measures =
        [IssueMove.Dispatch, IssueMove.Sign, IssueMove.Start, IssueMove.Assign, IssueMove.Hold, IssueMove.AskExtension, IssueMove.Refer, IssueMove.Escalate, IssueMove.Supervise];

    private readonly Wording _words;
    private readonly Programme _current;
    private readonly Dictionary<int, Programme> _versions;
    private readonly Dictionary<string, Unit> _units;
    private readonly Dictionary<string, Group> _groups;
    private readonly Dictionary<string, string> _areas, _people;

    /// <param name="current">The programme in force.</param>
    /// <param name="versions">Of the programme, the newest first: what was dropped since keeps its name.</param>
    /// <param name="added">Units that no version lists.</param>
    /// <param name="language">Of all that is not somebody's own words.</param>
    public LedgerTable(Programme current, IReadOnlyList<Programme> versions, IReadOnlyList<Unit> added, string language = Phrasebook.Chinese)
    {
        _words = Wording.In(language);
        Programme[] all = [current, .. versions];
        _current = current;
        _versions = versions.ToDictionary(v => v.Version);
        _units = all.SelectMany(v => v.Units).Concat(added).DistinctBy(u => u.Code, StringComparer.Ordinal).ToDictionary(u => u.Code, StringComparer.Ordinal);
        _groups = all.SelectMany(v => v.Groups).DistinctBy(g => g.Code, StringComparer.Ordinal).ToDictionary(g => g.Code, StringComparer.Ordinal);
        _areas = all.SelectMany(v => v.Areas).DistinctBy(a => a.Code, StringComparer.Ordinal).ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal);
        _people = all.SelectMany(v => v.Members).DistinctBy(m => m.Code, StringComparer.Ordinal).ToDictionary(m => m.Code, m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>In Chinese.</summary>
    public static ImmutableArray<string> Header { get; } = HeaderIn(Wording.In(Phrasebook.Chinese));

    public ImmutableArray<string> Columns => HeaderIn(_words);

    /// <summary>限定处理人.</summary>
    public bool Restricted(Issue issue) => CategoryOf(issue) is { } category && Categories.Restricted(category);

    public ImmutableArray<ExportCell> Row(Issue issue) => Row(issue, whole: true);

    /// <param name="whole">
    /// Also what a worker wrote and how satisfied they are. A file is passed on as no card is: to whoever does not handle the matter it brings
    /// the summary alone.
    /// </param>
    internal ImmutableArray<ExportCell> Row(Issue issue, bool whole) =>
    [
        Text(issue.Id), Text(_words.Plain($"issue.source.{issue.Source}")), issue.Guarded ? Day(issue.At) : At(issue.At), Text(AreaOf(issue)), Text(GroupName(issue.Group)), Text(_units.GetValueOrDefault(issue.Unit)?.Name ?? issue.Unit),
        Text(Reporter(issue)), Text(CategoryName(issue)), Text(Said(issue, whole)), Number(issue.People), Number(issue.Amount),
        Text(GroupName(issue.Team)), Text(Person(issue.Handler)), issue.Guarded ? Day(issue.SolveBy) : At(issue.SolveBy),
        Text(Lines(issue, e => Measures.Contains(e.Move))), Text(Lines(issue, e => e.Move == IssueMove.Progress)), Text(ResultOf(issue)), Text(EvidenceOf(issue)), Text(whole || !issue.Guarded ? RatingOf(issue) : ""),
        Text(issue.ClosedAt is null ? "" : Person(issue.CheckedBy)), issue is { Guarded: true, ClosedAt: { } closed } ? Day(closed) : At(issue.ClosedAt), Text(_words.Plain($"issue.state.{issue.State}")),
    ];

    private static ImmutableArray<string> HeaderIn(Wording words) => [.. words.Plain("export.columns.issues").Split('|')];

    private string Said(Issue issue, bool whole) => issue.Summary.Length > 0 ? issue.Summary : whole || !issue.Guarded ? issue.Text : _words.Plain("export.no-summary");

    private Category? CategoryOf(Issue issue) => Categories.Of(issue, _current, v => _versions.GetValueOrDefault(v));

    private string CategoryName(Issue issue) => (CategoryOf(issue) is { } category ? Categories.NameOf(category, _words) : issue.Category) + (issue.Kind is { } kind ? $"／{_current.Term(kind, _words.Language)}" : "");

    /// <summary>The unit's; the group's where a cadre added the unit.</summary>
    private string AreaOf(Issue issue) =>
        (_units.GetValueOrDefault(issue.Unit)?.Area ?? _groups.GetValueOrDefault(issue.Team ?? issue.Group ?? "")?.Area) is { } area ? _areas.GetValueOrDefault(area, area) : "";

    private string GroupName(string? group) => group is null ? "" : _groups.GetValueOrDefault(group)?.Name ?? group;

    /// <summary>One matter of many people stands in one row.</summary>
    private string Reporter(Issue issue) => Person(issue.Reporter) + (issue.Voices >= IssueNotices.Many ? "\n" + _words.Plain("issue.mark.many", ("count", issue.Voices)) : "");

    private string Person(string? code) => code is null ? "" : ConcernCode.Is(code) ? Talk.NameOf(code, _current, _words) : _people.TryGetValue(code, out var name) ? name + _words.Aside(code) : code;

    private string Lines(Issue issue, Func<IssueEntry, bool> of) => string.Join('\n', Shown(issue).Where(of).Select(Line).Where(l => l.Length > 0));

    private string Line(IssueEntry entry)
    {
        string[] said = [entry.Move == IssueMove.Refer ? entry.To ?? "" : "", entry.Text, _words.Evidence(entry.Files)];
        return said.All(s => s.Length == 0) ? "" : $"{_words.Date(_current.DayOf(entry.At))} {string.Join(' ', said.Where(s => s.Length > 0))}";
    }

    private string ResultOf(Issue issue) => issue.Ending is not { } ending ? "" : _words.Plain($"issue.ending.{ending}") + (issue.MergedInto is { } into ? _words.Plain("export.merged", ("id", $"I-{into}")) : issue.Result.Length == 0 ? "" : _words.Plain("export.result", ("result", issue.Result)));

    /// <summary>照片 3、语音 9 秒.</summary>
    private string EvidenceOf(Issue issue) => _words.List(issue.Files.Concat(Shown(issue).SelectMany(e => e.Files)).Select(_words.Evidence)
        .GroupBy(f => f, StringComparer.Ordinal).Select(g => g.Count() == 1 ? g.Key : $"{g.Key} {_words.Number(g.Count())}"));

    private string RatingOf(Issue issue) => issue switch
    {
        { Satisfaction: { } rating } => _words.Plain($"issue.satisfaction.{rating}"),
        { Verdict: Verdict.Silent } => _words.Plain("issue.satisfaction.none"),
        _ => "",
    };

    private static IEnumerable<IssueEntry> Shown(Issue issue) =>
        issue.Standing.Where(e => !e.Internal);

    private static ExportCell.Text Text(string value) => new(Cut.To(Longest, value));

    private static ExportCell Number(decimal? value) => value is { } number ? new ExportCell.Number(number) : Text("");

    /// <summary>Of a worker's concern nobody sees the hour.</summary>
    private ExportCell.Moment Day(DateTimeOffset at) => new(_current.LocalTime(at).Date);

    private ExportCell At(DateTimeOffset? value) => value is { } at ? new ExportCell.Moment(_current.LocalTime(at)) : Text("");
}
