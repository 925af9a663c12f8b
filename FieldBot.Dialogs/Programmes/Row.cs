using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Programmes;

/// <summary>One row: each reader of a cell says what is wrong with it and goes on.</summary>
internal sealed partial class Row(Sheet sheet, ImmutableArray<string> cells, int number)
{
    public int Number => number;

    public bool Empty => cells.All(string.IsNullOrWhiteSpace);

    public string this[string column] => sheet.Cell(cells, column);

    /// <summary>Nothing is said of the cells of a column that is missing: that it is missing has been said.</summary>
    public void Fault(string column, string what, string allowed)
    {
        if (sheet.Has(column)) sheet.Fault(number, column, what, allowed);
    }

    /// <summary>A cell that must not be empty.</summary>
    public string Text(string column, int longest = 200)
    {
        var text = this[column];
        if (text.Length == 0) Fault(column, "没有填", "必须填写");
        else Fitting(column, longest);
        return text;
    }

    /// <summary>A cell that may be empty, but not endless.</summary>
    public string Fitting(string column, int longest = 200)
    {
        var text = this[column];
        if (text.Length > longest) Fault(column, $"太长({text.Length} 字)", $"最多 {longest} 字");
        return text;
    }

    /// <summary>A code: short, plain, so that it fits into buttons and keys.</summary>
    public string Code(string column = "编码")
    {
        var code = Text(column);
        if (code.Length > 0 && !CodeForm().IsMatch(code)) Fault(column, $"编码“{code}”不合格式", "1 到 20 个英文字母、数字、- 或 _");
        return code;
    }

    public ImmutableArray<string> List(string column) => [.. this[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public int? Number0(string column, int min, int max, bool required = true)
    {
        var text = this[column];
        if (text.Length == 0 && !required) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max) return value;
        Fault(column, text.Length == 0 ? "没有填" : $"“{text}”不是合适的整数", $"{min} 到 {max} 的整数");
        return null;
    }

    public double? Degrees(string column, double limit)
    {
        var text = this[column];
        if (text.Length == 0) return null;
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= limit) return value;
        Fault(column, $"“{text}”不是经纬度", $"-{limit} 到 {limit} 的数，例如 32.3048");
        return null;
    }

    public DateOnly Day(string column)
    {
        if (DateOnly.TryParseExact(this[column], ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault(column, this[column].Length == 0 ? "没有填" : $"“{this[column]}”不是日期", "年-月-日，例如 2022-03-30");
        return default;
    }

    /// <summary>One of a few words.</summary>
    public T OneOf<T>(string column, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        var text = this[column];
        if (words.TryGetValue(text, out var value)) return value;
        Fault(column, text.Length == 0 ? "没有填" : $"“{text}”不认识", string.Join('、', words.Keys.Select(k => k.Length > 0 ? k : "留空")));
        return otherwise;
    }

    /// <summary>A code that another table must know. Nothing is said where that table holds nothing at all: that has been said.</summary>
    public string Reference(string column, string code, IReadOnlySet<string> known, string table)
    {
        if (code.Length == 0) Fault(column, "没有填", $"“{SheetTitles.Of(table)}”表({table})里的编码");
        else if (known.Any(k => k.Length > 0) && !known.Contains(code)) Fault(column, $"“{SheetTitles.Of(table)}”表({table})里没有“{code}”", $"“{SheetTitles.Of(table)}”表里的编码");
        return code;
    }

    /// <summary>Values between |, at least one, none twice.</summary>
    public ImmutableArray<string> Distinct(string column, int longest)
    {
        var values = List(column);
        if (values.IsEmpty) Fault(column, "没有填", "至少一个，几个之间用 | 隔开");
        foreach (var value in values.Where(v => v.Length > longest)) Fault(column, $"“{value[..10]}…”太长({value.Length} 字)", $"每个最多 {longest} 字");
        foreach (var twice in values.GroupBy(v => v, StringComparer.Ordinal).Where(g => g.Count() > 1)) Fault(column, $"“{twice.Key}”写了两次", "每个一次");
        return values;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,20}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}
