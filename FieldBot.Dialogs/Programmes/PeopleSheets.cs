using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>areas, units, groups, members: who is where.</summary>
internal static class PeopleSheets
{
    private static readonly Dictionary<string, Role> Roles = new(StringComparer.Ordinal)
    {
        ["组员"] = Role.Cadre, ["组长"] = Role.GroupLeader, ["受理"] = Role.Intake, ["联络员"] = Role.Liaison, ["领导"] = Role.Leader,
        ["审核销号"] = Role.Closer, ["值班"] = Role.OnCall, ["身份保管"] = Role.IdentityKeeper, ["审计"] = Role.Auditor, ["管理员"] = Role.Admin,
    };

    public static IReadOnlyDictionary<string, Role> RoleWords => Roles;

    public static (ImmutableArray<Area> Areas, ImmutableArray<Unit> Units, ImmutableArray<Group> Groups, ImmutableArray<Member> Members) Read(IReadOnlyList<Table> tables, List<Fault> faults, List<Fault> warnings)
    {
        var areas = Unique(new Sheet(tables, "areas", faults, "编码", "名称", "层级"), r => new Area(r.Code(), r.Text("名称", 60), r["层级"]), a => a.Code);
        var areaCodes = areas.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        var units = Unique(new Sheet(tables, "units", faults, "编码", "名称", "类型", "所属区域", "纬度", "经度", "来源"),
            r => new Unit(r.Code(), r.Text("名称", 60), r.Text("类型", 30), r.Reference("所属区域", r["所属区域"], areaCodes, "areas"), r.Degrees("纬度", 90), r.Degrees("经度", 180), r["来源"]), u => u.Code);
        var unitCodes = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var groups = Unique(new Sheet(tables, "groups", faults, "编码", "名称", "所属区域", "蹲点单位"),
            r => new Group(r.Code(), r.Text("名称", 60), r.Reference("所属区域", r["所属区域"], areaCodes, "areas"), UnitsOf(r, unitCodes, warnings)), g => g.Code);
        var scopes = areaCodes.Concat(unitCodes).Concat(groups.Select(g => g.Code)).Append(Member.All).ToHashSet(StringComparer.Ordinal);
        var groupCodes = groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        var members = Unique(new Sheet(tables, "members", faults, "编码", "姓名", "角色", "工作组", "范围"), r => MemberOf(r, groupCodes, scopes), m => m.Code);
        return (areas, units, groups, members);
    }

    /// <summary>Rows as records; a code that comes twice is a fault, and only the first counts.</summary>
    public static ImmutableArray<T> Unique<T>(Sheet sheet, Func<Row, T> read, Func<T, string> code)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var records = ImmutableArray.CreateBuilder<T>();
        foreach (var row in sheet.Rows)
        {
            var record = read(row);
            if (seen.Add(code(record))) records.Add(record);
            else row.Fault("编码", $"编码“{code(record)}”用了两次", "每个编码一次");
        }

        if (records.Count == 0 && !sheet.Missing) sheet.Fault(0, "", "表里没有内容", "至少一行");
        return records.ToImmutable();
    }

    private static ImmutableArray<string> UnitsOf(Row row, HashSet<string> known, List<Fault> warnings)
    {
        var units = row.List("蹲点单位");
        if (units.IsEmpty) row.Fault("蹲点单位", "没有填", "units 的编码,几个之间用 | 隔开");
        foreach (var unit in units) row.Reference("蹲点单位", unit, known, "units");
        if (units.Distinct(StringComparer.Ordinal).Count() < units.Length) warnings.Add(new("groups.csv", row.Number, "蹲点单位", "同一个单位写了两次,按一次算", "每个单位一次"));
        return [.. units.Distinct(StringComparer.Ordinal)];
    }

    private static Member MemberOf(Row row, HashSet<string> groups, HashSet<string> scopes)
    {
        var roles = ImmutableArray.CreateBuilder<Role>();
        foreach (var word in row.List("角色"))
        {
            if (!Roles.TryGetValue(word, out var role)) row.Fault("角色", $"没有“{word}”这个角色", string.Join('、', Roles.Keys));
            else if (!roles.Contains(role)) roles.Add(role);
        }

        if (row["角色"].Length == 0) row.Fault("角色", "没有填", string.Join('、', Roles.Keys));
        var group = row["工作组"] is { Length: > 0 } g ? row.Reference("工作组", g, groups, "groups") : null;
        if (group is null && roles.Any(r => r is Role.Cadre or Role.GroupLeader)) row.Fault("工作组", "组员和组长要有工作组", "groups 的编码");
        var scope = row.List("范围");
        if (scope.IsEmpty) row.Fault("范围", "没有填", "组、单位或区域的编码,或 全部");
        foreach (var part in scope.Where(s => !scopes.Contains(s))) row.Fault("范围", $"没有编码为“{part}”的组、单位或区域", "组、单位或区域的编码,或 全部");
        return new(row.Code(), row.Text("姓名", 40), roles.ToImmutable(), group, scope);
    }
}
