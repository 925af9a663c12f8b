using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>What one question says of others, of units, categories and roles. Only what stands in earlier rows may be named.</summary>
/// <param name="codes">Codes of all rows, to tell a question that comes later from one that does not exist.</param>
internal sealed class QuestionRules(HashSet<string> codes, HashSet<string> unitKinds, HashSet<string> categories)
{
    private const string ConditionForm = "编码=选项|选项、编码<>选项|选项、单位类型=类型|类型、单位类型<>类型|类型、首次走访，或留空";
    private readonly Dictionary<string, Question> _earlier = new(StringComparer.Ordinal);

    public Question Seen(Question question)
    {
        _earlier.TryAdd(question.Code, question);
        return question;
    }

    public Condition? Condition(Row row)
    {
        var text = row["条件"];
        if (text.Length == 0) return null;
        if (text == "首次走访") return new Condition.FirstVisit();
        var not = text.Contains("<>", StringComparison.Ordinal);
        if (text.Split(not ? "<>" : "=", StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, var list] || Parts(list) is not { Length: > 0 } values)
        {
            row.Fault("条件", $"“{text}”看不懂", ConditionForm);
            return null;
        }

        if (name == "单位类型")
        {
            foreach (var kind in values.Where(v => unitKinds.Count > 0 && !unitKinds.Contains(v))) row.Fault("条件", $"“单位”表(units)里没有“{kind}”这种类型", string.Join('、', unitKinds));
            return new Condition.OnUnitKind(not, values);
        }

        if (Earlier(row, "条件", name) is not { } question) return null;
        if (question.Kind is not (QuestionKind.Single or QuestionKind.Multiple)) row.Fault("条件", $"“{name}”不是选择题", "前面的单选题或多选题");
        else Known(row, "条件", values, question.Choices, $"“{name}”没有");
        return new Condition.OnAnswer(name, not, values);
    }

    public string? Ceiling(Row row, QuestionKind kind)
    {
        var code = row["上限"];
        if (code.Length == 0) return null;
        if (kind != QuestionKind.Integer) row.Fault("上限", "只有整数题可以有上限", "留空");
        else if (Earlier(row, "上限", code) is { Kind: not QuestionKind.Integer }) row.Fault("上限", $"“{code}”不是整数题", "前面的整数题的编码");
        return code;
    }

    public ImmutableArray<SuggestionRule> Suggestions(Row row, QuestionKind kind, ImmutableArray<string> choices)
    {
        var rules = ImmutableArray.CreateBuilder<SuggestionRule>();
        foreach (var text in row["建议立件"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (text == "有内容")
            {
                if (kind != QuestionKind.Text) row.Fault("建议立件", "“有内容”只用于文字题", "类目=选项|选项");
                // Which category it is, whoever reports it says.
                rules.Add(new("", []));
            }
            else if (text.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } category, var list] && Parts(list) is { Length: > 0 } values)
            {
                row.Reference("建议立件", category, categories, "categories");
                if (rules.Any(r => r.Category == category)) row.Fault("建议立件", $"“{category}”写了两次", "每个类目一次，选项之间用 | 隔开");
                Known(row, "建议立件", values, choices, "选项里没有");
                rules.Add(new(category, values));
            }
            else row.Fault("建议立件", $"“{text}”看不懂", "类目=选项|选项，几条之间用半角逗号；文字题用 有内容");
        }

        return rules.ToImmutable();
    }

    public static ImmutableArray<NotifyRule> Notices(Row row, ImmutableArray<string> choices)
    {
        var rules = ImmutableArray.CreateBuilder<NotifyRule>();
        foreach (var text in row["通知"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (text.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } choice, var list] || Parts(list) is not { Length: > 0 } words)
            {
                row.Fault("通知", $"“{text}”看不懂", "选项=角色|角色，几条之间用半角逗号");
                continue;
            }

            Known(row, "通知", [choice], choices, "选项里没有");
            foreach (var word in words.Where(w => !PeopleSheets.RoleWords.ContainsKey(w))) row.Fault("通知", $"没有“{word}”这个角色", string.Join('、', PeopleSheets.RoleWords.Keys));
            rules.Add(new(choice, [.. words.Where(PeopleSheets.RoleWords.ContainsKey).Select(w => PeopleSheets.RoleWords[w])]));
        }

        return rules.ToImmutable();
    }

    public static string? Exclusive(Row row, QuestionKind kind, ImmutableArray<string> choices)
    {
        var alone = row["独选"];
        if (alone.Length == 0) return null;
        if (kind != QuestionKind.Multiple) row.Fault("独选", "只有多选题可以有独选", "留空");
        else Known(row, "独选", [alone], choices, "选项里没有");
        return alone;
    }

    /// <summary>名称 of a number that adds up; 名称=选项|选项 of answers whose share is asked for.</summary>
    public static Summed? Summed(Row row, string column, QuestionKind kind, ImmutableArray<string> choices)
    {
        var text = row[column];
        if (text.Length == 0) return null;
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var values = parts is [_, var list] ? Parts(list) : [];
        if (kind is QuestionKind.Integer or QuestionKind.Money ? parts.Length > 1 : kind is not (QuestionKind.Single or QuestionKind.Multiple) || values.IsEmpty)
            row.Fault(column, $"“{text}”看不懂", kind switch
            {
                QuestionKind.Integer or QuestionKind.Money => "只写名称，例如 见到职工",
                QuestionKind.Single or QuestionKind.Multiple => $"名称=选项|选项，例如 {parts[0]}={choices.FirstOrDefault()}",
                _ => "这种问题不能汇总，留空",
            });
        Known(row, column, values, choices, "选项里没有");
        if (parts[0].Length is 0 or > 20) row.Fault(column, parts[0].Length == 0 ? "没有名称" : $"名称太长({parts[0].Length} 字)", "名称 1 到 20 字");
        return new(parts[0], values);
    }

    private Question? Earlier(Row row, string column, string code)
    {
        if (_earlier.TryGetValue(code, out var question)) return question;
        var what = code == row["编码"] ? "不能是这道题自己" : codes.Contains(code) ? $"“{code}”排在后面" : $"没有编码为“{code}”的问题";
        row.Fault(column, what, column == "条件" ? $"排在前面的问题；写法：{ConditionForm}" : "排在前面的整数题的编码");
        return null;
    }

    private static void Known(Row row, string column, ImmutableArray<string> values, ImmutableArray<string> choices, string lacks)
    {
        foreach (var value in values.Where(v => !choices.Contains(v)))
            row.Fault(column, $"{lacks}“{value}”", choices.IsEmpty ? "只有单选题和多选题有选项" : string.Join('|', choices));
    }

    private static ImmutableArray<string> Parts(string list) => [.. list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
