using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>One table while it is read: gives cells by column and collects every fault with its place.</summary>
internal sealed class Sheet
{
    // Null: there is none, or none that can be read.
    private readonly Table? _table;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults;

    /// <summary>A sheet without columns: nothing is ever said of its cells.</summary>
    public static readonly Sheet Silent = new();

    private Sheet() => (_faults, Source) = ([], "");

    public Sheet(IReadOnlyList<Table> tables, string name, List<Fault> faults, params string[] columns) : this(tables, name, faults, [], columns)
    {
    }

    /// <param name="optional">Columns that came later: a table without them is as good.</param>
    public Sheet(IReadOnlyList<Table> tables, string name, List<Fault> faults, string[] optional, params string[] columns)
    {
        _faults = faults;
        _table = tables.FirstOrDefault(t => t.Name == name);
        // What is missing is named in the way of the others: a sheet, or a file.
        Source = _table?.Source ?? (tables.Any(t => !t.Source.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) ? SheetTitles.Of(name) : $"{name}.csv");
        if (_table is null) { Fault(0, "", "缺少这张表", $"表头为 {string.Join(',', columns)}"); return; }
        // There is one thing to say then, not what is wrong with cells of the one that was not meant, or with columns nobody named.
        if (tables.Count(t => t.Name == name) > 1) Fault(0, "", $"{name} 这张表有两份", $"每张表一份；{string.Join('、', tables.Where(t => t.Name == name).Select(t => t.Source))} 里留下一张");
        else if (_table.Header.All(string.IsNullOrWhiteSpace)) Fault(1, "", "第 1 行没有表头", $"表头为 {string.Join(',', columns)}");
        else { Read(_table, columns, optional); return; }
        _table = null;
    }

    private void Read(Table table, string[] columns, string[] optional)
    {
        for (var i = 0; i < table.Header.Length; i++)
        {
            var column = table.Header[i].Trim();
            if (column.Length == 0) { Unnamed(i); continue; }
            if (!columns.Contains(column) && !optional.Contains(column)) Fault(1, column, "不认识这一列", string.Join(',', columns));
            else if (!_columns.TryAdd(column, i)) Fault(1, column, "这一列有两个", "每列一次");
        }

        for (var i = 0; i < table.Rows.Length; i++)
            // An unquoted comma has shifted the row.
            if (table.Rows[i].Skip(table.Header.Length).Any(c => !string.IsNullOrWhiteSpace(c)))
                Fault(i + 2, "", $"这一行有 {table.Rows[i].Length} 格，表头只有 {table.Header.Length} 列", "含逗号的内容要放在引号里");
        foreach (var column in columns.Where(c => !_columns.ContainsKey(c))) Fault(1, column, $"缺少“{column}”这一列", string.Join(',', columns));
    }

    /// <summary>A column without a name may stand empty, as spreadsheets leave some; what is written in it would be lost.</summary>
    private void Unnamed(int column)
    {
        var row = _table!.Rows.ToList().FindIndex(r => column < r.Length && !string.IsNullOrWhiteSpace(r[column]));
        if (row >= 0) Fault(row + 2, "", $"第 {column + 1} 列没有表头，却有内容", "删去内容，或写上表头");
    }

    public string Source { get; }

    public bool Missing => _table is null;

    /// <summary>Rows that have something in them.</summary>
    public IEnumerable<Row> Rows => _table is null ? []
        : _table.Rows.Select((cells, i) => new Row(this, cells, i + 2)).Where(r => !r.Empty);

    public void Fault(int row, string column, string what, string allowed) => _faults.Add(new(Source, row, column, what, allowed));

    public bool Has(string column) => _columns.ContainsKey(column);

    public string Cell(ImmutableArray<string> cells, string column) => _columns.TryGetValue(column, out var i) && i < cells.Length ? cells[i].Trim() : "";
}
