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

    /// <summary>What the members table calls the role.</summary>
    public static string WordOf(Role role) => Roles.First(r => r.Value == role).Key;

    public static (ImmutableArray<Area> Areas, ImmutableArray<Unit> Units, ImmutableArray<Group> Groups, ImmutableArray<Member> Members) Read(IReadOnlyList<Table> tables, List<Fault> faults, List<Fault> warnings)
    {
        var areas = Unique(new Sheet(tables, "areas", faults, "编码", "名称", "层级"), r => new Area(r.Code(), r.Text("名称", 60), r.Fitting("层级", 40)), a => a.Code);
        var areaCodes = areas.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        var units = Unique(new Sheet(tables, "units", faults, "编码", "名称", "类型", "所属区域", "纬度", "经度", "来源"),
            r => UnitOf(r, areaCodes), u => u.Code);
        var unitCodes = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var groups = Unique(new Sheet(tables, "groups", faults, "编码", "名称", "所属区域", "蹲点单位"),
            r => new Group(r.Code(), r.Text("名称", 60), r.Reference("所属区域", r["所属区域"], areaCodes, "areas"), UnitsOf(r, unitCodes, warnings)), g => g.Code);
        var scopes = areaCodes.Concat(unitCodes).Concat(groups.Select(g => g.Code)).Append(Member.All).ToHashSet(StringComparer.Ordinal);
        var complete = areas.Any(a => a.Code.Length > 0) && units.Any(u => u.Code.Length > 0) && groups.Any(g => g.Code.Length > 0);
        var groupCodes = groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        var members = Unique(new Sheet(tables, "members", faults, "编码", "姓名", "角色", "工作组", "范围"), r => MemberOf(r, groupCodes, scopes, complete), m => m.Code);
        Apart(tables, faults, areaCodes, unitCodes, groupCodes);
        return (areas, units, groups, members);
    }

    /// <summary>范围 names a group, a unit or an area by its code alone, so no two of them may have the same.</summary>
    private static void Apart(IReadOnlyList<Table> tables, List<Fault> faults, HashSet<string> areas, HashSet<string> units, HashSet<string> groups)
    {
        foreach (var (name, others, from) in new[] { ("units", areas, "areas"), ("groups", areas, "areas"), ("groups", units, "units") })
        {
            if (tables.FirstOrDefault(t => t.Name == name) is not { } table || table.Header.IndexOf("编码") is not (>= 0 and var column)) continue;
            for (var i = 0; i < table.Rows.Length; i++)
                if (column < table.Rows[i].Length && table.Rows[i][column].Trim() is { Length: > 0 } code && others.Contains(code))
                    faults.Add(new(table.Source, i + 2, "编码", $"“{code}”在 {from} 里已经用了", "区域、单位和工作组的编码各不相同"));
        }
    }

    /// <summary>Rows as records; a code that comes twice is a fault, and only the first counts.</summary>
    public static ImmutableArray<T> Unique<T>(Sheet sheet, Func<Row, T> read, Func<T, string> code, string column = "编码")
    {
        // People type codes in either case, so codes may not differ in that alone.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var records = ImmutableArray.CreateBuilder<T>();
        foreach (var row in sheet.Rows)
        {
            var record = read(row);
            if (code(record).Length == 0 || seen.Add(code(record))) records.Add(record);
            else row.Fault(column, $"“{code(record)}”用了两次", "每个一次，只有大小写不同也算相同");
        }

        if (records.Count == 0 && !sheet.Missing) sheet.Fault(0, "", "表里没有内容", "至少一行");
        return records.ToImmutable();
    }

    private static Unit UnitOf(Row row, HashSet<string> areas)
    {
        var unit = new Unit(row.Code(), row.Text("名称", 60), row.Text("类型", 30), row.Reference("所属区域", row["所属区域"], areas, "areas"), row.Degrees("纬度", 90), row.Degrees("经度", 180), row.Fitting("来源", 40));
        if (row["纬度"].Length == 0 != (row["经度"].Length == 0)) row.Fault(row["纬度"].Length == 0 ? "纬度" : "经度", "纬度和经度只填了一个", "两个都填，或都不填");
        return unit;
    }

    private static ImmutableArray<string> UnitsOf(Row row, HashSet<string> known, List<Fault> warnings)
    {
        var units = row.List("蹲点单位");
        if (units.IsEmpty) row.Fault("蹲点单位", "没有填", "“单位”表(units)里的编码，几个之间用 | 隔开");
        foreach (var unit in units.Distinct(StringComparer.Ordinal)) row.Reference("蹲点单位", unit, known, "units");
        if (units.Distinct(StringComparer.Ordinal).Count() < units.Length) warnings.Add(new("groups.csv", row.Number, "蹲点单位", "同一个单位写了两次，按一次算", "每个单位一次"));
        return [.. units.Distinct(StringComparer.Ordinal)];
    }

    private static Member MemberOf(Row row, HashSet<string> groups, HashSet<string> scopes, bool complete)
    {
        var roles = ImmutableArray.CreateBuilder<Role>();
        foreach (var word in row.List("角色"))
        {
            if (!Roles.TryGetValue(word, out var role)) row.Fault("角色", $"没有“{word}”这个角色", string.Join('、', Roles.Keys));
            else if (!roles.Contains(role)) roles.Add(role);
        }

        if (row["角色"].Length == 0) row.Fault("角色", "没有填", string.Join('、', Roles.Keys));
        if (row["编码"].Equals(EmptyProgramme.Admin, StringComparison.OrdinalIgnoreCase)) row.Fault("编码", $"“{EmptyProgramme.Admin}”是系统自带的管理员", "换一个编码");
        var group = row["工作组"] is { Length: > 0 } g ? row.Reference("工作组", g, groups, "groups") : null;
        if (group is null && roles.Any(r => r is Role.Cadre or Role.GroupLeader)) row.Fault("工作组", "组员和组长要有工作组", "“工作组”表(groups)里的编码");
        var scope = row.List("范围");
        if (scope.IsEmpty) row.Fault("范围", "没有填", "组、单位或区域的编码，或 全部");
        foreach (var part in scope.Where(s => complete && !scopes.Contains(s))) row.Fault("范围", $"没有编码为“{part}”的组、单位或区域", "组、单位或区域的编码，或 全部");
        return new(row.Code(), row.Text("姓名", 40), roles.ToImmutable(), group, scope);
    }
}
