using FieldBot.Dialogs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Logging;

namespace FieldBot.Host.Jobs;

/// <summary>Does one job, however long it takes; it throws where another try may help.</summary>
internal delegate Task<JobResult> Worker(JobRow row, JobProgress progress, CancellationToken stop);

/// <summary>Does the jobs that the store committed, a few at once. A job that a stop cuts off is done at the next start.</summary>
internal sealed class JobRunner(JobDoors doors, Worker worker, TimeProvider clock, ILogger log, int atOnce = 2)
{
    public const int Tries = 5;

    private readonly PatientJobs _patient = new(doors, worker, clock, log);

    /// <summary>Goes on until <paramref name="stop"/>.</summary>
    // Work that computes must not hold up whoever starts it.
    public Task Run(CancellationToken stop) =>
        Task.WhenAll([_patient.Run(stop), .. Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => Work(stop), CancellationToken.None))]);

    private async Task Work(CancellationToken stop)
    {
        try
        {
            while (await doors.Jobs.WaitToReadAsync(stop))
                while (!stop.IsCancellationRequested && doors.Jobs.TryRead(out var row))
                {
                    if (row.Job is Job.KeepEvidence) _patient.Add(row);
                    else await doors.End(row, await Result(row, stop), log);
                }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    private async Task<JobResult> Result(JobRow row, CancellationToken stop)
    {
        if (!await Begin(row)) return new JobResult.Failed(JobResult.Failed.Broken);
        var progress = new JobProgress((done, of) => doors.Progress(row, done, of), clock);
        for (var failures = 0; ;)
        {
            CallFault fault;
            try
            {
                return await worker(row, progress, stop);
            }
            catch (Exception e)
            {
                // Work that the stop cut off ends in exceptions of many kinds.
                stop.ThrowIfCancellationRequested();
                fault = CallFault.Of(e);
                log.LogWarning("{Job} failed, try {Try} of {Tries}: {Kind} at {Place}", row.Job.GetType().Name, failures + 1, Tries, e.GetType().Name, e.TargetSite?.Name);
            }

            if (++failures == Tries) return new JobResult.Failed(JobResult.Failed.Broken);
            await Task.Delay(fault.Kind == FaultKind.TooMany ? fault.RetryAfter : BackOff.After(failures, firstSeconds: 1), clock, stop);
        }
    }

    /// <summary>False: it ended the program again and again, most likely.</summary>
    private async Task<bool> Begin(JobRow row)
    {
        try { return await doors.Begin(row); }
        catch (Exception e)
        {
            // The store is closing, or says by itself that the disk failed: the job stays for the next start.
            log.LogError("{Job} could not be counted: {Kind}", row.Job.GetType().Name, e.GetType().Name);
            return true;
        }
    }
}
