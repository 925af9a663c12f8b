using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>limits and categories: what an issue can be about, and how long it may take.</summary>
internal static class LedgerSheets
{
    private const string Direct = "直达市总";

    private static readonly Dictionary<string, bool> Clocks = new(StringComparer.Ordinal) { ["自然时"] = false, ["工作时"] = true };

    public static ImmutableArray<Limit> Limits(IReadOnlyList<Table> tables, List<Fault> faults) =>
        PeopleSheets.Unique(new Sheet(tables, "limits", faults, "时限", "计时", "签收(小时)", "首次联系(小时)", "办结(工作日)", "可延期(工作日)"),
            r => new Limit(r.Text("时限", 20), r.OneOf("计时", Clocks, otherwise: true), r.Number0("签收(小时)", 0, 1000) ?? 0, r.Number0("首次联系(小时)", 0, 1000) ?? 0,
                r.Number0("办结(工作日)", 1, 365) ?? 1, r.Number0("可延期(工作日)", 0, 365) ?? 0), l => l.Name, "时限");

    public static ImmutableArray<Category> Categories(IReadOnlyList<Table> tables, List<Fault> faults, ImmutableArray<Limit> limits, ImmutableArray<Member> members)
    {
        var limitNames = limits.Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        var codes = members.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        var sheet = new Sheet(tables, "categories", faults, [Direct], "编码", "一级类目", "English", "二级类目", "时限", "办结佐证", "限定处理人");
        return PeopleSheets.Unique(sheet, r =>
        {
            var handlers = r.List("限定处理人");
            foreach (var handler in handlers) r.Reference("限定处理人", handler, codes, "members");
            foreach (var twice in handlers.GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() > 1)) r.Fault("限定处理人", $"“{twice.Key}”写了两次", "每人一次");
            var (kinds, direct) = (r.Distinct("二级类目", 40), r.List(Direct));
            foreach (var kind in sheet.Has("二级类目") ? direct.Except(kinds, StringComparer.Ordinal) : []) r.Fault(Direct, $"“二级类目”里没有“{kind}”", kinds.IsEmpty ? "先写上二级类目，或留空" : string.Join('|', kinds));
            return new Category(r.Code(), r.Text("一级类目", 40), r.Fitting("English", 100), kinds, r.Reference("时限", r["时限"], limitNames, "limits"), r.List("办结佐证"), handlers) { Direct = direct };
        }, c => c.Code);
    }
}
