using System.Text.RegularExpressions;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>
/// Finds periods in a question. Without a year the latest one is meant, but never one of the year before the programme began: in March, April is
/// what comes. A week of a month is its days 1–7, 8–14, 15–21, 22–28 and the rest; 第3周 alone is the programme's.
/// </summary>
/// <param name="begin">The first day of all that is asked for without a period.</param>
/// <param name="upTo">Until when a day without a year may lie: today, or later where deadlines are asked for.</param>
internal sealed class PeriodReader(Facts facts, DateOnly begin, DateOnly upTo)
{
    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth"];
    private static readonly string[] Numbers = ["", "one", "two", "three", "four", "five", "six", "seven", "", "", "ten"];

    private readonly DateOnly _today = facts.Today;

    /// <summary>Every place of the text that may be a period, also within another one.</summary>
    public IEnumerable<Piece> Pieces(string text)
    {
        if (!text.Any(c => char.IsAsciiDigit(c) || "天日号月周期拜年季今昨明".Contains(c, StringComparison.Ordinal) || c is >= 'a' and <= 'z')) yield break;
        foreach (var regex in (Regex[])[PeriodShapes.Range(), PeriodShapes.RangeEnglish()])
            foreach (Match m in regex.Matches(text)) yield return Of(m, new Hit.When(Range(m.Groups["a"].Value, m.Groups["b"].Value)));
        foreach (var regex in (Regex[])[PeriodShapes.Since(), PeriodShapes.From(), PeriodShapes.SinceEnglish()])
            foreach (Match m in regex.Matches(text)) yield return Of(m, new Hit.When(Point(m.Groups["a"].Value) is { } a ? new(a.From, Later(a.From, _today)) : null));
        foreach (var regex in (Regex[])[PeriodShapes.Until(), PeriodShapes.UntilEnglish()])
            foreach (Match m in regex.Matches(text)) yield return Of(m, new Hit.When(Point(m.Groups["b"].Value) is { } b ? new(Earlier(begin, b.To), b.To) : null));
        foreach (var regex in (Regex[])[PeriodShapes.Single(), PeriodShapes.SingleEnglish()])
            foreach (Match m in regex.Matches(text)) yield return Of(m, new Hit.When(Point(m.Groups["p"].Value)));
        foreach (var regex in (Regex[])[PeriodShapes.Last(), PeriodShapes.LastEnglish()])
            foreach (Match m in regex.Matches(text)) yield return Of(m, new Hit.When(Count(m) is { } n and > 0 ? Last(n) : null));
        foreach (var regex in (Regex[])[PeriodShapes.Ahead(), PeriodShapes.AheadEnglish()])
            foreach (Match m in regex.Matches(text)) if (Count(m) is { } n) yield return Of(m, new Hit.Days(DaysSaid.Ahead, n));
        foreach (var regex in (Regex[])[PeriodShapes.Bare(), PeriodShapes.BareEnglish()])
            foreach (Match m in regex.Matches(text)) if (Count(m) is { } n) yield return Of(m, new Hit.Days(m.Groups["within"].Success ? DaysSaid.Within : DaysSaid.Bare, n));
    }

    /// <summary>A period that is the whole text; null: it is none.</summary>
    public Stretch? Whole(string text) => Pieces(text).Where(p => p.Length == text.Length && p.At == 0).Select(p => (p.Hit as Hit.When)?.Stretch).FirstOrDefault(d => d is not null);

    /// <summary>The last so many days, today included; null: further back than days go.</summary>
    public Stretch? Last(int days) => _today.DayNumber < days ? null : new(_today.AddDays(1 - days), _today);

    private static Piece Of(Match match, Hit hit) => new(match.Index, match.Length, hit);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private Stretch? Range(string from, string to)
    {
        if (Point(from) is not { } a) return null;
        if (to is "现在" or "目前" or "今" or "now") return a.From > _today ? null : new(a.From, _today);
        // 3月28到31日: the month is said once.
        var month = from.IndexOf('月', StringComparison.Ordinal);
        if (month > 0 && !to.Contains('月', StringComparison.Ordinal) && Number(to.TrimEnd('日', '号')) is not null) to = from[..(month + 1)] + to;
        return Point(to) is { } b && b.To >= a.From ? new(a.From, b.To) : null;
    }

