using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>What came of reading the tables: a programme, or every fault at once.</summary>
/// <param name="Warnings">What is allowed but likely not meant.</param>
public sealed record ProgrammeReading(Programme? Programme, ImmutableArray<Fault> Faults, ImmutableArray<Fault> Warnings);

/// <summary>Understands the tables of a programme. It never stops at the first fault: who mends a workbook wants them all.</summary>
public static class ProgrammeReader
{
    public static readonly ImmutableArray<string> Sheets = ["programme", "areas", "units", "groups", "members", "questions", "categories", "limits", "actions", "calendar", "terms", AskSheet.Name];

    /// <summary>Roles by the word that the members table has for them.</summary>
    public static IReadOnlyDictionary<string, Role> Roles => PeopleSheets.RoleWords;

    public static ProgrammeReading Read(IReadOnlyList<Table> tables, int version) => Read(tables, version, check: true);

    /// <summary>A version that was checked when it came in. Whatever a later program finds wrong with it, it is read: drafts and records hang on it.</summary>
    public static Programme? Stored(IReadOnlyList<Table> tables, int version) => Read(tables, version, check: false).Programme;

    private static ProgrammeReading Read(IReadOnlyList<Table> tables, int version, bool check)
    {
        var faults = new List<Fault>();
        var warnings = new List<Fault>();
        var settings = SettingsSheet.Read(tables, faults);
        var (areas, units, groups, members) = PeopleSheets.Read(tables, faults, warnings);
        var limits = LedgerSheets.Limits(tables, faults);
        var categories = LedgerSheets.Categories(tables, faults, limits, members);
        var questions = QuestionSheet.Read(tables, faults, units, categories);
        var actions = PlanSheets.Actions(tables, faults, questions);
        var calendar = PlanSheets.Calendar(tables, faults);
        var terms = PlanSheets.Terms(tables, faults);
        var asks = AskSheet.Read(tables, faults, warnings, AskSheet.Known(areas, units, groups, categories, questions));
        foreach (var table in tables.Where(t => !Sheets.Contains(t.Name) && !t.Name.StartsWith("scenario-", StringComparison.Ordinal)))
            warnings.Add(new(table.Source, 0, "", "不认识这张表，没有读", string.Join('、', Sheets)));
        if (members.Any(m => m.Roles.Length > 0) && !members.Any(m => m.Is(Role.Admin))) faults.Add(new(tables.First(t => t.Name == "members").Source, 0, "角色", "没有人是管理员", "至少一人的角色是 管理员"));
        if (settings is null || check && faults.Count > 0) return new(null, [.. InOrder(faults, tables)], [.. InOrder(warnings, tables)]);
        var programme = new Programme
        {
            Version = version, Settings = settings!, Areas = areas, Units = units, Groups = groups, Members = members, Questions = questions,
            Categories = categories, Limits = limits, Actions = actions, Calendar = calendar, Terms = terms, Asks = asks,
        };
        return new(programme, [], check ? [.. InOrder(warnings.Concat(Doubts.Of(programme)), tables)] : []);
    }

    /// <summary>As whoever sent the tables calls them and finds them: from the first table to the last.</summary>
    private static IEnumerable<Fault> InOrder(IEnumerable<Fault> faults, IReadOnlyList<Table> tables)
    {
        var sources = tables.ToLookup(t => $"{t.Name}.csv", t => t.Source);
        var places = tables.Select((t, n) => (t.Source, n)).ToLookup(t => t.Source, t => t.n);
        return faults.Select(f => f with { File = sources[f.File].FirstOrDefault(f.File) }).OrderBy(f => places[f.File].FirstOrDefault(Sheets.IndexOf(Path.GetFileNameWithoutExtension(f.File)))).ThenBy(f => f.Row);
    }

    /// <summary>Not wrong in itself, and yet hardly meant: visits could not be recorded any more. Null: it goes on.</summary>
    public static Fault? Over(Programme programme, DateOnly today) => programme.Settings.End >= today ? null
        : new("programme.csv", 0, "结束日期", $"{programme.Settings.End:O} 已经过去，应用后不能再记录走访", "今天以后的日期；开始日期和见面截止也一起改");
}
