using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Issues;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>The ledger as a workbook: dates and numbers that can be reckoned with, everything else as text, so that no cell is ever run; and a sheet that says what it is.</summary>
internal static class LedgerWorkbook
{
    public const string Title = "问题台账";

    /// <summary>Of each column of the ledger, in its order.</summary>
    private static readonly double[] Widths = [10, 12, 18, 12, 16, 26, 18, 24, 44, 10, 14, 16, 18, 18, 36, 44, 36, 18, 12, 18, 18, 12];

    /// <param name="rows">Read once, one at a time.</param>
    /// <param name="about">Asked when all rows are written, for it tells how many.</param>
    public static void Write(Stream to, IEnumerable<IReadOnlyList<LedgerCell>> rows, Func<Table> about)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = WorkbookWriter.Begin(document);
        var part = workbook.AddNewPart<WorksheetPart>();
        var layout = new SheetLayout(Widths);
        using (var writer = OpenXmlWriter.Create(part))
        {
            WorkbookWriter.Begin(writer, layout);
            writer.WriteElement(WorkbookWriter.Row(1, LedgerTable.Header, Styles.Header));
            var last = 1;
            foreach (var row in rows) writer.WriteElement(Row(++last, row, layout));
            writer.WriteEndElement();
            writer.WriteElement(new AutoFilter { Reference = $"A1:{CellName.Of(last, LedgerTable.Header.Length)}" });
            writer.WriteElement(SheetLayout.Page);
            writer.WriteEndElement();
        }

        WorkbookWriter.Enter(workbook, part, Title);
        WorkbookWriter.Add(workbook, about(), 0, []);
    }

    private static Row Row(int number, IReadOnlyList<LedgerCell> cells, SheetLayout layout)
    {
        var row = new Row(cells.Select((cell, i) => Cell(CellName.Of(number, i + 1), cell))) { RowIndex = (uint)number };
        if (layout.HeightOf([.. cells.Select(c => (c as LedgerCell.Text)?.Value ?? "")]) is { } points) row.Height = points;
        return row;
    }

    private static Cell Cell(string name, LedgerCell cell) => cell switch
    {
        LedgerCell.Number n => new Cell(new CellValue(n.Value)) { CellReference = name, StyleIndex = Styles.Number },
        LedgerCell.Moment m => new Cell(new CellValue(m.Value.ToOADate().ToString("R", CultureInfo.InvariantCulture))) { CellReference = name, StyleIndex = Styles.Moment },
        LedgerCell.Text t => WorkbookWriter.Cell(name, t.Value, Styles.Text),
        _ => throw new InvalidOperationException($"a cell without a look: {cell.GetType().Name}"),
    };
}
