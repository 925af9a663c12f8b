using System.Collections.Immutable;
using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs.Issues;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>The ledger as a workbook, and a sheet that says what it is.</summary>
internal static class LedgerWorkbook
{
    public const string Title = "问题台账";

    /// <summary>Of each column of the ledger, in its order.</summary>
    private static readonly ImmutableArray<int> Widths = [10, 12, 18, 12, 16, 26, 18, 24, 44, 10, 14, 16, 18, 18, 36, 44, 36, 18, 12, 18, 18, 12];

    /// <param name="rows">Read once, one at a time.</param>
    /// <param name="about">Asked when all rows are written, for it tells how many.</param>
    public static void Write(Stream to, IEnumerable<IReadOnlyList<ExportCell>> rows, Func<Table> about)
    {
        using var book = new RecordWorkbook(to);
        book.Begin(Title, LedgerTable.Header, Widths);
        foreach (var row in rows) book.Row(row);
        book.End();
        book.Add(about());
    }
}
