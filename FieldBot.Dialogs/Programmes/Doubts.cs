namespace FieldBot.Dialogs.Programmes;

/// <summary>What a programme may say, but its makers likely did not mean.</summary>
internal static class Doubts
{
    /// <summary>Somebody must hold each of them, and nobody several.</summary>
    private static readonly Role[] Needed = [Role.Closer, Role.IdentityKeeper, Role.OnCall];

    public static IEnumerable<Fault> Of(Programme p) => [.. Units(p), .. CalendarEnd(p), .. English(p), .. People(p), .. Areas(p), .. CityOffice(p)];

    /// <summary>Nobody would go there, and nobody would miss it.</summary>
    private static IEnumerable<Fault> Units(Programme p)
    {
        var stationed = p.Groups.SelectMany(g => g.Units).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in p.Units.Where(u => !stationed.Contains(u.Code)))
            yield return new("groups.csv", 0, "蹲点单位", $"没有工作组蹲点“{unit.Code} {unit.Name}”", $"在一个组的蹲点单位里写上 {unit.Code}");
    }

    private static IEnumerable<Fault> CalendarEnd(Programme p)
    {
        // What is registered on the last day still has its whole limit before it. Seven days a five-day week, and one week for a holiday within.
        var longest = p.Limits.Select(l => l.SolveDays + l.ExtensionDays).DefaultIfEmpty().Max();
        var days = longest * 7L / 5 + 7;
        var until = DateOnly.FromDayNumber((int)Math.Min(p.Settings.End.DayNumber + days, DateOnly.MaxValue.DayNumber));
        if (p.Calendar.IsEmpty || p.Calendar.Max(c => c.Day) < until)
            yield return new("calendar.csv", 0, "日期", $"节假日没有排到结束日期加最长时限({longest} 个工作日)", $"排到 {until:O} 之后");
    }

    private static IEnumerable<Fault> English(Programme p)
    {
        var words = p.Questions.SelectMany(q => q.Choices).Concat(p.Categories.SelectMany(c => c.Kinds)).Concat(p.Units.Select(u => u.Kind)).Distinct(StringComparer.Ordinal);
        foreach (var word in words.Where(w => !p.Terms.ContainsKey(w))) yield return new("terms.csv", 0, "中文", $"“{word}”没有英文", "加一行");
        foreach (var question in p.Questions.Where(q => q.English.Length == 0)) yield return new("questions.csv", 0, "English", $"“{question.Code}”没有英文", "英文的问题");
        foreach (var category in p.Categories.Where(c => c.English.Length == 0)) yield return new("categories.csv", 0, "English", $"“{category.Code}”没有英文", "英文的类目");
        foreach (var action in p.Actions.Where(a => a.English.Length == 0)) yield return new("actions.csv", 0, "English", $"“{action.Code}”没有英文", "英文的名称");
    }

    private static IEnumerable<Fault> People(Programme p)
    {
        foreach (var role in Needed)
        {
            var word = PeopleSheets.WordOf(role);
            var holders = p.Members.Count(m => m.Is(role));
            if (holders == 0) yield return new("members.csv", 0, "角色", $"没有人是{word}", $"至少一人的角色是 {word}");
            else if (holders == 1) yield return new("members.csv", 0, "角色", $"只有一人是{word}", "至少两人，请假时有人顶上");
        }

        foreach (var member in p.Members)
        {
            var several = Needed.Where(member.Is).Select(PeopleSheets.WordOf).ToList();
            if (several.Count > 1) yield return new("members.csv", 0, "角色", $"“{member.Code}”一人兼了{string.Join('、', several)}", "由不同的人担任");
        }
    }

    /// <summary>What goes past units and groups, and what names no unit, reaches the city office or nobody.</summary>
    private static IEnumerable<Fault> CityOffice(Programme p)
    {
        if (Issues.Categories.HasCityOffice(p)) yield break;
        var word = PeopleSheets.WordOf(Role.Intake);
        yield return new("members.csv", 0, "范围", $"没有{word}管全部：直达市总的问题、不说单位的职工诉求没有人收", $"一位{word}的范围写上 全部");
    }

    /// <summary>What happens in an area must reach somebody: a leader who asks for it, an intake that takes it in.</summary>
    private static IEnumerable<Fault> Areas(Programme p)
    {
        foreach (var (role, word) in new[] { Role.Leader, Role.Intake }.Select(r => (r, PeopleSheets.WordOf(r))))
            foreach (var area in p.Areas.Where(a => !p.Members.Any(m => m.Is(role) && (m.Scope.Contains(Member.All) || m.Scope.Contains(a.Code)))))
                yield return new("members.csv", 0, "范围", $"没有{word}管“{area.Code} {area.Name}”", $"一位{word}的范围写上 {area.Code}，或 全部");
    }
}
