using System.Collections.Immutable;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Programmes;
using Fault = FieldBot.Dialogs.Programmes.Fault;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>Reads a workbook as tables of text, sheet by sheet and cell by cell, within limits of size. What cannot be read is a fault like any other.</summary>
internal static class WorkbookReader
{
    private const int MostSheets = 40;

    public static (ImmutableArray<Table> Tables, ImmutableArray<Fault> Faults) Read(Stream file)
    {
        if (WorkbookVet.Refusal(file) is { } refusal) return ([], [refusal]);
        try
        {
            using var document = SpreadsheetDocument.Open(file, isEditable: false);
            return Read(document);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return ([], [WorkbookVet.Fault("文件读不出来，已损坏或不是标准的工作簿", "在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”再试")]);
        }
    }

    /// <summary>What a file that is no sound workbook ends in.</summary>
    public static bool IsDamage(Exception e) =>
        e is OpenXmlPackageException or XmlException or InvalidDataException or FileFormatException or IOException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException;

    private static (ImmutableArray<Table>, ImmutableArray<Fault>) Read(SpreadsheetDocument document)
    {
        if (document.DocumentType != SpreadsheetDocumentType.Workbook) return ([], [WorkbookVet.Fault("带宏或不是普通的工作簿", "另存为“Excel 工作簿（.xlsx）”")]);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException();
        var sheets = workbook.Workbook?.Sheets?.Elements<Sheet>().ToList() ?? [];
        if (sheets.Count > MostSheets) return ([], [WorkbookVet.Fault($"有 {sheets.Count} 张表", $"最多 {MostSheets} 张")]);
        var faults = new FaultList();
        var tables = ImmutableArray.CreateBuilder<Table>();
        var strings = Strings(workbook.SharedStringTablePart);
        var formats = new NumberFormats(workbook);
        foreach (var sheet in sheets)
        {
            var title = sheet.Name?.Value?.Trim() ?? "";
            // Charts and dialogs are sheets too, and hold no table.
            if (title is SheetTitles.Guide or SheetTitles.Faults || sheet.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part) continue;
            tables.Add(new SheetReader(title, strings, formats, faults).Read(part));
        }

        if (tables.Count == 0 && faults.All.IsEmpty) faults.Add(WorkbookVet.Fault("里面没有表", "用“下载工作簿”得到的工作簿来改"));
        return (tables.ToImmutable(), faults.All);
    }

    private static List<string> Strings(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null) return strings;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement) strings.Add(Text((SharedStringItem)reader.LoadCurrentElement()!));
        return strings;
    }

    /// <summary>Without the phonetic readings that some programs keep beside a word.</summary>
    public static string Text(OpenXmlElement item)
    {
        var text = new StringBuilder();
        foreach (var child in item.ChildElements)
        {
            if (child is Text plain) text.Append(plain.Text);
            else if (child is Run run) text.Append(run.Text?.Text);
        }

        return text.ToString();
    }
}

/// <summary>Faults as they are found; after so many the rest is only counted.</summary>
internal sealed class FaultList
{
    private const int Most = 200;

    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();
    private int _more;

    public void Add(Fault fault)
    {
        if (_faults.Count < Most) _faults.Add(fault);
        else _more++;
    }

    public ImmutableArray<Fault> All => _more == 0 ? _faults.ToImmutable() : _faults.ToImmutable().Add(WorkbookVet.Fault($"还有 {_more} 处同类错误没有列出", "先改好列出的"));
}
