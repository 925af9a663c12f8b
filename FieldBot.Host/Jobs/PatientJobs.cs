using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Logging;

namespace FieldBot.Host.Jobs;

/// <summary>
/// Jobs that are never given up: what fails is put aside and taken up again after a while, for as long as it takes. They have workers of
/// their own, so that an evening's photos, or a network that is away for a day, hold up no other job. How often they were begun is not
/// counted: the row stays on the disk, and a restart begins anew.
/// </summary>
internal sealed class PatientJobs(JobDoors doors, Worker worker, TimeProvider clock, ILogger log, int atOnce = 2)
{
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>A failure that stays is told again only so often: a whole day's evidence may wait.</summary>
    private const int ToldEvery = 20;

    /// <summary>Telegram has one word for a file that is gone and for one that it cannot reach just now: so often it must say so.</summary>
    public const int Believed = 3;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>();

    private sealed record Waiting(JobRow Row, int Failures = 0, int Gone = 0);

    public void Add(JobRow row) => _waiting.Writer.TryWrite(new(row));

    /// <summary>Goes on until <paramref name="stop"/>.</summary>
    public Task Run(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => Work(stop), CancellationToken.None)));

    private async Task Work(CancellationToken stop)
    {
        try
        {
            while (true) await Try(await _waiting.Reader.ReadAsync(stop), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    private async Task Try(Waiting next, CancellationToken stop)
    {
        var (row, failures, gone) = next;
        try
        {
            var result = await worker(row, new((_, _) => Task.CompletedTask, clock), stop);
            if (result is JobResult.Failed { Why: JobResult.Failed.FileGone } && gone + 1 < Believed) _ = Again(next with { Gone = gone + 1 }, Pause(gone + 1), stop);
            else await doors.End(row, result, log);
        }
        catch (Exception e)
        {
            stop.ThrowIfCancellationRequested();
            if (failures % ToldEvery == 0) log.LogWarning("{Job} has to wait, failure {Failures}: {Kind} at {Place}", row.Job.GetType().Name, failures + 1, e.GetType().Name, e.TargetSite?.Name);
            var fault = CallFault.Of(e);
            _ = Again(next with { Failures = failures + 1 }, fault.Kind == FaultKind.TooMany ? fault.RetryAfter : Pause(failures + 1), stop);
        }
    }

    private static TimeSpan Pause(int failures) => BackOff.After(failures, FirstPause.TotalSeconds, LongestPause.TotalSeconds);

    private async Task Again(Waiting next, TimeSpan pause, CancellationToken stop)
    {
        await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _waiting.Writer.TryWrite(next);
    }
}
