using System.Collections.Frozen;

namespace FieldBot.Dialogs.Programmes;

/// <summary>What the tables are called as sheets of the workbook.</summary>
public static class SheetTitles
{
    /// <summary>The sheet that explains the others; nothing of it is read.</summary>
    public const string Guide = "说明";

    /// <summary>The sheet that lists what is wrong, in a workbook that was returned.</summary>
    public const string Faults = "错误";

    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["programme"] = "项目", ["areas"] = "区域", ["units"] = "单位", ["groups"] = "工作组", ["members"] = "人员", ["questions"] = "问题",
        ["categories"] = "类目", ["limits"] = "时限", ["actions"] = "动作", ["calendar"] = "日历", ["terms"] = "术语", [AskSheet.Name] = "问法",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Names = Titles.ToFrozenDictionary(t => t.Value, t => t.Key, StringComparer.Ordinal);

    public static string Of(string table) => Titles.GetValueOrDefault(table, table);

    /// <summary>The table that a sheet holds: by its Chinese title or its English name, in any case.</summary>
    public static string NameOf(string sheet) => Names.TryGetValue(sheet.Trim(), out var name) ? name : sheet.Trim().ToLowerInvariant();
}