    private static int? Count(Match match)
    {
        var unit = match.Groups["unit"].Value;
        var per = unit switch { "天" or "日" or "day" => 1, "月" or "month" => 30, "年" or "year" => 365, _ => 7 };
        var text = match.Groups["n"].Value;
        if (text == "半") return per == 1 ? null : per / 2;
        var n = text == "a" ? 1 : Array.IndexOf(Numbers, text) is > 0 and var word ? word : Number(text);
        return n is >= 0 and <= 3650 ? n * per : n is null ? null : 0;
    }

    private static int? Number(string text) => Numeral.TryRead(text, out var value) && value is >= 0 and <= 10_000 && value == decimal.Truncate(value) ? (int)value : null;

    private Stretch? Point(string text)
    {
        text = text.Trim();
        if (PeriodShapes.APartOfMonth().Match(text) is { Success: true } part) return PartOfMonth(part);
        if (PeriodShapes.AMonth().Match(text) is { Success: true } month) return Month(YearOf(month.Groups["y"]), Number(month.Groups["m"].Value) ?? 0);
        if (PeriodShapes.ARelative().Match(text) is { Success: true } relative) return Relative(relative.Groups["which"].Value, relative.Groups["unit"].Value);
        if (PeriodShapes.AWeek().Match(text) is { Success: true } week) return ProgrammeWeek(Number(week.Groups["n"].Value) ?? 0);
        if (PeriodShapes.AQuarter().Match(text) is { Success: true } quarter) return Quarter(_today.Year, (Number(quarter.Groups["n"].Value) ?? 0) - 1);
        if (PeriodShapes.AYear().Match(text) is { Success: true } year) return YearOf(year.Groups["y"]) is { } y and >= 1900 and <= 2199 ? new(new(y, 1, 1), new(y, 12, 31)) : null;
        return English(text) is { } english ? english : Day(text);
    }

    private Stretch? English(string text)
    {
        if (PeriodShapes.AWeekEnglish().Match(text) is { Success: true } week)
            return Month(null, Months.Of(week.Groups["m"].Value)) is { } m ? WeekOfMonth(m.From, week.Groups["n"].Value == "last" ? 4 : Array.IndexOf(Ordinals, week.Groups["n"].Value)) : null;
        if (PeriodShapes.AMonthEnglish().Match(text) is { Success: true } month) return Month(month.Groups["y"].Success ? Number(month.Groups["y"].Value) : null, Months.Of(month.Groups["m"].Value));
        if (PeriodShapes.ARelativeEnglish().Match(text) is { Success: true } relative)
            return Relative(relative.Groups["which"].Value switch { "last" or "previous" => "上", "next" => "下", _ => "本" }, relative.Groups["unit"].Value switch { "week" => "周", "month" => "月", "quarter" => "季度", _ => "年" });
        return null;
    }

    private Stretch? Day(string text)
    {
        if (text is "后天") return One(_today.Shifted(2));
        if (text is "大后天") return One(_today.Shifted(3));
        if (text is "今儿") return One(_today);
        if (PeriodShapes.ANextWeekday().Match(text) is { Success: true } next)
            return Weekday.Of(next.Groups["d"].Success ? "周" + next.Groups["d"].Value : next.Groups["e"].Value) is { } day ? One(Monday.Shifted(7 + ((int)day + 6) % 7)) : null;
        if (PeriodShapes.ASpokenYear().Match(text) is { Success: true } spoken)
            return DateReader.TryRead($"{YearOf(spoken.Groups["y"])}年{spoken.Groups["rest"].Value}", _today, out var exact) ? One(exact) : null;
        if (!DateReader.TryRead(text.Replace("份", "", StringComparison.Ordinal), _today, out var read, upTo)) return null;
        var said = text.Contains('年', StringComparison.Ordinal) || HasYear(text);
        var thisYear = new DateOnly(_today.Year, read.Month, read.Month == 2 && read.Day == 29 ? 28 : read.Day);
        return !said && read.Year < _today.Year && thisYear > _today && BeforeTheStart(read) ? One(thisYear) : One(read);
    }

