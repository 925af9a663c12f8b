using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Exports;

namespace FieldBot.Host.Exports;

/// <summary>Writes an export into as many files as it needs: what does not fit into one goes on in the next, between two rows.</summary>
/// <param name="most">A file is not larger, in bytes.</param>
/// <param name="open">The stream of the next file.</param>
/// <param name="close">It is whole.</param>
/// <param name="told">How many records were read, of how many.</param>
internal sealed class RecordFiles(RecordExport export, ExportKind kind, IAsk ask, long most, Func<Stream> open, Action<Stream> close, Func<int, int, Task> told)
{
    /// <summary>How far a file fills before its size is looked at: of what it may hold.</summary>
    private const int Looks = 64;

    /// <summary>Kept free for what is written between two looks, and for what the file says of itself.</summary>
    private const int Spare = 6;

    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private int _files, _read;
    private long _unseen;

    /// <summary>Rows of all files, or points.</summary>
    public int Rows { get; private set; }

    public Task Write(CancellationToken stop) => kind == ExportKind.Map ? Points(stop) : Tables(stop);

    private async Task Tables(CancellationToken stop)
    {
        var (stream, file) = Open();
        try
        {
            foreach (var sheet in export.Sheets)
            {
                file.Begin(sheet);
                _rows[sheet.Name] = 0;
                for (ExportCursor? at = ExportCursor.Start; at is not null;)
                {
                    stop.ThrowIfCancellationRequested();
                    var from = at;
                    var page = await ask.Of(facts => sheet.Read(from, facts));
                    var rows = page.Rows();
                    foreach (var row in rows)
                    {
                        if (IsFull(stream, file.Flush, row.Sum(LengthOf)))
                        {
                            file.End();
                            Close(stream, file, last: false);
                            (stream, file) = Open();
                            file.Begin(sheet);
                            _rows.Clear();
                            _rows[sheet.Name] = 0;
                        }

                        file.Row(row);
                        _rows[sheet.Name]++;
                        Rows++;
                    }

                    await Tell(rows.Count, sheet.Name is "issues" or "visits" or "actions");
                    at = page.Next;
                }

                file.End();
            }

            Close(stream, file, last: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private async Task Points(CancellationToken stop)
    {
        var stream = new CountingStream(open());
        var map = new MapFile(stream);
        _files = 1;
        foreach (var part in export.Map.Parts)
            for (ExportCursor? at = ExportCursor.Start; at is not null;)
            {
                stop.ThrowIfCancellationRequested();
                var from = at;
                var page = await ask.Of(facts => part(from, facts));
                foreach (var point in page.Points)
                {
                    if (IsFull(stream, map.Flush, 400))
                    {
                        End(last: false);
                        stream = new(open());
                        map = new(stream);
                        _files++;
                    }

                    map.Add(point);
                    Rows++;
                }

                await Tell(page.Points.Count, counts: true);
                at = page.Next;
            }

        End(last: true);

        void End(bool last)
        {
            map.About(export.About(_rows, last && _files == 1 ? 0 : _files));
            map.Dispose();
            close(stream.Below);
            _unseen = 0;
        }
    }

    private (CountingStream Stream, IRecordFile File) Open()
    {
        _files++;
        var stream = new CountingStream(open());
        return (stream, kind == ExportKind.Workbook ? new WorkbookFile(stream, export.AboutTitle) : new CsvFile(stream, archive: export.Sheets.Length > 1));
    }

    private void Close(CountingStream stream, IRecordFile file, bool last)
    {
        file.About(export.About(_rows, last && _files == 1 ? 0 : _files));
        file.Dispose();
        close(stream.Below);
        _unseen = 0;
    }

    /// <summary>Looked at from time to time only: to know it, what is written has to leave the compression.</summary>
    private bool IsFull(CountingStream stream, Action flush, long more)
    {
        _unseen += more;
        if (_unseen < most / Looks) return false;
        flush();
        _unseen = more;
        return stream.Written >= most - most / Spare;
    }

    private async Task Tell(int count, bool counts)
    {
        if (counts) _read += count;
        await told(Math.Min(_read, export.Records), export.Records);
    }

    /// <summary>In bytes, at most, before it is compressed.</summary>
    private static int LengthOf(ExportCell cell) => cell is ExportCell.Text { Value: var text } ? text.Length == 0 ? 1 : text.Length * 3 + 40 : 40;
}
