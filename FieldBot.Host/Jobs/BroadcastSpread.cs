using FieldBot.Dialogs;

namespace FieldBot.Host.Jobs;

/// <summary>Hands a broadcast to its readers, some at a time, so that between them everybody else gets their turn.</summary>
internal sealed class BroadcastSpread(JobDoors doors)
{
    public async Task<JobResult> Do(int number, JobProgress progress, CancellationToken stop)
    {
        for (var last = -1; await doors.Broadcast(number) is { } broadcast && broadcast.Next < broadcast.Readers.Length; last = broadcast.Next)
        {
            stop.ThrowIfCancellationRequested();
            if (broadcast.Next == last) throw new InvalidOperationException("A broadcast does not go on.");
            await progress.Report(broadcast.Next, broadcast.Readers.Length);
            await doors.SpreadOn(number, broadcast.By);
        }

        return new JobResult.Done();
    }
}