    /// <summary>Whether a year is written in digits.</summary>
    private static bool HasYear(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run == 4) return true;
        }

        return false;
    }

    private Stretch One(DateOnly day) => new(day, day, day == _today ? PeriodKind.Today : PeriodKind.Days);

    private bool BeforeTheStart(DateOnly day) => facts.Programme.Settings.Start is var start && start != DateOnly.MinValue && day < start && start <= _today;

    private int? YearOf(Group group) => !group.Success ? null : group.Value switch
    {
        "今" => _today.Year,
        "去" => _today.Year - 1,
        "前" => _today.Year - 2,
        "明" => _today.Year + 1,
        { Length: 2 } two => 2000 + Number(two),
        var year => Number(year),
    };

    private Stretch? Month(int? year, int month)
    {
        if (month is < 1 or > 12 || year is < 1900 or > 2199) return null;
        if (year is null)
        {
            var last = new DateOnly(month > upTo.Month ? upTo.Year - 1 : upTo.Year, month, 1);
            if (last.Year < _today.Year && BeforeTheStart(last.AddMonths(1).AddDays(-1))) last = last.AddYears(1);
            year = last.Year;
        }

        return WholeMonth(new(year.Value, month, 1));
    }

    private Stretch WholeMonth(DateOnly first) => new(first, first.AddMonths(1).AddDays(-1), first.Year == _today.Year && first.Month == _today.Month ? PeriodKind.Month : PeriodKind.Days);

    private Stretch? PartOfMonth(Match match)
    {
        if (Point(match.Groups["month"].Value) is not { } month) return null;
        var (first, last) = (month.From, month.To);
        return match.Groups["part"].Value switch
        {
            "上旬" or "初" => new(first, first.AddDays(9)),
            "中旬" => new(first.AddDays(10), first.AddDays(19)),
            "下旬" or "底" or "末" => new(first.AddDays(20), last),
            "上半月" => new(first, first.AddDays(14)),
            "下半月" => new(first.AddDays(15), last),
            _ => WeekOfMonth(first, Number(match.Groups["n"].Value) ?? 0),
        };
    }

    private static Stretch? WeekOfMonth(DateOnly first, int week)
    {
        var days = DateTime.DaysInMonth(first.Year, first.Month);
        var from = (week - 1) * 7;
        return week < 1 || from >= days ? null : new(first.AddDays(from), first.AddDays(Math.Min(week == 5 ? days : from + 7, days) - 1));
    }

    private DateOnly Monday => _today.Shifted(-(((int)_today.DayOfWeek + 6) % 7));

    private Stretch? Relative(string which, string unit)
    {
        var back = which switch { "上上" => 2, "上" => 1, "下" => -1, "下下" => -2, _ => 0 };
        switch (unit)
        {
            case "月": return WholeMonth(new DateOnly(_today.Year, _today.Month, 1).AddMonths(-back));
            case "年": return new(new(_today.Year - back, 1, 1), new(_today.Year - back, 12, 31));
            case "季度": return Quarter(_today.Year, (_today.Month - 1) / 3 - back);
            default:
                var from = Monday.Shifted(-7 * back);
                return new(from, from.Shifted(6), back == 0 ? PeriodKind.Week : PeriodKind.Days);
        }
    }

    private static Stretch? Quarter(int year, int quarter)
    {
        var first = new DateOnly(year, 1, 1).AddMonths(3 * quarter);
        return new(first, first.AddMonths(3).AddDays(-1));
    }

    private Stretch? ProgrammeWeek(int week)
    {
        if (week < 1 || facts.Programme.Settings.Start == DateOnly.MinValue) return null;
        var (from, to) = Weeks.Of(facts.Programme).Window(week, week);
        return new(from, to);
    }
}
