using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Texts;
using FieldBot.Host.Commands;
using FieldBot.Host.Workbooks;
using FieldBot.Storage;

namespace FieldBot.Host.Scenarios;

/// <summary>The figures as a clerk finds them: all records exported as a workbook, and its sheet 汇总 read back.</summary>
internal static class ExportedTotals
{
    /// <returns>Null: they are not there.</returns>
    public static async Task<StandFigures?> Read(Store store, string language)
    {
        var bytes = new MemoryStream();
        await using (var to = new BytesAsText.Reader(bytes))
            if (await new ExportRecords(null, null, null, null, null, null, null, null, null, ExportKind.Workbook, Restricted: false, language).Do(new(store, null), to, TextWriter.Null) != 0) return null;
        using var book = new MemoryStream(bytes.ToArray());
        var title = Said.Label("export.sheet.totals", language);
        return WorkbookReader.Read(book).Tables.FirstOrDefault(t => t.Source == title)?.Rows is [var all, ..] ? Figures(all) : null;
    }

    private static StandFigures Figures(ImmutableArray<string> row)
    {
        return new(Cell(TotalsColumns.GroupsMet), Cell(TotalsColumns.Groups), Cell(TotalsColumns.Cadres), Cell(TotalsColumns.UnitsMet), Cell(TotalsColumns.Units), Cell(TotalsColumns.Visits), Cell(TotalsColumns.Attendances));

        int? Cell(int column) => column < row.Length && int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
