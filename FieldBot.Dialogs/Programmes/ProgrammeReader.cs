using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>What came of reading the tables: a programme, or every fault at once.</summary>
/// <param name="Warnings">What is allowed but likely not meant.</param>
public sealed record ProgrammeReading(Programme? Programme, ImmutableArray<Fault> Faults, ImmutableArray<Fault> Warnings);

/// <summary>Understands the tables of a programme. It never stops at the first fault: who mends a workbook wants them all.</summary>
public static class ProgrammeReader
{
    public static ProgrammeReading Read(IReadOnlyList<Table> tables, int version)
    {
        var faults = new List<Fault>();
        var warnings = new List<Fault>();
        var settings = SettingsSheet.Read(tables, faults);
        var (areas, units, groups, members) = PeopleSheets.Read(tables, faults, warnings);
        var limits = LedgerSheets.Limits(tables, faults);
        var categories = LedgerSheets.Categories(tables, faults, limits, members);
        var questions = QuestionSheet.Read(tables, faults, units, categories);
        var actions = PlanSheets.Actions(tables, faults);
        var calendar = PlanSheets.Calendar(tables, faults);
        var terms = PlanSheets.Terms(tables, faults);
        if (faults.Count > 0) return new(null, [.. faults], [.. warnings]);
        var programme = new Programme
        {
            Version = version, Settings = settings!, Areas = areas, Units = units, Groups = groups, Members = members, Questions = questions,
            Categories = categories, Limits = limits, Actions = actions, Calendar = calendar, Terms = terms,
        };
        return new(programme, [], [.. warnings, .. Doubts.Of(programme)]);
    }
}
