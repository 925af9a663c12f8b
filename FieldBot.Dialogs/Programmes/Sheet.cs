using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Programmes;

/// <summary>One table while it is read: gives cells by column and collects every fault with its place.</summary>
internal sealed class Sheet
{
    private readonly Table? _table;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults;

    public Sheet(IReadOnlyList<Table> tables, string name, List<Fault> faults, params string[] columns)
    {
        _faults = faults;
        _table = tables.FirstOrDefault(t => t.Name == name);
        Source = _table?.Source ?? $"{name}.csv";
        if (_table is null) { Fault(0, "", "缺少这张表", $"表头为 {string.Join(',', columns)}"); return; }
        for (var i = 0; i < _table.Header.Length; i++)
        {
            var column = _table.Header[i];
            if (column.Length == 0) continue;
            if (!columns.Contains(column)) Fault(1, column, "不认识这一列", string.Join(',', columns));
            else if (!_columns.TryAdd(column, i)) Fault(1, column, "这一列有两个", "每列一次");
        }

        foreach (var column in columns.Where(c => !_columns.ContainsKey(c))) Fault(1, column, "缺少这一列", string.Join(',', columns));
    }

    public string Source { get; }

    public bool Missing => _table is null;

    /// <summary>Rows that have something in them.</summary>
    public IEnumerable<Row> Rows => _table is null ? []
        : _table.Rows.Select((cells, i) => new Row(this, cells, i + 2)).Where(r => !r.Empty);

    public void Fault(int row, string column, string what, string allowed) => _faults.Add(new(Source, row, column, what, allowed));

    public string Cell(ImmutableArray<string> cells, string column) => _columns.TryGetValue(column, out var i) && i < cells.Length ? cells[i].Trim() : "";
}

/// <summary>One row: each reader of a cell says what is wrong with it and goes on.</summary>
internal sealed partial class Row(Sheet sheet, ImmutableArray<string> cells, int number)
{
    public int Number => number;

    public bool Empty => cells.All(string.IsNullOrWhiteSpace);

    public string this[string column] => sheet.Cell(cells, column);

    public void Fault(string column, string what, string allowed) => sheet.Fault(number, column, what, allowed);

    /// <summary>A cell that must not be empty.</summary>
    public string Text(string column, int longest = 200)
    {
        var text = this[column];
        if (text.Length == 0) Fault(column, "没有填", "必须填写");
        else if (text.Length > longest) Fault(column, $"太长({text.Length} 字)", $"最多 {longest} 字");
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
        Fault(column, $"“{text}”不是经纬度", $"-{limit} 到 {limit} 的数,例如 32.3048");
        return null;
    }

    public DateOnly Day(string column)
    {
        if (DateOnly.TryParseExact(this[column], ["yyyy-MM-dd", "yyyy/M/d", "yyyy/MM/dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault(column, $"“{this[column]}”不是日期", "年-月-日,例如 2022-03-30");
        return default;
    }

    /// <summary>One of a few words.</summary>
    public T OneOf<T>(string column, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        var text = this[column];
        if (words.TryGetValue(text, out var value)) return value;
        Fault(column, text.Length == 0 ? "没有填" : $"“{text}”不认识", string.Join('、', words.Keys.Where(k => k.Length > 0)));
        return otherwise;
    }

    /// <summary>A code that another table must know.</summary>
    public string Reference(string column, string code, IReadOnlySet<string> known, string table)
    {
        if (!known.Contains(code)) Fault(column, $"{table}里没有“{code}”", $"{table}的编码");
        return code;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,20}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}
