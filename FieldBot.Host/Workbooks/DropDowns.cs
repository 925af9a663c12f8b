using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries.Questions;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>What can be picked in a cell instead of being typed.</summary>
internal static class DropDowns
{
    private const int Rows = 5000;

    /// <summary>Words of a column, by table; a column of another table is meant by its name.</summary>
    private static readonly (string Table, string Column, string Words, bool Several)[] Known =
    [
        ("units", "所属区域", "@areas", false), ("groups", "所属区域", "@areas", false), ("groups", "蹲点单位", "@units", true),
        ("members", "工作组", "@groups", false), ("members", "角色", string.Join(',', ProgrammeReader.Roles.Keys), true),
        ("questions", "核心", "★", false), ("questions", "必答", "是", false), ("questions", "默认上次", "是", false), ("questions", "类型", "单选,多选,成员多选,整数 0-99999,金额,文字 500,日期", true),
        ("categories", "时限", "@limits", false), ("limits", "计时", "自然时,工作时", false), ("actions", "类别", "规定,自选", false), ("actions", "自动计数", "首次走访,全覆盖,台账", true), ("calendar", "班休", "班,休", false), ("asks", "意思", string.Join(',', Meanings.SubjectWords), true),
    ];

    public static IReadOnlyList<DataValidation> Of(Table table, IReadOnlyList<Table> tables) =>
        [.. Known.Where(k => k.Table == table.Name && table.Header.Contains(k.Column)).Select(k => Of(k.Words, CellName.Letters(table.Header.IndexOf(k.Column) + 1), k.Several, tables)).OfType<DataValidation>()];

    /// <param name="several">Other values may be typed, such as two joined by |.</param>
    private static DataValidation? Of(string words, string column, bool several, IReadOnlyList<Table> tables)
    {
        var formula = words.StartsWith('@') ? Column(tables.FirstOrDefault(t => t.Name == words[1..])) : $"\"{words}\"";
        return formula is null ? null : new DataValidation(new Formula1(formula))
        {
            Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = !several, ErrorTitle = "请从列表里选", Error = "请从下拉列表里选一个，或留空。",
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{column}2:{column}{Rows}" },
        };
    }

    // Its first column holds the codes.
    private static string? Column(Table? table) => table is null ? null : $"'{SheetTitles.Of(table.Name)}'!$A$2:$A${Rows}";
}
