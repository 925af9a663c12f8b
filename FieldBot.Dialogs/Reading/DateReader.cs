using System.Globalization;
using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Reading;

/// <summary>A day as people type it: 昨天, 3月30日, 3-30, 20220330, 上周五, 30 March. Without a year, or as a weekday, it is the latest one that is not after today.</summary>
internal static partial class DateReader
{
    private const RegexOptions Safe = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static bool TryRead(string text, DateOnly today, out DateOnly value)
    {
        var plain = Characters.Plain(text).TrimEnd('.');
        return Word(plain, today, out value) || Weekday(plain, today, out value) || Numbers(plain, today, out value) || Chinese(plain, today, out value) || English(plain, today, out value);
    }

    private static bool Word(string text, DateOnly today, out DateOnly value)
    {
        var back = text switch
        {
            "今天" or "今日" or "today" => 0,
            "昨天" or "昨日" or "yesterday" => 1,
            "前天" or "day before yesterday" or "the day before yesterday" => 2,
            "大前天" => 3,
            _ => -1,
        };
        value = back < 0 ? today : today.AddDays(-back);
        return back >= 0;
    }

    private static bool Weekday(string text, DateOnly today, out DateOnly value)
    {
        value = today;
        var match = WeekdayWord().Match(text);
        var day = match.Success ? "日一二三四五六".IndexOf(match.Groups["d"].Value.Replace('天', '日'), StringComparison.Ordinal)
            : Array.FindIndex(Weekdays, w => text.Length >= 3 && text.StartsWith(w, StringComparison.Ordinal) && text.Length <= 9 && text.EndsWith(text.Length == 3 ? w : "day", StringComparison.Ordinal));
        if (day < 0) return false;
        var back = ((int)today.DayOfWeek - day + 7) % 7;
        // 上周五 is the one of the week before this one, which begins on a Monday.
        if (match.Groups["last"].Success && (int)today.AddDays(6).DayOfWeek >= back) back += 7;
        value = today.AddDays(-back);
        return true;
    }

    private static bool Numbers(string text, DateOnly today, out DateOnly value)
    {
        value = today;
        if (text.Length == 8 && text.All(char.IsAsciiDigit)) return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
        var match = Parts().Match(text);
        return match.Success && Of(Int(match.Groups["y"].Value), Int(match.Groups["m"].Value), Int(match.Groups["d"].Value), today, out value);
    }

    private static bool Chinese(string text, DateOnly today, out DateOnly value)
    {
        value = today;
        var match = ChineseDate().Match(text);
        if (!match.Success || !Numeral(match.Groups["d"].Value, out var day)) return false;
        if (!Numeral(match.Groups["m"].Value, out var month) || !Numeral(match.Groups["y"].Value, out var year)) return false;
        return Of(year, month, day, today, out value);
    }

    private static bool English(string text, DateOnly today, out DateOnly value)
    {
        value = today;
        var match = EnglishDate().Match(text);
        var month = match.Success ? Array.FindIndex(Months, m => match.Groups["m"].Value.StartsWith(m, StringComparison.Ordinal)) + 1 : 0;
        return month > 0 && Of(Int(match.Groups["y"].Value), month, Int(match.Groups["d"].Value), today, out value);
    }

    /// <param name="year">0: the latest one that is not after today.</param>
    /// <param name="month">0: likewise.</param>
    private static bool Of(int year, int month, int day, DateOnly today, out DateOnly value)
    {
        value = today;
        if (year is > 0 and < 100) year += 2000;
        if (year > 0) return Valid(year, month, day, out value);
        if (month > 0) return Valid(today.Year, month, day, out value) && value <= today || Valid(today.Year - 1, month, day, out value);
        var before = today.AddMonths(-1);
        return Valid(today.Year, today.Month, day, out value) && value <= today || Valid(before.Year, before.Month, day, out value);
    }

    private static bool Valid(int year, int month, int day, out DateOnly value)
    {
        value = default;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        value = new(year, month, day);
        return true;
    }

    private static int Int(string digits) => digits.Length is 0 or > 4 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Empty is 0.</summary>
    private static bool Numeral(string text, out int value)
    {
        value = 0;
        if (text.Length == 0) return true;
        if (char.IsAsciiDigit(text[0])) { value = Int(text); return value > 0; }
        var read = ChineseNumeral.TryRead(text, out var number) && number < 10_000;
        value = read ? (int)number : 0;
        return read;
    }

    [GeneratedRegex("^(?<last>上|上个)?(?:周|星期|礼拜)(?<d>[一二三四五六日天])$", Safe)]
    private static partial Regex WeekdayWord();

    [GeneratedRegex("^(?:(?<y>[0-9]{4})[-/.])?(?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})$", Safe)]
    private static partial Regex Parts();

    [GeneratedRegex("^(?:(?<y>[0-9]{2,4}|[零〇一二三四五六七八九]{4})年)?(?:(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)?(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]$", Safe)]
    private static partial Regex ChineseDate();

    [GeneratedRegex("^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th)? (?<m>[a-z]{3,9})|(?<m>[a-z]{3,9}) (?<d>[0-9]{1,2})(?:st|nd|rd|th)?)(?:,? (?<y>[0-9]{4}))?$", Safe)]
    private static partial Regex EnglishDate();
}
