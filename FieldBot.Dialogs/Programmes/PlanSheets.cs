using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>actions, calendar and terms.</summary>
internal static class PlanSheets
{
    private static readonly Dictionary<string, bool> Kinds = new(StringComparer.Ordinal) { ["规定"] = true, ["自选"] = false };
    private static readonly Dictionary<string, bool> Days = new(StringComparer.Ordinal) { ["班"] = true, ["休"] = false };

    public static ImmutableArray<PlannedAction> Actions(IReadOnlyList<Table> tables, List<Fault> faults) =>
        PeopleSheets.Unique(new Sheet(tables, "actions", faults, "编码", "类别", "名称", "English", "起(周)", "止(周)", "次数"), r =>
        {
            var action = new PlannedAction(r.Code(), r.OneOf("类别", Kinds, otherwise: false), r.Text("名称", 60), r.Fitting("English", 100),
                r.Number0("起(周)", 1, 520, required: false), r.Number0("止(周)", 1, 520, required: false), r.Number0("次数", 1, 1000, required: false));
            if (action.FromWeek > action.ToWeek) r.Fault("止(周)", "早于起(周)", "不小于起(周)");
            if (r["起(周)"].Length == 0 != (r["止(周)"].Length == 0)) r.Fault(r["起(周)"].Length == 0 ? "起(周)" : "止(周)", "起止只填了一个", "两个都填,或都不填");
            return action;
        }, a => a.Code);

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
