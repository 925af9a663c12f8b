using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Exports;

/// <summary>
/// Records of a part and a period on their way into files: what is in it, whom it is for, and its tables. The records are read as they are by then;
/// the programme and the hour stay as they were when it began.
/// </summary>
public sealed class RecordExport
{
    private readonly ExportScope _scope;
    private readonly Summary _summary;
    private readonly VisitSheet _visits;
    private readonly LedgerTable _ledger;
    private readonly RecordWalk _walk;
    private readonly bool _restricted, _office;

    private RecordExport(Member me, Query query, string language, IReadOnlyList<Programme> versions, Facts facts, bool restricted, bool office)
    {
        facts = facts with { Me = me };
        _scope = new(me, query, Wording.In(language), facts);
        (_restricted, _office) = (restricted, office);
        _summary = Summary.Of(me, query, facts);
        var added = facts.Records.AddedUnits.Select(u => u.Unit).ToList();
        _visits = new(facts.Programme, versions, added, language, named: true);
        _ledger = new(facts.Programme, versions, added, language);
        _walk = new(_scope, Measure.Visits);
        Where = _scope.Where(facts);
        Sheets = [.. Names(query.Subject).Select(Sheet)];
        Records = Names(query.Subject).Sum(n => n switch { "issues" => IssueSheet.Count(_summary), "visits" => (int)_summary.Totals[Measure.Visits], "actions" => (int)_summary.Totals[Measure.Actions], _ => 0 });
    }

    public ImmutableArray<ExportSheet> Sheets { get; }

    /// <summary>How many records there were when it began.</summary>
    public int Records { get; }

    /// <summary>What part of the records it is, in words.</summary>
    public string Where { get; }

    /// <summary>Of the sheet that says what it is.</summary>
    public string AboutTitle => _scope.Words.Plain("export.sheet.about");

    /// <summary>Without extension: no name of a place or a person is in it.</summary>
    public string FileName => _scope.Words.Plain("export.file-name", ("date", Iso(_scope.Programme.DayOf(_scope.Now))));

    /// <summary>Where units are and what was counted at them, and the places that cadres shared themselves.</summary>
    public ExportMap Map => new(_scope);

    /// <summary>What a chat asked for, as far as whoever asked may have it now.</summary>
    /// <param name="versions">Of the programme, the newest first.</param>
    /// <returns>The export, or the key of why there is none.</returns>
    public static (RecordExport? Export, string? Why) Of(Job.ExportRecords job, IReadOnlyList<Programme> versions, Facts facts)
    {
        if (Standing.Of(job.By, facts.Programme, facts.Records, facts.Today) is not { } me || !Rights.MayAny(Act.SeeSummary, me)) return (null, "export.no-right");
        if (QueryCode.Read(job.Query, facts) is not { } query) return (null, "export.gone");
        return (new(me, query, job.Language, versions, facts, restricted: false, office: false), null);
    }

    /// <summary>The same for whoever sits at the server.</summary>
    /// <param name="scope">As in a member's scope: codes of areas, groups and units, or all.</param>
    /// <param name="restricted">What is for named members only as well.</param>
    public static RecordExport ForOffice(ImmutableArray<string> scope, bool restricted, Query query, string language, IReadOnlyList<Programme> versions, Facts facts) =>
        // Nobody's code: no issue is theirs, and none is restricted to them.
        new(new("", "", restricted ? [Role.Leader, Role.IdentityKeeper] : [Role.Leader], null, scope), query, language, versions, facts, restricted, office: true);

