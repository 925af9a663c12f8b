using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using FieldBot.Dialogs.Exports;
using FieldBot.Host.Commands;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Exports;

/// <summary>Records as CSV that opens right in Excel by a double click: one table by itself, several in an archive.</summary>
/// <param name="archive">False: there is only one, and nothing is told about it beside it.</param>
internal sealed class CsvFile(Stream to, bool archive) : IRecordFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ZipArchive? _zip = archive ? new(to, ZipArchiveMode.Create, leaveOpen: true) : null;
    private StreamWriter? _table;

    public void Begin(ExportSheet sheet) => Begin(sheet.Title, sheet.Columns);

    public void Row(ImmutableArray<ExportCell> cells) => _table!.Write(ExportCsv.Row(cells));

    public void End()
    {
        _table?.Dispose();
        _table = null;
    }

    public void About(Table about)
    {
        if (_zip is null) return;
        Begin(about.Source, about.Header);
        foreach (var row in about.Rows) _table!.Write(CsvRow.Of(row));
        End();
    }

    public void Flush() => _table?.Flush();

    public void Dispose()
    {
        End();
        _zip?.Dispose();
    }

    private void Begin(string title, ImmutableArray<string> columns)
    {
        _table = _zip is null ? new(to, Utf8, leaveOpen: true) : new(_zip.CreateEntry($"{title}.csv", CompressionLevel.Optimal).Open(), Utf8);
        _table.Write(CsvRow.Start + CsvRow.Of(columns));
    }
}
