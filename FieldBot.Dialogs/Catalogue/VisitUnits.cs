using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Which units a cadre may choose: the group's own first, then all others, those that cadres added last; and 新增单位.</summary>
internal static class VisitUnits
{
    public static IReadOnlyList<Option> Options(Draft draft)
    {
        var own = Own(draft).ToHashSet(StringComparer.Ordinal);
        return [.. Own(draft).Select(code => new Option(code, NameOf(code, draft))),
            .. draft.Programme.Units.Where(u => !own.Contains(u.Code)).Select(u => new Option(u.Code, u.Name)),
            .. Added(draft).Select(u => new Option(u.Code, u.Name))];
    }

    public static IReadOnlyList<Option> Pinned(Draft draft) => [new(VisitForm.New, draft.Words.Plain("visit.unit.new"))];

    /// <summary>The only unit the group is stationed at: it need not be asked for, and can be changed.</summary>
    public static string? Only(Facts facts) => facts.Me?.Group is { } g && facts.Programme.Group(g)?.Units is [var only] ? only : null;

    public static string NameOf(string code, Draft draft) => code == VisitForm.New
        ? draft.Given(VisitForm.NewName) is Answer.Words w ? w.Text : draft.Words.Plain("visit.unit.new")
        : Units.Find(code, draft.Facts)?.Name ?? code;

    /// <summary>A code for a unit that is added; a workbook may have taken the next one already.</summary>
    public static string NewCode(Facts facts)
    {
        var number = facts.Records.AddedUnits.Count + 1;
        while (facts.Programme.Unit($"X{number}") is not null || Units.Added($"X{number}", facts) is not null) number++;
        return $"X{number}";
    }

    /// <summary>Type of the unit being visited; conditions of the questionnaire ask for it.</summary>
    public static string? KindOf(Draft draft) => draft.Chosen(VisitForm.Unit) switch
    {
        null => null,
        VisitForm.New => draft.Chosen(VisitForm.NewKind),
        var code => Units.Find(code, draft.Facts)?.Kind,
    };

    public static IEnumerable<string> Kinds(Programme programme) => programme.Units.Select(u => u.Kind).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Own(Draft draft) => draft.Facts.Me?.Group is { } g ? draft.Programme.Group(g)?.Units ?? [] : [];

    private static IEnumerable<Unit> Added(Draft draft) => draft.Facts.Records.AddedUnits.Where(u => u.MergedInto is null && draft.Programme.Unit(u.Unit.Code) is null).Select(u => u.Unit);
}
