using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Programmes;

/// <summary>The sample's tables with something changed in them, as a hand slips in a spreadsheet.</summary>
internal sealed class Workbook
{
    private ImmutableArray<Table> _tables = Sample.Tables;

    public ImmutableArray<Table> Tables => _tables;

    public ProgrammeReading Read() => ProgrammeReader.Read(_tables, 7);

    /// <param name="row">As a spreadsheet numbers it.</param>
    public Workbook Set(string table, int row, string column, string value) =>
        Change(table, t => t with { Rows = t.Rows.SetItem(row - 2, t.Rows[row - 2].SetItem(t.Header.IndexOf(column), value)) });

    /// <summary>The cell of the row that the key, in the first column, names.</summary>
    public (Workbook Book, int Row) Set(string table, string key, string column, string value)
    {
        var row = Row(table, key);
        return (Set(table, row, column, value), row);
    }

    public int Row(string table, string key) => Of(table).Rows.ToList().FindIndex(r => r[0] == key) is >= 0 and var i ? i + 2 : throw new ArgumentException($"{table} has no {key}", nameof(key));

    public Workbook Append(string table, params string[] cells) => Change(table, t => t with { Rows = t.Rows.Add([.. cells]) });

    public Workbook Change(string table, Func<Table, Table> change)
    {
        _tables = _tables.SetItem(_tables.IndexOf(Of(table)), change(Of(table)));
        return this;
    }

    public Workbook Without(string table)
    {
        _tables = _tables.Remove(Of(table));
        return this;
    }

    public Workbook With(Table table)
    {
        _tables = _tables.Add(table);
        return this;
    }

    public Table Of(string table) => _tables.First(t => t.Name == table);
}
