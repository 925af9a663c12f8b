using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Reading;

/// <summary>A day as people type it. Without a year it is the latest one that is not after today.</summary>
internal static partial class DateReader
{
    private static readonly string[] Before = ["日期", "时间", "是", "在", "on", "date", ":"];
    private static readonly string[] After = ["上午", "下午", "早上", "晚上", "。", ".", "!", ",", ";"];

    private static readonly Dictionary<string, int> Relative = new(StringComparer.Ordinal)
    {
        ["今天"] = 0, ["今日"] = 0, ["今"] = 0, ["昨天"] = -1, ["昨日"] = -1, ["昨"] = -1, ["前天"] = -2, ["前日"] = -2, ["大前天"] = -3, ["明天"] = 1, ["明日"] = 1,
        ["today"] = 0, ["yesterday"] = -1, ["day before yesterday"] = -2, ["the day before yesterday"] = -2, ["tomorrow"] = 1,
    };

    /// <param name="upTo">The last day that may be meant, where it is not today.</param>
    public static bool TryRead(string text, DateOnly today, out DateOnly value, DateOnly? upTo = null)
    {
        var rest = Characters.Without(Characters.Plain(text), Before, After);
        if (Relative.TryGetValue(rest, out var days)) return From(today, days, out value);
        if (Ago().Match(rest) is { Success: true } ago) return Numbers.TryRead(ago, "n", out var n) & From(today, -n, out value);
        if (Weekday.TryRead(rest, today, out value)) return true;
        // 3月30日(周三): the weekday must be the date's own.
        if (WithWeekday().Match(rest) is { Success: true } both)
            return Day(both.Groups["date"].Value.Trim(), upTo ?? today, out value) && Weekday.Of(both.Groups["weekday"].Value) == value.DayOfWeek;
        return Day(rest, upTo ?? today, out value);
    }

    private static bool Day(string text, DateOnly today, out DateOnly value)
    {
        value = default;
        foreach (var shape in (ReadOnlySpan<Regex>)[Compact(), Chinese(), YearFirst(), MonthDay(), OnlyDay(), DayMonth(), MonthDayEnglish()])
        {
            if (shape.Match(text) is not { Success: true } match) continue;
            if (!Numbers.TryRead(match, "d", out var day)) return false;
            var month = 0;
            if (match.Groups["name"].Success) month = Months.Of(match.Groups["name"].Value);
            else if (match.Groups["m"].Success && !Numbers.TryRead(match, "m", out month)) return false;
            if (match.Groups["name"].Success && month == 0) return false;
            if (match.Groups["y"].Success)
                return Numbers.TryRead(match, "y", out var year) && Exact(match.Groups["y"].Length == 2 ? 2000 + year : year, month, day, out value);
            return month > 0 || !match.Groups["m"].Success ? Latest(month, day, today, out value) : false;
        }

        return false;
    }

    /// <summary>The latest such day up to today. Month 0: of this month or the one before, as a bare 30号 is never said of longer ago.</summary>
    private static bool Latest(int month, int day, DateOnly today, out DateOnly value)
    {
        value = default;
        for (var back = 0; back <= (month == 0 ? 1 : 8 * 12); back++)
        {
            var at = today.Year * 12 + today.Month - 1 - back;
            if ((month == 0 || at % 12 + 1 == month) && Exact(at / 12, at % 12 + 1, day, out value) && value <= today) return true;
        }

        return false;
    }

    private static bool Exact(int year, int month, int day, out DateOnly value)
    {
        value = default;
        if (year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        value = new(year, month, day);
        return true;
    }

    private static bool From(DateOnly today, int days, out DateOnly value)
    {
        var number = (long)today.DayNumber + days;
        var valid = number >= 0 && number <= DateOnly.MaxValue.DayNumber;
        value = valid ? DateOnly.FromDayNumber((int)number) : default;
        return valid;
    }

    private const string N = "[0-9零〇一二两三四五六七八九十]{1,3}", Year = "[0-9零〇一二三四五六七八九]{4}|[0-9]{2}", Name = "[a-z]{3,9}";
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex($"^(?<n>{N}) ?(天前|days? ago)$", Plain, 1000)] private static partial Regex Ago();
    [GeneratedRegex(@"^(?<date>.+?)[ (,]+(?<weekday>(周|星期|礼拜)[一二三四五六日天]|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)\)?$", Plain, 1000)] private static partial Regex WithWeekday();
    [GeneratedRegex("^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$", Plain, 1000)] private static partial Regex Compact();
    [GeneratedRegex($"^((?<y>{Year}) ?年 ?)?(?<m>{N}) ?月 ?(?<d>{N}) ?[日号]?$", Plain, 1000)] private static partial Regex Chinese();
    [GeneratedRegex("^(?<y>[0-9]{4}) ?([-/.]) ?(?<m>[0-9]{1,2}) ?[-/.] ?(?<d>[0-9]{1,2})$", Plain, 1000)] private static partial Regex YearFirst();
    [GeneratedRegex("^(?<m>[0-9]{1,2}) ?[-/.] ?(?<d>[0-9]{1,2})[日号]?$", Plain, 1000)] private static partial Regex MonthDay();
    [GeneratedRegex($"^(?<d>{N}) ?[日号]$", Plain, 1000)] private static partial Regex OnlyDay();
    [GeneratedRegex($@"^((?<weekday>(mon|tue|wed|thu|fri|sat|sun)[a-z]*),? )?(?<d>[0-9]{{1,2}})(st|nd|rd|th)?[ -]?(of )?(?<name>{Name})\.?([ ,-]+(?<y>[0-9]{{4}}))?$", Plain, 1000)] private static partial Regex DayMonth();
    [GeneratedRegex($@"^((?<weekday>(mon|tue|wed|thu|fri|sat|sun)[a-z]*),? )?(?<name>{Name})\.?[ -]?(?<d>[0-9]{{1,2}})(st|nd|rd|th)?([ ,-]+(?<y>[0-9]{{4}}))?$", Plain, 1000)] private static partial Regex MonthDayEnglish();
}
