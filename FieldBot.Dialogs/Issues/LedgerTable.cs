using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Issues;

/// <summary>What stands in a cell of the ledger.</summary>
public abstract record LedgerCell
{
    private LedgerCell() { }

    public sealed record Text(string Value) : LedgerCell;

    public sealed record Number(decimal Value) : LedgerCell;

    /// <param name="Value">Where the programme lives.</param>
    public sealed record Moment(DateTime Value) : LedgerCell;
}

/// <summary>台账: one row an issue. What only staff see, and what was taken back, is not in it.</summary>
public sealed class LedgerTable
{
    /// <summary>Excel takes 32,767 characters in a cell.</summary>
    private const int Longest = 32_000;

    /// <summary>What was ordered, decided or arranged; how it went on is 进展.</summary>
    private static readonly ImmutableArray<IssueMove> Measures =
        [IssueMove.Dispatch, IssueMove.Sign, IssueMove.Start, IssueMove.Assign, IssueMove.Hold, IssueMove.AskExtension, IssueMove.Refer, IssueMove.Escalate, IssueMove.Supervise];

    private static readonly Wording Words = Wording.In(Phrasebook.Chinese);

    private readonly Programme _current;
    private readonly Dictionary<int, Programme> _versions;
    private readonly Dictionary<string, Unit> _units;
    private readonly Dictionary<string, Group> _groups;
    private readonly Dictionary<string, string> _areas, _people;

