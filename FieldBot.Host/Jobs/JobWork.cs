using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Telegram;
using FieldBot.Storage;

namespace FieldBot.Host.Jobs;

/// <summary>Who does which job.</summary>
/// <param name="sample">The programme that serves as a template before there is another.</param>
/// <param name="bot">Telegram's name of the bot; null where there is no address to open.</param>
internal sealed class JobWork(JobDoors doors, TelegramFiles files, WorkbookTools workbooks, Func<IReadOnlyList<Table>> sample, string? bot)
{
    private readonly WorkbookCheck _check = new(doors, files, workbooks);
    private readonly BroadcastSpread _spread = new(doors);
    private readonly EvidenceKeeping _evidence = new(doors, files);
    private readonly RecordExporting _exporting = new(doors);
    private readonly SummaryDrawing _summaries = new(doors);
    private readonly PosterPrinting _posters = new(doors, bot);

    public Task<JobResult> Do(JobRow row, JobProgress progress, CancellationToken stop) => row.Job switch
    {
        Job.CheckWorkbook job => _check.Do(job, progress, stop),
        Job.WriteWorkbook => Task.FromResult(WriteWorkbook()),
        Job.MakeLinks job => MakeLinks(job, progress),
        Job.Spread job => _spread.Do(job.Number, progress, stop),
        Job.CheckReturn job => Task.FromResult<JobResult>(CheckReturn(job)),
        Job.ExportAudit => ExportAudit(stop),
        Job.ExportRecords job => _exporting.Do(job, progress, stop),
        Job.KeepEvidence job => _evidence.Do(job, stop),
        Job.PrintPosters job => _posters.Do(job, progress, stop),
        Job.PrintEcho job => _posters.Do(job, stop),
        Job.DrawSummary job => _summaries.Do(job),
        var unknown => throw new NotSupportedException(unknown.GetType().Name),
    };

    private JobResult WriteWorkbook()
    {
        var version = doors.Programme().Version;
        var tables = version > 0 ? doors.Tables(version) : sample();
        return Written(workbooks.Write([.. ProgrammeReader.Sheets.SelectMany(name => tables.Where(t => t.Name == name))]), "项目.xlsx");
    }

    private JobResult.ReturnChecked CheckReturn(Job.CheckReturn job) => new(ProgrammeReader.Stored(doors.Tables(job.Version), job.Version) is { } earlier
        ? ProgrammeChanges.Answered(doors.Programme(), earlier, doors.Visits) : []);

    private async Task<JobResult> MakeLinks(Job.MakeLinks job, JobProgress progress)
    {
        var told = Task.CompletedTask;
        var made = await doors.CreateLinks(job.Members, job.By, (done, of) => told = progress.Report(done, of));
        await told;
        return new JobResult.Links([.. made], bot);
    }

    private async Task<JobResult> ExportAudit(CancellationToken stop) => Written(await AuditTable.Bytes(doors.Audit(), doors.Programme(), doors.Versions(), stop), "审计.csv");

    private JobResult.Written Written(byte[] content, string name) => new(new OutgoingFile(doors.KeepFile(content), name));
}
