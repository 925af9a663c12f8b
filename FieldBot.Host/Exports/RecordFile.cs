using System.Collections.Immutable;
using FieldBot.Dialogs.Exports;
using FieldBot.Host.Workbooks;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Exports;

/// <summary>One file of records while it is written. What is disposed is whole; disposed again, it stays as it is.</summary>
internal interface IRecordFile : IDisposable
{
    void Begin(ExportSheet sheet);

    void Row(ImmutableArray<ExportCell> cells);

    void End();

    /// <summary>What it is, when all else is in it.</summary>
    void About(Table about);

    /// <summary>All that was written lies in the stream.</summary>
    void Flush();
}

internal sealed class WorkbookFile(Stream to, string about) : IRecordFile
{
    private readonly RecordWorkbook _book = new(to, first: about);
    private bool _whole;

    public void Begin(ExportSheet sheet) => _book.Begin(sheet.Title, sheet.Columns, sheet.Widths);

    public void Row(ImmutableArray<ExportCell> cells) => _book.Row(cells);

    public void End() => _book.End();

    public void About(Table about) => _book.Add(about);

    public void Flush() => _book.Flush();

    public void Dispose()
    {
        if (_whole) return;
        _whole = true;
        _book.Dispose();
    }
}