    /// <summary>A state by its name, or as either language says it; null: there is none.</summary>
    public static IssueState? StateOf(string text) => InStates.Where(s => Names(s).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase)).Select(s => (IssueState?)s).FirstOrDefault();

    /// <summary>All of them, as one may write them.</summary>
    public static string States => string.Join(", ", InStates.Select(s => $"{s} {Names(s)[1]}"));

    private static IEnumerable<IssueState> InStates => Enum.GetValues<IssueState>().Where(s => s != IssueState.Open);

    private static string[] Names(IssueState state) => [$"{state}", Wording.In(Phrasebook.Chinese).Plain($"issue.state.{state}"), Wording.In(Phrasebook.English).Plain($"issue.state.{state}")];

    /// <summary>What stands on the audit trail of it: codes, no names.</summary>
    public static string Trail(ExportKind kind, Query query) => string.Join(' ', new[]
    {
        kind switch { ExportKind.Workbook => "xlsx", ExportKind.Csv => "csv", _ => "geojson" }, query.Subject.ToString(), Iso(query.Period.From), Iso(query.Period.To), query.Area, query.Group, query.Unit, query.Category, query.State?.ToString(),
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>说明: what it is, whom it was made for, when, how many rows, what is not in it and why, and what the rates are of.</summary>
    /// <param name="rows">Of each sheet in this file, by its name.</param>
    /// <param name="part">Which of several files it is; 0: it is the only one.</param>
    public Table About(IReadOnlyDictionary<string, int> rows, int part)
    {
        var (words, query, programme) = (_scope.Words, _scope.Query, _scope.Programme);
        List<(string Key, string Value)> lines =
        [
            ("programme", programme.Settings.Name), ("what", words.Plain(Key(query.Subject))), ("where", Where), ("period", IsNow(query.Subject) ? words.Plain("period.now") : $"{Iso(query.Period.From)} – {Iso(query.Period.To)}"),
            ("filters", Filters()), ("time", programme.LocalTime(_scope.Now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            ("by", _office ? words.Plain("who.command-line") : words.List(_scope.Me.Roles.Select(r => words.Plain($"role.{r}")))),
        ];
        foreach (var sheet in Sheets) if (rows.TryGetValue(sheet.Name, out var count)) lines.Add(("lines", words.Plain("export.about.rows", ("sheet", sheet.Title), ("count", count))));
        if (part > 0) lines.Add(("part", words.Plain("export.about.part.of", ("part", part))));
        foreach (var name in Sheets.Select(s => s.Name)) lines.Add(("in", words.Plain($"export.about.in.{name}")));
        if (!_restricted) lines.Add(("out", words.Plain("export.about.restricted")));
        lines.AddRange([("out", words.Plain("export.about.workers")), ("out", words.Plain("export.about.few", ("few", programme.Settings.HideBelow))), ("out", words.Plain("export.about.files"))]);
        if (Sheets.Any(s => s.Name == "totals")) lines.AddRange(words.Plain("export.about.rates.text").Split('\n').Select(l => ("rates", l)));
        return new("about", AboutTitle, [.. words.Plain("export.columns.about").Split('|')], [.. lines.Select(l => ImmutableArray.Create(words.Plain($"export.about.{l.Key}"), l.Value))]);
    }

    /// <summary>How things are now, whatever the period.</summary>
    internal static bool IsNow(Subject subject) => subject is Subject.Open or Subject.Overdue or Subject.DueSoon or Subject.Urgent or Subject.Waiting or Subject.Ages;

    /// <summary>Of the words for what is exported.</summary>
    internal static string Key(Subject subject) => "export.of." + subject switch
    {
        Subject.Ages => nameof(Subject.Open),
        Subject.PlanLate => nameof(Subject.Plan),
        Subject.Open or Subject.Overdue or Subject.DueSoon or Subject.Urgent or Subject.Waiting or Subject.Registered or Subject.Closed or Subject.Solved or Subject.OutOfRemit or Subject.Visits or Subject.Plan => $"{subject}",
        _ => "everything",
    };

    private string Filters()
    {
        var (query, words) = (_scope.Query, _scope.Words);
        List<string> chosen = [];
        if (query.Category is { } category) chosen.Add(_scope.Programme.Category(category) is { } known ? Categories.NameOf(known, words) : category);
        if (query.State is { } state) chosen.Add(words.Plain($"issue.state.{state}"));
        return chosen.Count == 0 ? words.Plain("export.about.none") : words.List(chosen);
    }

    /// <summary>A list is exported as it is listed; anything else with all that lies behind its numbers.</summary>
    private static ImmutableArray<string> Names(Subject subject) => subject switch
    {
        Subject.Open or Subject.Overdue or Subject.DueSoon or Subject.Urgent or Subject.Waiting or Subject.Ages or Subject.Registered or Subject.Closed or Subject.Solved or Subject.OutOfRemit => ["issues"],
        Subject.Visits => ["visits"],
        Subject.Plan or Subject.PlanLate => ["actions"],
        _ => ["issues", "visits", "actions", "people", "totals"],
    };

    private ExportSheet Sheet(string name) => name switch
    {
        "issues" => new IssueSheet(_scope, _ledger).Sheet(),
        "visits" => new("visits", _scope.Words.Plain("export.sheet.visits"), _visits.Columns, [10, 8, 14, 8, 10, 10, 26, 10, 14, 16, 20, 20, 8, 10, 18, 10, 12, 18, 14], Visits),
        "actions" => new ActionSheet(_scope).Sheet(),
        "people" => new PeopleSheet(_scope).Sheet(),
        _ => new TotalsSheet(_scope).Sheet(),
    };

    private ExportPage Visits(ExportCursor at, Facts facts)
    {
        var (visits, next) = _walk.Visits(at, _scope.At(facts));
        return new(() => [.. visits.Select(v => _visits.Row(v, q => _restricted || v.Participants.Contains(_scope.Me.Code) || _visits.RestrictedTo(v, q).All(c => Rights.MaySeeCategory(_scope.Me, c))))], next);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
