using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Telegram;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Jobs;

/// <summary>Fetches a workbook, tells all its faults at once, or keeps it for 应用.</summary>
internal sealed class WorkbookCheck(JobDoors doors, TelegramFiles files, WorkbookTools workbooks)
{
    // Fetched, read, checked.
    private const int Parts = 3;

    /// <summary>A workbook whose every row is wrong has one cause, not a hundred thousand.</summary>
    private const int Most = 2000;

    public async Task<JobResult> Do(Job.CheckWorkbook job, JobProgress progress, CancellationToken stop)
    {
        var fetched = await files.Fetch(job.File, stop);
        if (fetched.Why is { } why) return new JobResult.Failed(why);
        await progress.Report(1, Parts);
        var (tables, unread) = workbooks.Read(new MemoryStream(fetched.Content, writable: false));
        await progress.Report(2, Parts);
        var reading = TableFaults.Of(tables, unread);
        stop.ThrowIfCancellationRequested();
        if (reading.Programme is not { } programme) return Faulty(fetched.Content, tables, reading.Faults);
        var answered = ProgrammeChanges.Answered(doors.Programme(), programme, doors.Visits);
        return new JobResult.Checked(await doors.KeepCandidate(tables, programme, job.By)) { Answered = answered };
    }

    private JobResult.Faulty Faulty(byte[] content, ImmutableArray<Table> tables, ImmutableArray<Fault> all)
    {
        var faults = all.Length <= Most ? all : [.. all.Take(Most), new("", 0, "", $"还有 {all.Length - Most} 处错误没有列出", "先改好列出的，再发来")];
        ImmutableArray<string> places = [.. faults.Select(f => workbooks.Place(tables, f))];
        var marked = tables.IsEmpty || Marked(content, tables, faults) is not { } bytes ? null : new OutgoingFile(doors.KeepFile(bytes), "错误标注.xlsx");
        return new(faults, places, marked);
    }

    /// <summary>Null: it could be read, but not written to. Then there is the list in the chat.</summary>
    private byte[]? Marked(byte[] content, ImmutableArray<Table> tables, ImmutableArray<Fault> faults)
    {
        try { return workbooks.Mark(content, tables, faults); }
        catch (Exception e) when (WorkbookReader.IsDamage(e)) { return null; }
    }
}
