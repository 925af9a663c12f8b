using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Programmes;
using Fault = FieldBot.Dialogs.Programmes.Fault;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>The sender's own workbook, returned: faulty cells in red, and in front a sheet that lists every fault and leads to it.</summary>
internal static class MarkedWorkbook
{
    /// <summary>Excel calls a sheet with more than 65,530 of them damaged.</summary>
    private const int MostLinks = 60_000;

    /// <summary>Unpacked. To be marked a sheet is held whole, in some fifteen times its size; no programme's comes near it, and a larger one has its faults in the list alone.</summary>
    private const long LargestSheet = 12L * 1024 * 1024;

    public static byte[] Write(byte[] original, IReadOnlyList<Table> tables, IReadOnlyList<Fault> faults)
    {
        var large = Large(original);
        using var bytes = new MemoryStream();
        bytes.Write(original);
        using (var document = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            var workbook = document.WorkbookPart!;
            var paint = new Paint(workbook);
            foreach (var sheet in faults.GroupBy(f => f.File, StringComparer.Ordinal))
                if (PartOf(workbook, sheet.Key) is { } part && !large.Contains(part.Uri.OriginalString.TrimStart('/'))) Mark(part, sheet, tables, paint);
            AddList(workbook, tables, faults);
            workbook.Workbook!.Save();
        }

        return bytes.ToArray();
    }

    /// <summary>Parts that are too large to be held whole. What the file says of their sizes is not believed.</summary>
    private static HashSet<string> Large(byte[] original)
    {
        using var zip = new ZipArchive(new MemoryStream(original, writable: false), ZipArchiveMode.Read);
        return zip.Entries.Where(e => IsLarge(e)).Select(e => e.FullName.TrimStart('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsLarge(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        var some = new byte[64 * 1024];
        var size = 0L;
        for (int read; size <= LargestSheet && (read = part.Read(some)) > 0;) size += read;
        return size > LargestSheet;
    }

    private static WorksheetPart? PartOf(WorkbookPart workbook, string title) =>
        workbook.Workbook!.Sheets!.Elements<Sheet>().FirstOrDefault(s => s.Name?.Value?.Trim() == title)?.Id?.Value is { } id ? workbook.GetPartById(id) as WorksheetPart : null;

    private static void Mark(WorksheetPart part, IEnumerable<Fault> faults, IReadOnlyList<Table> tables, Paint paint)
    {
        if (part.Worksheet?.GetFirstChild<SheetData>() is not { } data) return;
        var rows = data.Elements<Row>().Where(r => r.RowIndex is not null).GroupBy(r => r.RowIndex!.Value).ToDictionary(g => g.Key, g => g.First());
        foreach (var fault in faults)
            if (fault.Row > 0 && CellName.ColumnOf(tables, fault) is { } column && CellOf(data, rows, fault.Row, column) is var cell) cell.StyleIndex = paint.Red(cell.StyleIndex?.Value ?? 0);
    }

    /// <summary>A cell that is empty may not be there at all; rows and cells stand in their order.</summary>
    private static Cell CellOf(SheetData data, Dictionary<uint, Row> rows, int number, int column)
    {
        if (!rows.TryGetValue((uint)number, out var row))
        {
            row = rows[(uint)number] = new Row { RowIndex = (uint)number };
            if (data.Elements<Row>().FirstOrDefault(r => r.RowIndex?.Value > (uint)number) is { } later) data.InsertBefore(row, later);
            else data.Append(row);
        }

        var name = CellName.Of(number, column);
        if (row.Elements<Cell>().FirstOrDefault(c => c.CellReference?.Value == name) is { } cell) return cell;
        cell = new Cell { CellReference = name };
        if (row.Elements<Cell>().FirstOrDefault(c => CellName.Column(c.CellReference?.Value) > column) is { } right) row.InsertBefore(cell, right);
        else row.Append(cell);
        return cell;
    }

    private static void AddList(WorkbookPart workbook, IReadOnlyList<Table> tables, IReadOnlyList<Fault> faults)
    {
        var sheets = workbook.Workbook!.Sheets!;
        // A workbook that comes back a second time still has the list of the first.
        foreach (var old in sheets.Elements<Sheet>().Where(s => s.Name?.Value == SheetTitles.Faults).ToList())
        {
            if (old.Id?.Value is { } id) workbook.DeletePart(id);
            old.Remove();
        }

        // Names that belong to one sheet count sheets from the left.
        foreach (var name in workbook.Workbook.DefinedNames?.Elements<DefinedName>().Where(n => n.LocalSheetId is not null) ?? []) name.LocalSheetId = name.LocalSheetId!.Value + 1;
        var part = workbook.AddNewPart<WorksheetPart>();
        var rows = new List<Row> { Row(1, ["位置", "错误", "应为"]) };
        var links = new Hyperlinks();
        for (var i = 0; i < faults.Count; i++)
        {
            var place = CellName.Of(tables, faults[i]);
            rows.Add(Row(i + 2, [place, faults[i].What, faults[i].Allowed]));
            if (i < MostLinks && place.Split('!') is [var sheet, var cell] && CellName.Column(cell) is not null) links.Append(new Hyperlink { Reference = CellName.Of(i + 2, 1), Location = $"'{sheet}'!{cell}", Display = place });
        }

        part.Worksheet = new Worksheet(new Columns(Width(1, 16), Width(2, 50), Width(3, 60)), new SheetData(rows));
        if (links.HasChildren) part.Worksheet.Append(links);
        sheets.InsertAt(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = sheets.Elements<Sheet>().Select(s => s.SheetId?.Value ?? 0).DefaultIfEmpty().Max() + 1, Name = SheetTitles.Faults }, 0);
        // Shown first when it is opened; names of other sheets that were selected with it are let go.
        if (workbook.Workbook.BookViews?.GetFirstChild<WorkbookView>() is { } view) view.ActiveTab = 0;
    }

    private static Column Width(uint column, double width) => new() { Min = column, Max = column, Width = width, CustomWidth = true };

    private static Row Row(int number, IReadOnlyList<string> cells) => new(cells.Select((text, i) => WorkbookWriter.Cell(CellName.Of(number, i + 1), text, 0))) { RowIndex = (uint)number };

    /// <summary>Each look of the workbook once more in red: a cell keeps its number format.</summary>
    private sealed class Paint
    {
        private readonly CellFormats _formats;
        private readonly uint _fill;
        private readonly Dictionary<uint, uint> _red = [];

        public Paint(WorkbookPart workbook)
        {
            if (workbook.WorkbookStylesPart is null) Styles.AddTo(workbook);
            var sheet = workbook.WorkbookStylesPart!.Stylesheet!;
            var fills = sheet.Fills ??= new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
            fills.Append(Styles.Fault());
            _fill = (uint)fills.ChildElements.Count - 1;
            fills.Count = (uint)fills.ChildElements.Count;
            _formats = sheet.CellFormats ??= new CellFormats(new CellFormat());
        }

        public uint Red(uint style)
        {
            if (_red.TryGetValue(style, out var red)) return red;
            var format = style < _formats.ChildElements.Count ? (CellFormat)_formats.ChildElements[(int)style].CloneNode(true) : new CellFormat();
            (format.FillId, format.ApplyFill) = (_fill, true);
            _formats.Append(format);
            _formats.Count = (uint)_formats.ChildElements.Count;
            return _red[style] = _red[_formats.Count.Value - 1] = _formats.Count.Value - 1;
        }
    }
}
