using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Exports;

/// <summary>走访: one row a visit, a column a question, of every version of the programme.</summary>
public sealed class VisitSheet
{
    /// <summary>Excel takes 32,767 characters in a cell.</summary>
    private const int Longest = 32_000;

    private readonly Programme _current;
    private readonly Wording _words;
    private readonly Dictionary<int, Programme> _versions;
    private readonly ImmutableArray<Question> _questions;
    private readonly Dictionary<string, Unit> _units;
    private readonly Dictionary<string, Group> _groups;
    private readonly Dictionary<string, string> _areas, _people;
    private readonly bool _named;

    /// <param name="current">The programme in force: which categories are restricted now.</param>
    /// <param name="versions">Of the programme, the newest first: what an older version asked has its column too.</param>
    /// <param name="added">Units that no version lists.</param>
    /// <param name="named">Group and area by name as well, and names instead of codes in answers.</param>
    public VisitSheet(Programme current, IReadOnlyList<Programme> versions, IReadOnlyList<Unit> added, string language = Phrasebook.Chinese, bool named = false)
    {
        (_current, _words, _named) = (current, Wording.In(language), named);
        _versions = versions.ToDictionary(v => v.Version);
        _questions = [.. versions.SelectMany(v => v.Questions).DistinctBy(q => q.Code, StringComparer.Ordinal)];
        _units = versions.SelectMany(v => v.Units).Concat(added).DistinctBy(u => u.Code, StringComparer.Ordinal).ToDictionary(u => u.Code, StringComparer.Ordinal);
        _groups = versions.SelectMany(v => v.Groups).DistinctBy(g => g.Code, StringComparer.Ordinal).ToDictionary(g => g.Code, StringComparer.Ordinal);
        _areas = versions.SelectMany(v => v.Areas).DistinctBy(a => a.Code, StringComparer.Ordinal).ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal);
        _people = versions.SelectMany(v => v.Members).DistinctBy(m => m.Code, StringComparer.Ordinal).ToDictionary(m => m.Code, m => m.Name, StringComparer.Ordinal);
    }

    public ImmutableArray<string> Columns =>
        [.. _words.Plain("export.columns.visits").Split('|'), .. _named ? _words.Plain("export.columns.visits.named").Split('|') : [], .. _questions.Select(q => $"{q.Code} {q.In(_words.Language)}")];

    /// <summary>限定处理人: whether an answer led to what is for named members only.</summary>
    public IEnumerable<Category> RestrictedTo(Visit visit, string question) => RestrictedAnswers.Of(visit, question, _current, v => _versions.GetValueOrDefault(v));

    /// <param name="shown">Whether what the visit says to this question may be read.</param>
    public ImmutableArray<ExportCell> Row(Visit visit, Func<string, bool> shown) =>
    [
        .. Fixed(visit), .. _named ? [Text(_groups.GetValueOrDefault(visit.Group)?.Name ?? visit.Group), Text(AreaOf(visit))] : ImmutableArray<ExportCell>.Empty,
        .. _questions.Select(q => visit.Answers.GetValueOrDefault(q.Code) is not { } answer ? ExportCell.Empty : shown(q.Code) ? Cell(answer, q) : Text(_words.Plain("export.restricted"))),
    ];

    private ImmutableArray<ExportCell> Fixed(Visit v) =>
    [
        Text(v.Id), Text(_words.Plain(v.VoidedAt is null ? "export.valid" : "export.void")), new ExportCell.Day(v.Day), Text(v.Late ? _words.Plain("export.yes") : ""),
        Text(v.Group), Text(v.Unit), Text(_units.GetValueOrDefault(v.Unit)?.Name ?? ""), Text(v.Author), Text(_people.GetValueOrDefault(v.Author, "")), Text(string.Join('、', v.Participants.Skip(1))),
        Text(string.Join('、', v.Participants.Skip(1).Select(Name))), Text(Place(v.Place)), Text(_words.Plain(v.Full ? "export.full" : "export.short")),
        Number(v.Photos.Length), new ExportCell.Moment(_current.LocalTime(v.RecordedAt)), Number(v.Changes.Count(c => c.What == "corrected")), Text(v.EnteredBy is { } by ? Name(by) : ""),
    ];

    /// <summary>The unit's; the group's where a cadre added the unit.</summary>
    private string AreaOf(Visit visit) => (_units.GetValueOrDefault(visit.Unit)?.Area ?? _groups.GetValueOrDefault(visit.Group)?.Area) is { } area ? _areas.GetValueOrDefault(area, area) : "";

    private string Name(string code) => _people.GetValueOrDefault(code, code);

    private static string Place(Answer.Spot? place) => place switch
    {
        null => "",
        { Text: { } text } => text,
        var p => string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:0.#####},{p.Longitude:0.#####}"),
    };

    private ExportCell Cell(Answer answer, Question question) => answer switch
    {
        Answer.Choice c when question.Kind == QuestionKind.Members => Text(string.Join('、', c.Values.Where(v => v != "-").Select(v => _named ? Name(v) : v))),
        Answer.Choice c => Text(string.Join('、', c.Values.Select(v => _current.Term(v, _words.Language)))),
        Answer.Number n => new ExportCell.Number(n.Value),
        Answer.Words w => Text(w.File is null ? w.Text : w.Text + _words.Plain("export.attached")),
        Answer.Day d => new ExportCell.Day(d.Value),
        _ => ExportCell.Empty,
    };

    private static ExportCell.Number Number(int value) => new(value);

    private static ExportCell.Text Text(string value) => new(Cut.To(Longest, value));
}
