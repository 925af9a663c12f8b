using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Programmes;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>Writes tables as a workbook that a clerk can fill in: a guide, then a sheet for each table, everything as text, choices to pick from.</summary>
internal static class WorkbookWriter
{
    /// <summary>Rows below the data that are ready to be filled in.</summary>
    private const int Spare = 300;

    public static byte[] Write(IReadOnlyList<Table> tables)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = Begin(document);
            Add(workbook, Guide.Table(tables), 0, []);
            foreach (var table in tables) Add(workbook, table with { Source = SheetTitles.Of(table.Name) }, Spare, DropDowns.Of(table, tables));
        }

        return bytes.ToArray();
    }

    public static WorkbookPart Begin(SpreadsheetDocument document)
    {
        var workbook = document.AddWorkbookPart();
        // The views of the sheets refer to one of the workbook.
        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), new Sheets(), new DefinedNames());
        Styles.AddTo(workbook);
        return workbook;
    }

    /// <summary>All of a sheet that stands before its rows.</summary>
    public static void Begin(OpenXmlWriter writer, SheetLayout layout)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(SheetLayout.Fit);
        writer.WriteElement(SheetLayout.Frozen);
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = SheetLayout.Line });
        writer.WriteElement(layout.Columns());
        writer.WriteStartElement(new SheetData());
    }

    /// <summary>Behind the sheets that are there.</summary>
    public static void Enter(WorkbookPart workbook, WorksheetPart part, string title)
    {
        var sheets = workbook.Workbook!.Sheets!;
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = title });
        workbook.Workbook.DefinedNames!.Append(SheetLayout.HeaderOnEveryPage(title, (uint)sheets.ChildElements.Count - 1));
    }

    public static void Add(WorkbookPart workbook, Table table, int spare, IReadOnlyList<DataValidation> choices)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var layout = SheetLayout.Of(table);
        using (var writer = OpenXmlWriter.Create(part))
        {
            Begin(writer, layout);
            writer.WriteElement(Row(1, table.Header, Styles.Header));
            for (var i = 0; i < table.Rows.Length; i++) writer.WriteElement(Row(i + 2, table.Rows[i], Styles.Text, layout.HeightOf(table.Rows[i])));
            for (var i = 0; i < spare; i++) writer.WriteElement(Row(table.Rows.Length + 2 + i, Enumerable.Repeat("", table.Header.Length), Styles.Text));
            writer.WriteEndElement();
            if (table.Header.Length > 0) writer.WriteElement(new AutoFilter { Reference = $"A1:{CellName.Of(table.Rows.Length + 1, table.Header.Length)}" });
            if (choices.Count > 0) writer.WriteElement(new DataValidations(choices) { Count = (uint)choices.Count });
            writer.WriteElement(SheetLayout.Page);
            writer.WriteEndElement();
        }

        Enter(workbook, part, table.Source);
    }

    public static Row Row(int number, IEnumerable<string> cells, uint style, double? height = null)
    {
        var row = new Row(cells.Select((text, i) => Cell(CellName.Of(number, i + 1), text, style))) { RowIndex = (uint)number };
        if (height is { } points) row.Height = points;
        return row;
    }

    public static Cell Cell(string name, string text, uint style) => text.Length == 0 ? new Cell { CellReference = name, StyleIndex = style }
        : new Cell(new InlineString(new Text(Allowed(text)) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = name, StyleIndex = style, DataType = CellValues.InlineString };

    // Control characters have no place in XML.
    public static string Allowed(string text) => !text.Any(c => c is (< ' ' and not ('\t' or '\n' or '\r')) or >= '\uD800') ? text : string.Concat(text.EnumerateRunes().Where(r => r.Value is 9 or 10 or 13 or (>= 32 and not (0xFFFE or 0xFFFF))).Select(r => r.ToString()));
}
