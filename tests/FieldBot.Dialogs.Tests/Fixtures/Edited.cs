using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>A programme's tables with a few changes, as a clerk makes them.</summary>
internal static class Edited
{
    /// <param name="changes">"members +C081,张三,组员,G01,G01; questions -QP02; members C002 姓名=李四; programme -名称", between semicolons.</param>
    public static ImmutableArray<Table> Tables(IReadOnlyList<Table> tables, string changes)
    {
        var edited = tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var change in changes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, what) = change.Split(' ', 2) is [var n, var w] ? (n, w) : throw new InvalidOperationException(change);
            edited[name] = Change(edited[name], what);
        }

        return [.. tables.Select(t => edited[t.Name])];
    }

    private static Table Change(Table table, string what)
    {
        if (what[0] == '+')
        {
            var cells = what[1..].Split(',');
            return table with { Rows = table.Rows.Add([.. cells, .. Enumerable.Repeat("", table.Header.Length - cells.Length)]) };
        }

        if (what[0] == '-') return table with { Rows = table.Rows.RemoveAll(r => r[0] == what[1..]) };
        var (key, column, value) = what.Split([' ', '='], 3) is [var k, var c, var v] ? (k, c, v) : throw new InvalidOperationException(what);
        var at = table.Rows.ToList().FindIndex(r => r[0] == key);
        return table with { Rows = table.Rows.SetItem(at, table.Rows[at].SetItem(table.Header.IndexOf(column), value)) };
    }
}
