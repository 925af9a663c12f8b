using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FieldBot.Host.Workbooks;

/// <summary>How a workbook shows its numbers: as numbers, percentages, days, times, or days with times.</summary>
internal sealed class NumberFormats
{
    /// <summary>In minutes. Clocks round down, but 8:30 may be a little less than that as a number.</summary>
    private const double HalfSecond = 1.0 / 120;

    private readonly List<Shown> _styles = [];
    private readonly double _epoch;

    private enum Shown { Number, Percent, Day, Time, Both }

    public NumberFormats(WorkbookPart workbook)
    {
        _epoch = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true ? 1462 : 0;
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = sheet?.NumberingFormats?.Elements<NumberingFormat>().Where(f => f.NumberFormatId is not null)
            .GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        foreach (var format in sheet?.CellFormats?.Elements<CellFormat>() ?? [])
            _styles.Add(format.NumberFormatId?.Value is { } id ? own.TryGetValue(id, out var code) ? Of(code) : BuiltIn(id) : Shown.Number);
    }

    /// <summary>The number as a careful reader would write it down.</summary>
    public string Text(string value, uint? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        var shown = style is { } s && s < _styles.Count ? _styles[(int)s] : Shown.Number;
        // Days of spreadsheets end with the year 9999.
        // What is shown as 35% is meant, and told when it is wrong, as 35%.
        if (shown == Shown.Percent) return Plain(value, Math.Round(number * 100, 10)) + "%";
        if (shown == Shown.Number || number < 0 || number + _epoch >= 2_958_466) return Plain(value, number);
        if (shown == Shown.Time) return TimeOnly.MinValue.Add(TimeSpan.FromMinutes(Math.Floor(number % 1 * 1440 + HalfSecond))).ToString("HH:mm", CultureInfo.InvariantCulture);
        return Written(DateTime.FromOADate(number + _epoch), withTime: shown == Shown.Both);
    }

    /// <summary>A moment in a cell that says itself that it is one: 2022-04-04T00:00:00.000.</summary>
    public static string Moment(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) ? Written(moment, withTime: true) : value;

    private static string Written(DateTime moment, bool withTime) =>
        moment.ToString(withTime && moment.TimeOfDay > TimeSpan.Zero ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // 126 and 32.3048, never 1.26E2 or 32.304800000000003.
    private static string Plain(string value, double number) =>
        decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact.ToString("0.############################", CultureInfo.InvariantCulture) : value;

    private static Shown BuiltIn(uint id) => id switch
    {
        9 or 10 => Shown.Percent,
        22 => Shown.Both,
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => Shown.Day,
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => Shown.Time,
        _ => Shown.Number,
    };

    /// <summary>Of a format's first part, without what stands in quotes, brackets or behind a backslash.</summary>
    private static Shown Of(string code)
    {
        // Its letters are no days and eras.
        if (code.StartsWith("General", StringComparison.OrdinalIgnoreCase)) return Shown.Number;
        var (day, time) = (false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '\\' or '_' or '*': i++; break;
                case '"': i = End(code, '"', i); break;
                // [h] is hours that go on after 24; [Red] and [$-804] say nothing of time.
                case '[':
                    if (code.AsSpan(i).StartsWith("[h", StringComparison.OrdinalIgnoreCase) && i + 2 < code.Length && code[i + 2] is ']' or 'h' or 'H') time = true;
                    i = End(code, ']', i);
                    break;
                case '%': return Shown.Percent;
                // E+00 is a power of ten; e alone is a year.
                case 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-': break;
                case 'y' or 'd' or 'e': day = true; break;
                case 'h' or 's': time = true; break;
            }
        }

        // A month alone is a day too; minutes never stand alone.
        day |= !time && code.Contains('m', StringComparison.OrdinalIgnoreCase) && !code.Contains('0', StringComparison.Ordinal) && !code.Contains('#', StringComparison.Ordinal) && !code.Contains('G', StringComparison.Ordinal);
        return (day, time) switch { (true, true) => Shown.Both, (true, _) => Shown.Day, (_, true) => Shown.Time, _ => Shown.Number };
    }

    private static int End(string code, char mark, int from) => code.IndexOf(mark, from + 1) is >= 0 and var end ? end : code.Length - 1;
}
