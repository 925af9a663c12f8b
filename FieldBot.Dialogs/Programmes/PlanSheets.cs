using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>actions, calendar and terms.</summary>
internal static class PlanSheets
{
    private static readonly Dictionary<string, bool> Kinds = new(StringComparer.Ordinal) { ["规定"] = true, ["自选"] = false };
    private static readonly Dictionary<string, bool> Days = new(StringComparer.Ordinal) { ["班"] = true, ["休"] = false };

    private const string Counted = "自动计数", CountedAllowed = "留空、首次走访、全覆盖、台账，或条件，如 QV04=座谈";

    public static ImmutableArray<PlannedAction> Actions(IReadOnlyList<Table> tables, List<Fault> faults, ImmutableArray<Question> questions) =>
        PeopleSheets.Unique(new Sheet(tables, "actions", faults, [Counted], "编码", "类别", "名称", "English", "起(周)", "止(周)", "次数"), r =>
        {
            var action = new PlannedAction(r.Code(), r.OneOf("类别", Kinds, otherwise: false), r.Text("名称", 60), r.Fitting("English", 100),
                r.Number0("起(周)", 1, 520, required: false), r.Number0("止(周)", 1, 520, required: false), r.Number0("次数", 1, 1000, required: false), CountOf(r, questions));
            if (action.FromWeek > action.ToWeek) r.Fault("止(周)", "早于起(周)", "不小于起(周)");
            if (r["起(周)"].Length == 0 != (r["止(周)"].Length == 0)) r.Fault(r["起(周)"].Length == 0 ? "起(周)" : "止(周)", "起止只填了一个", "两个都填，或都不填");
            return action;
        }, a => a.Code);

    private static ActionCount? CountOf(Row row, ImmutableArray<Question> questions)
    {
        var text = row[Counted];
        switch (text)
        {
            case "": return null;
            case "首次走访": return new ActionCount.FirstVisit();
            case "全覆盖": return new ActionCount.Coverage();
            case "台账": return new ActionCount.Ledger();
        }

        var not = text.Contains("<>", StringComparison.Ordinal);
        if (text.Split(not ? "<>" : "=", 2, StringSplitOptions.TrimEntries) is not [var code, var values]) { row.Fault(Counted, $"看不懂“{text}”", CountedAllowed); return null; }
        var chosen = values.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // That there is no question at all, or none to choose from, has been said.
        if (questions.IsEmpty || questions.Any(q => q.Code == code && q.Kind is QuestionKind.Single or QuestionKind.Multiple && q.Choices.IsEmpty)) return null;
        if (questions.FirstOrDefault(q => q.Code == code) is not { Choices.Length: > 0 } question) { row.Fault(Counted, $"“问题”表(questions)里没有选择题“{code}”", CountedAllowed); return null; }
        foreach (var value in chosen.Where(v => !question.Choices.Contains(v))) row.Fault(Counted, $"“{code}”没有选项“{value}”", string.Join('|', question.Choices));
        if (chosen.Length == 0) row.Fault(Counted, $"“{text}”没有写选项", string.Join('|', question.Choices));
        return new ActionCount.Visits(code, not, [.. chosen]);
    }

    public static ImmutableArray<CalendarDay> Calendar(IReadOnlyList<Table> tables, List<Fault> faults)
    {
        var seen = new HashSet<DateOnly>();
        var days = ImmutableArray.CreateBuilder<CalendarDay>();
        foreach (var row in new Sheet(tables, "calendar", faults, "日期", "班休", "节日").Rows)
        {
            var day = new CalendarDay(row.Day("日期"), row.OneOf("班休", Days, otherwise: false), row.Fitting("节日", 40));
            if (seen.Add(day.Day) || day.Day == default) days.Add(day);
            else row.Fault("日期", $"{row["日期"]} 写了两次", "每天一次");
        }

        return days.ToImmutable();
    }

    public static ImmutableDictionary<string, string> Terms(IReadOnlyList<Table> tables, List<Fault> faults)
    {
        var terms = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var row in new Sheet(tables, "terms", faults, "中文", "English").Rows)
            if (row.Text("中文", 60) is { Length: > 0 } term && !terms.TryAdd(term, row.Text("English", 60)) && terms[term] != row["English"])
                row.Fault("中文", $"“{term}”有两种译法", "每个词一种");
        return terms.ToImmutable();
    }
}