    /// <param name="current">The programme in force.</param>
    /// <param name="versions">Of the programme, the newest first: what was dropped since keeps its name.</param>
    /// <param name="added">Units that no version lists.</param>
    public LedgerTable(Programme current, IReadOnlyList<Programme> versions, IReadOnlyList<Unit> added)
    {
        Programme[] all = [current, .. versions];
        _current = current;
        _versions = versions.ToDictionary(v => v.Version);
        _units = all.SelectMany(v => v.Units).Concat(added).DistinctBy(u => u.Code, StringComparer.Ordinal).ToDictionary(u => u.Code, StringComparer.Ordinal);
        _groups = all.SelectMany(v => v.Groups).DistinctBy(g => g.Code, StringComparer.Ordinal).ToDictionary(g => g.Code, StringComparer.Ordinal);
        _areas = all.SelectMany(v => v.Areas).DistinctBy(a => a.Code, StringComparer.Ordinal).ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal);
        _people = all.SelectMany(v => v.Members).DistinctBy(m => m.Code, StringComparer.Ordinal).ToDictionary(m => m.Code, m => m.Name, StringComparer.Ordinal);
    }

    public static ImmutableArray<string> Header { get; } =
    [
        "编号", "来源", "时间", "区域", "组", "单位", "反映人（代号）", "类目", "内容", "涉及人数", "涉及金额", "责任组", "责任人", "时限", "措施", "进展", "结果", "佐证", "职工评价", "销号人", "销号时间", "状态",
    ];

    /// <summary>限定处理人.</summary>
    public bool Restricted(Issue issue) => CategoryOf(issue) is { } category && Categories.Restricted(category);

    public ImmutableArray<LedgerCell> Row(Issue issue) =>
    [
        Text(issue.Id), Text(Words.Plain($"issue.source.{issue.Source}")), issue.Guarded ? Day(issue.At) : At(issue.At), Text(AreaOf(issue)), Text(GroupName(issue.Group)), Text(_units.GetValueOrDefault(issue.Unit)?.Name ?? issue.Unit),
        Text(Reporter(issue)), Text(CategoryName(issue)), Text(issue.Summary.Length > 0 ? issue.Summary : issue.Text), Number(issue.People), Number(issue.Amount),
        Text(GroupName(issue.Team)), Text(Person(issue.Handler)), issue.Guarded ? Day(issue.SolveBy) : At(issue.SolveBy),
        Text(Lines(issue, e => Measures.Contains(e.Move))), Text(Lines(issue, e => e.Move == IssueMove.Progress)), Text(ResultOf(issue)), Text(EvidenceOf(issue)), Text(RatingOf(issue)),
        Text(issue.ClosedAt is null ? "" : Person(issue.CheckedBy)), issue is { Guarded: true, ClosedAt: { } closed } ? Day(closed) : At(issue.ClosedAt), Text(Words.Plain($"issue.state.{issue.State}")),
    ];

    private Category? CategoryOf(Issue issue) => Categories.Of(issue, _current, v => _versions.GetValueOrDefault(v));

    private string CategoryName(Issue issue) => (CategoryOf(issue)?.Name ?? issue.Category) + (issue.Kind is { } kind ? $"／{kind}" : "");

    /// <summary>The unit's; the group's where a cadre added the unit.</summary>
    private string AreaOf(Issue issue) =>
        (_units.GetValueOrDefault(issue.Unit)?.Area ?? _groups.GetValueOrDefault(issue.Team ?? issue.Group ?? "")?.Area) is { } area ? _areas.GetValueOrDefault(area, area) : "";

    private string GroupName(string? group) => group is null ? "" : _groups.GetValueOrDefault(group)?.Name ?? group;

    /// <summary>One matter of many people stands in one row.</summary>
    private string Reporter(Issue issue) => Person(issue.Reporter) + (issue.Voices >= IssueNotices.Many ? "\n" + Words.Plain("issue.mark.many", ("count", issue.Voices)) : "");

    private string Person(string? code) => code is null ? "" : ConcernCode.Is(code) ? Talk.NameOf(code, _current, Words) : _people.TryGetValue(code, out var name) ? name + Words.Aside(code) : code;

    private string Lines(Issue issue, Func<IssueEntry, bool> of) => string.Join('\n', Shown(issue).Where(of).Select(Line).Where(l => l.Length > 0));

    private string Line(IssueEntry entry)
    {
        string[] said = [entry.Move == IssueMove.Refer ? entry.To ?? "" : "", entry.Text, Words.Evidence(entry.Files)];
        return said.All(s => s.Length == 0) ? "" : $"{Words.Date(_current.DayOf(entry.At))} {string.Join(' ', said.Where(s => s.Length > 0))}";
    }

    private static string ResultOf(Issue issue) => issue.Ending is not { } ending ? "" : Words.Plain($"issue.ending.{ending}") + (issue.MergedInto is { } into ? $"：并入 I-{into}" : issue.Result.Length == 0 ? "" : $"：{issue.Result}");

    /// <summary>照片 3、语音 9 秒.</summary>
    private static string EvidenceOf(Issue issue) => Words.List(issue.Files.Concat(Shown(issue).SelectMany(e => e.Files)).Select(Words.Evidence)
        .GroupBy(f => f, StringComparer.Ordinal).Select(g => g.Count() == 1 ? g.Key : $"{g.Key} {Words.Number(g.Count())}"));

    private static string RatingOf(Issue issue) => issue switch
    {
        { Satisfaction: { } rating } => Words.Plain($"issue.satisfaction.{rating}"),
        { Verdict: Verdict.Silent } => Words.Plain("issue.satisfaction.none"),
        _ => "",
    };

    private static IEnumerable<IssueEntry> Shown(Issue issue) =>
        issue.Standing.Where(e => !e.Internal);

    private static LedgerCell.Text Text(string value) => new(Cut.To(Longest, value));

    private static LedgerCell Number(decimal? value) => value is { } number ? new LedgerCell.Number(number) : Text("");

    /// <summary>Of a worker's concern nobody sees the hour.</summary>
    private LedgerCell.Moment Day(DateTimeOffset at) => new(_current.LocalTime(at).Date);

    private LedgerCell At(DateTimeOffset? value) => value is { } at ? new LedgerCell.Moment(_current.LocalTime(at)) : Text("");
}
