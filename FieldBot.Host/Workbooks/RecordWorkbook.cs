using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Exports;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>
/// Sheets of records as a workbook, written as they come, so that no more than a row of it is ever in memory: dates and numbers that can be
/// reckoned with, everything else as text, so that no cell is ever run.
/// </summary>
/// <param name="first">Title of the sheet that stands first, whenever it is written; null: as they come.</param>
internal sealed class RecordWorkbook(Stream to, string? first = null) : IDisposable
{
    /// <summary>Excel takes no more rows in a sheet; what goes on has a sheet of its own.</summary>
    public const int MostRows = 1_048_576;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false, CheckCharacters = false };

    private readonly ZipArchive _zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<string> _titles = [];
    private Sheet? _sheet;

    /// <summary>Begins a sheet behind those that are there.</summary>
    /// <param name="widths">Of the columns, in characters; the rest are as wide as their heading.</param>
    public void Begin(string title, ImmutableArray<string> header, IReadOnlyList<int> widths) => _sheet = Open(title, title, header, widths);

    public void Row(IReadOnlyList<ExportCell> cells)
    {
        var sheet = _sheet!;
        if (sheet.Rows == MostRows)
        {
            End();
            var parts = _titles.Count(t => t == sheet.Name || t.StartsWith(sheet.Name + " ", StringComparison.Ordinal));
            _sheet = sheet = Open(sheet.Name, string.Create(CultureInfo.InvariantCulture, $"{sheet.Name} {parts + 1}"), sheet.Header, sheet.Given);
        }

        Write(sheet, ++sheet.Rows, cells);
    }

    /// <summary>So far, all of it, is in the stream below: its length is the file's.</summary>
    public void Flush()
    {
        _sheet?.Xml.Flush();
        _sheet?.Entry.Flush();
    }

    public void End()
    {
        var (xml, sheet) = (_sheet!.Xml, _sheet);
        xml.WriteEndElement();
        xml.WriteRaw(new AutoFilter { Reference = $"A1:{CellName.Of(sheet.Rows, sheet.Header.Length)}" }.OuterXml);
        xml.WriteRaw(SheetLayout.Page.OuterXml);
        xml.WriteEndElement();
        xml.Dispose();
        sheet.Entry.Dispose();
        _sheet = null;
    }

    /// <summary>A whole sheet of text.</summary>
    public void Add(Table table)
    {
        Begin(table.Source, table.Header, [.. SheetLayout.Of(table).Widths.Select(w => (int)w)]);
        foreach (var row in table.Rows) Row([.. row.Select(text => new ExportCell.Text(text))]);
        End();
    }

    public void Dispose()
    {
        if (_sheet is not null) End();
        var order = _titles.Select((title, i) => (Title: title, Number: i + 1)).OrderBy(s => s.Title == first ? 0 : 1).ToList();
        Put("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><bookViews><workbookView/></bookViews><sheets>{string.Concat(order.Select((s, i) => $"<sheet name=\"{Escaped(s.Title)}\" sheetId=\"{s.Number}\" r:id=\"s{s.Number}\"/>"))}</sheets><definedNames>{string.Concat(order.Select((s, i) => SheetLayout.HeaderOnEveryPage(s.Title, (uint)i).OuterXml))}</definedNames></workbook>");
        Put("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(order.Select(s => $"<Relationship Id=\"s{s.Number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{s.Number}.xml\"/>"))}<Relationship Id=\"styles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
        Put("xl/styles.xml", Styles.Sheet().OuterXml);
        Put("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"book\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        Put("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{type}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{type}styles+xml\"/>{string.Concat(order.Select(s => $"<Override PartName=\"/xl/worksheets/sheet{s.Number}.xml\" ContentType=\"{type}worksheet+xml\"/>"))}</Types>");
        _zip.Dispose();
    }

    private Sheet Open(string name, string title, ImmutableArray<string> header, IReadOnlyList<int> widths)
    {
        _titles.Add(title);
        var entry = _zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{_titles.Count}.xml"), CompressionLevel.Optimal).Open();
        var layout = SheetLayout.Of(header, widths);
        var sheet = new Sheet(name, header, widths, layout, entry, XmlWriter.Create(entry, Plain));
        sheet.Xml.WriteStartDocument();
        sheet.Xml.WriteStartElement("worksheet", Main);
        foreach (var part in new string[] { SheetLayout.Fit.OuterXml, SheetLayout.Frozen.OuterXml, new SheetFormatProperties { DefaultRowHeight = SheetLayout.Line }.OuterXml, layout.Columns().OuterXml }) sheet.Xml.WriteRaw(part);
        sheet.Xml.WriteStartElement("sheetData", Main);
        Write(sheet, sheet.Rows = 1, [.. header.Select(h => new ExportCell.Text(h))], Styles.Header);
        return sheet;
    }

    private static void Write(Sheet sheet, int number, IReadOnlyList<ExportCell> cells, uint text = Styles.Text)
    {
        var xml = sheet.Xml;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        if (text == Styles.Text && sheet.Layout.HeightOf([.. cells.Select(c => (c as ExportCell.Text)?.Value ?? "")]) is { } points)
            xml.WriteAttributeString("ht", points.ToString(CultureInfo.InvariantCulture));

        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is ExportCell.Text { Value.Length: 0 }) continue;
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", CellName.Of(number, i + 1));
            Value(xml, cells[i], text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, ExportCell cell, uint text)
    {
        var (style, value) = cell switch
        {
            ExportCell.Text t => (text, t.Value),
            ExportCell.Number n => (Styles.Number, n.Value.ToString(CultureInfo.InvariantCulture)),
            ExportCell.Rate r => (Styles.Rate, r.Value.ToString(CultureInfo.InvariantCulture)),
            ExportCell.Day d => (Styles.Day, Serial(d.Value.ToDateTime(TimeOnly.MinValue))),
            ExportCell.Moment m => (Styles.Moment, Serial(m.Value)),
            _ => throw new InvalidOperationException($"a cell without a look: {cell.GetType().Name}"),
        };
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (cell is not ExportCell.Text)
        {
            xml.WriteElementString("v", Main, value);
            return;
        }

        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(WorkbookWriter.Allowed(value));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Serial(DateTime value) => value.ToOADate().ToString("R", CultureInfo.InvariantCulture);

    private void Put(string name, string xml)
    {
        using var entry = new StreamWriter(_zip.CreateEntry(name, CompressionLevel.Optimal).Open(), Plain.Encoding);
        entry.Write("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>" + xml);
    }

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(text);

    private sealed record Sheet(string Name, ImmutableArray<string> Header, IReadOnlyList<int> Given, SheetLayout Layout, Stream Entry, XmlWriter Xml)
    {
        public int Rows { get; set; }
    }
}
