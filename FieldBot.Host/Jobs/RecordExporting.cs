using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Exports;
using FieldBot.Host.Exports;

namespace FieldBot.Host.Jobs;

/// <summary>Exports records for a chat: what whoever asked may have by then, in files that Telegram takes.</summary>
/// <param name="most">Of a file, in bytes: Telegram takes 50 MB from a bot.</param>
internal sealed class RecordExporting(JobDoors doors, long most = 45 << 20)
{
    /// <summary>More are no answer in a chat.</summary>
    private const int MostFiles = 20;

    public async Task<JobResult> Do(Job.ExportRecords job, JobProgress progress, CancellationToken stop)
    {
        var versions = doors.Versions();
        var (export, why) = await doors.Ask.Of(facts => RecordExport.Of(job, versions, facts));
        if (export is null) return new JobResult.Failed(why!);
        List<string> keys = [];
        var files = new RecordFiles(export, job.Kind, doors.Ask, most, () => keys.Count < MostFiles ? new MemoryStream() : throw new TooManyFilesException(), stream =>
        {
            keys.Add(doors.KeepFile(((MemoryStream)stream).ToArray()));
            stream.Dispose();
        }, progress.Report);
        try { await files.Write(stop); }
        catch (TooManyFilesException) { return new JobResult.Failed(JobResult.Failed.TooBig); }
        var name = export.FileName + (keys.Count == 1 ? "" : "-");
        return new JobResult.Records([.. keys.Select((key, i) => new OutgoingFile(key, name + (keys.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{i + 1}of{keys.Count}")) + Extension(job.Kind, export)))], files.Rows);
    }

    /// <summary>What a file of this kind is called behind its dot.</summary>
    public static string Extension(ExportKind kind, RecordExport export) => kind switch { ExportKind.Workbook => ".xlsx", ExportKind.Map => ".geojson", _ => export.Sheets.Length > 1 ? ".zip" : ".csv" };

    private sealed class TooManyFilesException : Exception;
}
