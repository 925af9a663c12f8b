namespace FieldBot.Dialogs.Reading;

/// <summary>周一 and Monday: the latest one up to today. 上周五 and 本周五 are the Fridays of those weeks, which begin on Monday; last Friday the latest before today.</summary>
internal static class Weekday
{
    private static readonly string[] Names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    public static bool TryRead(string text, DateOnly today, out DateOnly value)
    {
        value = default;
        var before = text.StartsWith("上上", StringComparison.Ordinal) ? 2 : text.StartsWith('上') ? 1 : 0;
        var last = text.StartsWith("last ", StringComparison.Ordinal);
        var rest = last ? text[5..].Trim() : text.TrimStart('上', '本', '这', '个');
        if (text.Length - rest.Length > 5 || Of(rest) is not { } day) return false;
        var since = ((int)today.DayOfWeek - (int)day + 7) % 7;
        if (before > 0 || text is ['本' or '这', ..]) since = ((int)today.DayOfWeek + 6) % 7 - ((int)day + 6) % 7 + 7 * before;
        if (last && since == 0) since = 7;
        if (today.DayNumber < since || DateOnly.MaxValue.DayNumber - today.DayNumber < -since) return false;
        value = today.AddDays(-since);
        return true;
    }

    public static DayOfWeek? Of(string text)
    {
        var prefix = text.StartsWith("星期", StringComparison.Ordinal) || text.StartsWith("礼拜", StringComparison.Ordinal) ? 2 : text.StartsWith('周') ? 1 : 0;
        if (prefix > 0 && text.Length == prefix + 1)
            return "日一二三四五六".IndexOf(text[prefix] is '天' or '7' or '0' ? '日' : text[prefix] is >= '1' and <= '6' ? "一二三四五六"[text[prefix] - '1'] : text[prefix], StringComparison.Ordinal) is >= 0 and var chinese
                ? (DayOfWeek)chinese : null;
        var whole = text.TrimEnd('.');
        var found = whole.Length < 3 ? -1 : Array.FindIndex(Names, n => n.StartsWith(whole, StringComparison.Ordinal));
        return found < 0 ? null : (DayOfWeek)found;
    }
}
