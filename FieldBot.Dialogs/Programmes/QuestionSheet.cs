using System.Collections.Immutable;
using System.Globalization;

namespace FieldBot.Dialogs.Programmes;

/// <summary>questions: each row a step of the visit.</summary>
internal static class QuestionSheet
{
    /// <summary>Names of the visit's own steps and states.</summary>
    private static readonly string[] Reserved = ["unit", "new-name", "new-kind", "when", "day", "join", "place", "length", "same", "change", "photos", "review", "done", "cancelled", "filling"];

    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.Ordinal) { [""] = false, ["是"] = true, ["否"] = false };
    private static readonly Dictionary<string, bool> Star = new(StringComparer.Ordinal) { [""] = false, ["★"] = true };

    private static readonly Dictionary<string, QuestionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["单选"] = QuestionKind.Single, ["多选"] = QuestionKind.Multiple, ["成员多选"] = QuestionKind.Members, ["整数"] = QuestionKind.Integer,
        ["金额"] = QuestionKind.Money, ["文字"] = QuestionKind.Text, ["日期"] = QuestionKind.Date,
    };

    public static ImmutableArray<Question> Read(IReadOnlyList<Table> tables, List<Fault> faults, ImmutableArray<Unit> units, ImmutableArray<Category> categories)
    {
        var earlier = new Dictionary<string, Question>(StringComparer.Ordinal);
        var kinds = units.Select(u => u.Kind).ToHashSet(StringComparer.Ordinal);
        var codes = categories.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return PeopleSheets.Unique(new Sheet(tables, "questions", faults, "编码", "核心", "问题", "English", "类型", "选项", "条件", "必答", "默认上次", "上限", "建议立件", "通知", "独选"),
            row =>
            {
                var question = Read(row, earlier, kinds, codes);
                earlier.TryAdd(question.Code, question);
                return question;
            }, q => q.Code);
    }

    private static Question Read(Row row, Dictionary<string, Question> earlier, HashSet<string> unitKinds, HashSet<string> categories)
    {
        var code = row.Code();
        if (Reserved.Contains(code, StringComparer.OrdinalIgnoreCase)) row.Fault("编码", $"“{code}”是系统用的名称", "换一个编码");
        var (kind, min, max) = Kind(row);
        var choices = Choices(row, kind);
        return new(code, row.OneOf("核心", Star, otherwise: false), row.Text("问题"), row["English"], kind, choices, min, max, ConditionOf(row, earlier, unitKinds),
            row.OneOf("必答", YesNo, otherwise: false), row.OneOf("默认上次", YesNo, otherwise: false), Ceiling(row, kind, earlier),
            Suggestions(row, kind, choices, categories), Notices(row, choices), Exclusive(row, kind, choices));
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
                row.Fault("类型", $"“{row["类型"]}”的范围不对", "整数 最小-最大,例如 整数 0-9999");
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
        // 本组成员 stands in the table so that people see what is offered; the list is made of the group.
        if (kind is not (QuestionKind.Single or QuestionKind.Multiple))
        {
            if (row["选项"].Length > 0 && kind != QuestionKind.Members) row.Fault("选项", "这种类型没有选项", "留空");
            return [];
        }

        var choices = row.List("选项");
        if (choices.Length < 2) row.Fault("选项", "选项少于两个", "至少两个,用 | 隔开");
        if (choices.Length > 60) row.Fault("选项", $"选项太多({choices.Length} 个)", "最多 60 个");
        foreach (var choice in choices.Where(c => c.Length > 40)) row.Fault("选项", $"“{choice[..10]}…”太长,按钮放不下", "每个最多 40 字");
        foreach (var twice in choices.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1)) row.Fault("选项", $"“{twice.Key}”写了两次", "每个一次");
        return choices;
    }

    private static Condition? ConditionOf(Row row, Dictionary<string, Question> earlier, HashSet<string> unitKinds)
    {
        const string allowed = "编码=选项|选项、编码<>选项、单位类型=类型|类型、首次走访,或留空";
        var text = row["条件"];
        if (text.Length == 0) return null;
        if (text == "首次走访") return new Condition.FirstVisit();
        var not = text.Contains("<>", StringComparison.Ordinal);
        if (text.Split(not ? "<>" : "=", 2, StringSplitOptions.TrimEntries) is not [var name, { Length: > 0 } list])
        {
            row.Fault("条件", $"“{text}”看不懂", allowed);
            return null;
        }

        ImmutableArray<string> values = [.. list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (name == "单位类型")
        {
            foreach (var kind in values.Where(v => !unitKinds.Contains(v))) row.Fault("条件", $"units 里没有“{kind}”这种类型", string.Join('、', unitKinds));
            return new Condition.OnUnitKind(not, values);
        }

        if (!earlier.TryGetValue(name, out var question))
        {
            row.Fault("条件", $"前面没有编码为“{name}”的问题", "条件只能用排在前面的问题");
            return null;
        }

        foreach (var value in values.Where(v => !question.Choices.Contains(v))) row.Fault("条件", $"“{name}”没有“{value}”这个选项", string.Join('|', question.Choices));
        return new Condition.OnAnswer(name, not, values);
    }

    private static string? Ceiling(Row row, QuestionKind kind, Dictionary<string, Question> earlier)
    {
        var code = row["上限"];
        if (code.Length == 0) return null;
        if (kind != QuestionKind.Integer) row.Fault("上限", "只有整数题可以有上限", "留空");
        if (!earlier.TryGetValue(code, out var other) || other.Kind != QuestionKind.Integer) row.Fault("上限", $"前面没有编码为“{code}”的整数题", "排在前面的整数题的编码");
        return code;
    }

    private static string? Exclusive(Row row, QuestionKind kind, ImmutableArray<string> choices)
    {
        var alone = row["独选"];
        if (alone.Length == 0) return null;
        if (kind != QuestionKind.Multiple) row.Fault("独选", "只有多选题可以有独选", "留空");
        else if (!choices.Contains(alone)) row.Fault("独选", $"选项里没有“{alone}”", string.Join('|', choices));
        return alone;
    }

    private static ImmutableArray<SuggestionRule> Suggestions(Row row, QuestionKind kind, ImmutableArray<string> choices, HashSet<string> categories)
    {
        var rules = ImmutableArray.CreateBuilder<SuggestionRule>();
        foreach (var text in row["建议立件"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (text == "有内容")
            {
                if (kind != QuestionKind.Text) row.Fault("建议立件", "“有内容”只用于文字题", "类目=选项|选项");
                // Which category it is, whoever reports it says.
                rules.Add(new("", []));
                continue;
            }

            if (text.Split('=', 2, StringSplitOptions.TrimEntries) is not [var category, { Length: > 0 } list])
            {
                row.Fault("建议立件", $"“{text}”看不懂", "类目=选项|选项,几条之间用逗号;文字题用 有内容");
                continue;
            }

            row.Reference("建议立件", category, categories, "categories");
            rules.Add(new(category, Known(row, "建议立件", list, choices)));
        }

        return rules.ToImmutable();
    }

    private static ImmutableArray<NotifyRule> Notices(Row row, ImmutableArray<string> choices)
    {
        var rules = ImmutableArray.CreateBuilder<NotifyRule>();
        foreach (var text in row["通知"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (text.Split('=', 2, StringSplitOptions.TrimEntries) is not [var choice, { Length: > 0 } list])
            {
                row.Fault("通知", $"“{text}”看不懂", "选项=角色|角色");
                continue;
            }

            Known(row, "通知", choice, choices);
            var words = list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words.Where(w => !PeopleSheets.RoleWords.ContainsKey(w))) row.Fault("通知", $"没有“{word}”这个角色", string.Join('、', PeopleSheets.RoleWords.Keys));
            rules.Add(new(choice, [.. words.Where(PeopleSheets.RoleWords.ContainsKey).Select(w => PeopleSheets.RoleWords[w])]));
        }

        return rules.ToImmutable();
    }

    private static ImmutableArray<string> Known(Row row, string column, string list, ImmutableArray<string> choices)
    {
        ImmutableArray<string> values = [.. list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        foreach (var value in values.Where(v => !choices.Contains(v))) row.Fault(column, $"选项里没有“{value}”", string.Join('|', choices));
        return values;
    }
}
