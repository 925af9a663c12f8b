using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Tests.Fixtures;

internal static class Quick
{
    public static Programme Read(ImmutableArray<Table> tables)
    {
        List<Dictionary<string, string>> T(string n) { var t = tables.First(x => x.Name == n); return [.. t.Rows.Select(r => t.Header.Select((h, i) => (h, r[i])).ToDictionary(p => p.h, p => p.Item2))]; }
        ImmutableArray<string> L(string s) => [.. s.Split('|', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        Role R(string s) => s switch { "组员" => Role.Cadre, "组长" => Role.GroupLeader, "受理" => Role.Intake, "联络员" => Role.Liaison, "领导" => Role.Leader, "审核销号" => Role.Closer, "值班" => Role.OnCall, "身份保管" => Role.IdentityKeeper, "审计" => Role.Auditor, _ => Role.Admin };
        Condition? C(string s) => s == "" ? null : s == "首次走访" ? new Condition.FirstVisit() : s.Split(s.Contains("<>") ? "<>" : "=") is var p && p[0] == "单位类型" ? new Condition.OnUnitKind(s.Contains("<>"), L(p[1])) : new Condition.OnAnswer(p[0], s.Contains("<>"), L(p[1]));
        Question Q(Dictionary<string, string> r)
        {
            var k = r["类型"].Split(' ');
            var kind = k[0] switch { "单选" => QuestionKind.Single, "多选" => QuestionKind.Multiple, "成员多选" => QuestionKind.Members, "整数" => QuestionKind.Integer, "金额" => QuestionKind.Money, "文字" => QuestionKind.Text, _ => QuestionKind.Date };
            decimal min = 0, max = 0;
            if (kind == QuestionKind.Integer) { var mm = k[1].Split('-'); min = decimal.Parse(mm[0], CultureInfo.InvariantCulture); max = decimal.Parse(mm[1], CultureInfo.InvariantCulture); }
            if (kind == QuestionKind.Text) max = decimal.Parse(k[1], CultureInfo.InvariantCulture);
            var sug = r["建议立件"] == "" ? [] : r["建议立件"] == "有内容" ? [new SuggestionRule("OTH", [])] : r["建议立件"].Split(',').Select(x => new SuggestionRule(x.Split('=')[0], L(x.Split('=')[1]))).ToImmutableArray();
            var no = r["通知"] == "" ? [] : r["通知"].Split(',').Select(x => new NotifyRule(x.Split('=')[0], [.. L(x.Split('=')[1]).Select(R)])).ToImmutableArray();
            return new(r["编码"], r["核心"] == "★", r["问题"], r["English"], kind, kind is QuestionKind.Single or QuestionKind.Multiple ? L(r["选项"]) : [], min, max, C(r["条件"]), r["必答"] == "是", r["默认上次"] == "是", r["上限"] == "" ? null : r["上限"], sug, no, r["独选"] == "" ? null : r["独选"]);
        }
        return new()
        {
            Version = 1,
            Settings = EmptyProgramme.Value.Settings with { Name = "守初心 解难题 办实事 开新局", Start = new(2022, 3, 30), MeetBy = new(2022, 4, 1), End = new(2022, 6, 30) },
            Areas = [.. T("areas").Select(r => new Area(r["编码"], r["名称"], r["层级"]))],
            Units = [.. T("units").Select(r => new Unit(r["编码"], r["名称"], r["类型"], r["所属区域"], null, null, null))],
            Groups = [.. T("groups").Select(r => new Group(r["编码"], r["名称"], r["所属区域"], L(r["蹲点单位"])))],
            Members = [.. T("members").Select(r => new Member(r["编码"], r["姓名"], [.. L(r["角色"]).Select(R)], r["工作组"] == "" ? null : r["工作组"], L(r["范围"])))],
            Questions = [.. T("questions").Select(Q)],
            Categories = [.. T("categories").Select(r => new Category(r["编码"], r["一级类目"], r["English"], L(r["二级类目"]), r["时限"], [], []))],
            Limits = [], Actions = [], Calendar = [],
            Terms = T("terms").ToImmutableDictionary(r => r["中文"], r => r["English"]),
        };
    }
}
