namespace FieldBot.Dialogs.Programmes;

/// <summary>What a programme may say, but its makers likely did not mean.</summary>
internal static class Doubts
{
    public static IEnumerable<Fault> Of(Programme p)
    {
        if (p.Calendar.IsEmpty || p.Calendar.Max(c => c.Day) < p.Settings.End)
            yield return new("calendar.csv", 0, "日期", "节假日没有排到项目结束", $"排到 {p.Settings.End:yyyy-MM-dd} 之后");
        var choices = p.Questions.SelectMany(q => q.Choices).Concat(p.Categories.SelectMany(c => c.Kinds)).Concat(p.Units.Select(u => u.Kind)).Distinct(StringComparer.Ordinal);
        foreach (var term in choices.Where(c => !p.Terms.ContainsKey(c))) yield return new("terms.csv", 0, "中文", $"“{term}”没有英文", "加一行");
        foreach (var (role, word) in new[] { (Role.OnCall, "值班"), (Role.Closer, "审核销号"), (Role.IdentityKeeper, "身份保管"), (Role.Admin, "管理员") })
            if (!p.Members.Any(m => m.Is(role))) yield return new("members.csv", 0, "角色", $"没有人是{word}", $"至少一人的角色是 {word}");
        foreach (var m in p.Members.Where(m => m.Is(Role.Closer) && m.Is(Role.IdentityKeeper) || m.Is(Role.OnCall) && m.Is(Role.IdentityKeeper) || m.Is(Role.Closer) && m.Is(Role.OnCall)))
            yield return new("members.csv", 0, "角色", $"“{m.Code}”一人兼了审核销号、身份保管、值班中的几样", "由不同的人担任");
    }
}
