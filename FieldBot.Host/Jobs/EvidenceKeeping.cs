using FieldBot.Dialogs;
using FieldBot.Host.Metadata;
using FieldBot.Host.Telegram;

namespace FieldBot.Host.Jobs;

/// <summary>Fetches one file of a record and puts it on the disk; the event that makes it the record's follows with the result.</summary>
internal sealed class EvidenceKeeping(JobDoors doors, TelegramFiles files)
{
    public async Task<JobResult> Do(Job.KeepEvidence job, CancellationToken stop)
    {
        // Another record brought the same file, or a crash came between the event and its job's end.
        if (await doors.IsKept(job.File.UniqueId)) return new JobResult.Done();
        var fetched = await files.Fetch(job.File, stop);
        if (fetched.Why is { } why) return new JobResult.Failed(why);
        var content = FileMetadata.Strip(fetched.Content);
        return new JobResult.Kept(new(job.File.UniqueId, doors.KeepEvidence(content), job.File.Kind, content.Length, fetched.Extension));
    }
}
