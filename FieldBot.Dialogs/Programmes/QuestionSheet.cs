using System.Collections.Immutable;
using System.Globalization;

namespace FieldBot.Dialogs.Programmes;

/// <summary>questions: each row a step of the visit.</summary>
internal static class QuestionSheet
{
    /// <summary>Names of the visit's own steps and states.</summary>
    private static readonly string[] Reserved = ["for", "unit", "new-name", "new-kind", "when", "day", "join", "join-sure", "place", "length", "same", "change", "photos", "review", "done", "cancelled", "filling"];

    private const string OwnGroup = "本组成员";

    /// <summary>A column that came later.</summary>
    private const string Summed = "汇总";

    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.Ordinal) { [""] = false, ["是"] = true, ["否"] = false };
    private static readonly Dictionary<string, bool> Star = new(StringComparer.Ordinal) { [""] = false, ["★"] = true };

    private static readonly Dictionary<string, QuestionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["单选"] = QuestionKind.Single, ["多选"] = QuestionKind.Multiple, ["成员多选"] = QuestionKind.Members, ["整数"] = QuestionKind.Integer,
        ["金额"] = QuestionKind.Money, ["文字"] = QuestionKind.Text, ["日期"] = QuestionKind.Date,
    };

    public static ImmutableArray<Question> Read(IReadOnlyList<Table> tables, List<Fault> faults, ImmutableArray<Unit> units, ImmutableArray<Category> categories)
    {
        var sheet = new Sheet(tables, "questions", faults, [Summed], "编码", "核心", "问题", "English", "类型", "选项", "条件", "必答", "默认上次", "上限", "建议立件", "通知", "独选");
        // Without these nothing can be said of a row, and every row would be blamed for the column.
        if (!sheet.Missing && !(sheet.Has("编码") && sheet.Has("类型") && sheet.Has("选项"))) return [];
        var rules = new QuestionRules([.. sheet.Rows.Select(r => r["编码"])], [.. units.Select(u => u.Kind).Where(k => k.Length > 0)], [.. categories.Select(c => c.Code)]);
        return PeopleSheets.Unique(sheet, row => rules.Seen(Read(row, rules)), q => q.Code);
    }

    private static Question Read(Row row, QuestionRules rules)
    {
        var code = row.Code();
        if (Reserved.Contains(code, StringComparer.OrdinalIgnoreCase)) row.Fault("编码", $"“{code}”是系统用的名称", "换一个编码");
        var (kind, min, max) = Kind(row);
        var choices = Choices(row, kind);
        return new(code, row.OneOf("核心", Star, otherwise: false), row.Text("问题"), row.Fitting("English"), kind, choices, min, max, rules.Condition(row),
            row.OneOf("必答", YesNo, otherwise: false), row.OneOf("默认上次", YesNo, otherwise: false), rules.Ceiling(row, kind),
            rules.Suggestions(row, kind, choices), QuestionRules.Notices(row, choices), QuestionRules.Exclusive(row, kind, choices)) { Summed = QuestionRules.Summed(row, Summed, kind, choices) };
    }

    private static (QuestionKind Kind, decimal Min, decimal Max) Kind(Row row)
    {
        var parts = row["类型"].Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !Kinds.TryGetValue(parts[0], out var kind))
        {
            row.Fault("类型", row["类型"].Length == 0 ? "没有填" : $"“{row["类型"]}”不认识", "单选、多选、成员多选、整数 最小-最大、金额、文字 最多字数、日期");
            return (QuestionKind.Text, 0, 500);
        }

        var rest = parts is [_, var r] ? r : "";
        switch (kind)
        {
            case QuestionKind.Integer:
                if (rest.Split('-') is [var low, var high] && Whole(low, out var min) && Whole(high, out var max) && min <= max) return (kind, min, max);
                row.Fault("类型", $"“{row["类型"]}”的范围不对", "整数 最小-最大，例如 整数 0-9999");
                return (kind, 0, 1);
            case QuestionKind.Text:
                if (Whole(rest, out var length) && length is >= 1 and <= 2000) return (kind, 0, length);
                row.Fault("类型", $"“{row["类型"]}”的字数不对", "文字 最多字数(1 到 2000),例如 文字 500");
                return (kind, 0, 500);
            default:
                if (rest.Length > 0) row.Fault("类型", $"“{row["类型"]}”多了“{rest}”", parts[0]);
                return (kind, 0, 0);
        }
    }

    private static bool Whole(string text, out decimal value) => decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= 1_000_000_000;

    private static ImmutableArray<string> Choices(Row row, QuestionKind kind)
    {
        if (kind == QuestionKind.Members)
        {
            // It stands in the table so that people see what is offered; the list is made of the group.
            if (row["选项"] is not ("" or OwnGroup)) row.Fault("选项", "成员多选的选项由系统列出", $"{OwnGroup},或留空");
            return [];
        }

        if (kind is not (QuestionKind.Single or QuestionKind.Multiple))
        {
            if (row["选项"].Length > 0) row.Fault("选项", "这种类型没有选项", "留空");
            return [];
        }

        var choices = row.Distinct("选项", 40);
        if (choices.Length == 1) row.Fault("选项", "只有一个选项", "至少两个，几个之间用 | 隔开");
        if (choices.Length > 60) row.Fault("选项", $"选项太多({choices.Length} 个)", "最多 60 个");
        return choices;
    }
}
