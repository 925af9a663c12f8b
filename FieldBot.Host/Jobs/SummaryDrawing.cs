using FieldBot.Dialogs;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Host.Pictures;

namespace FieldBot.Host.Jobs;

/// <summary>Draws the picture of a query, of the records as they are by now. The first one loads the letters; none is drawn before somebody asks.</summary>
internal sealed class SummaryDrawing(JobDoors doors)
{
    private readonly Lazy<Painter> _painter = new(() => new());

    public async Task<JobResult> Do(Job.DrawSummary job)
    {
        var picture = await doors.Ask.Of(facts => SummaryPictures.Of(job.By, job.Query, facts, job.Language));
        return picture is null ? new JobResult.Done() : new JobResult.Written(new(doors.KeepFile(_painter.Value.Draw(picture)), "picture.png"));
    }
}
