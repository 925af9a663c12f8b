using FieldBot.Dialogs.Access;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What is said while a job goes on, and when it is done: always on the card that began it.</summary>
internal static class JobTalk
{
    public static void Answer(Talk talk)
    {
        if (talk.Turn.Input is Input.JobDone { Job: Job.KeepEvidence evidence, Result: var came }) { Evidence.Answer(talk, evidence, came); return; }
        // Whoever asked may have lost access meanwhile: then there is nobody to tell.
        if (talk.Facts.Me is null) return;
        var job = JobOf(talk.Turn.Input);
        if (job is Job.ExportRecords && !Rights.MayAny(ActOf(job), talk.Me)) talk.Edit(new(talk.Words.Say("export.no-right"), job.Card));
        else if (!Rights.MayAny(ActOf(job), talk.Me)) talk.Edit(new(talk.Words.Say("old.card"), job.Card));
        else if (talk.Turn.Input is Input.JobProgress progress) Progress(talk, progress);
        else if (talk.Turn.Input is Input.JobDone done) Done(talk, done.Job, done.Result);
    }

    private static Job JobOf(Input report) => report is Input.JobProgress progress ? progress.Job : ((Input.JobDone)report).Job;

    /// <summary>What one must still be allowed to do to hear of it.</summary>
    private static Act ActOf(Job job) => job switch
    {
        Job.MakeLinks => Act.ReissueLink,
        Job.Spread => Act.SendBroadcast,
        Job.ExportAudit => Act.ExportAudit,
        Job.DrawSummary or Job.ExportRecords => Act.SeeSummary,
        Job.PrintPosters or Job.PrintEcho => Act.PrintPosters,
        _ => Act.ManageProgramme,
    };

    private static void Progress(Talk talk, Input.JobProgress progress)
    {
        if (progress.Job is Job.DrawSummary) return;
        if (progress.Job is Job.Spread spread) { BroadcastCard.Progress(talk, spread); return; }
        if (progress.Job is Job.PrintPosters posters)
        {
            talk.Edit(new($"{talk.Words.Say("posters.printing", ("count", posters.Units.Length))} {talk.Words.Say("job.progress", ("done", progress.Done), ("of", progress.Of))}", posters.Card));
            return;
        }

        var key = progress.Job switch { Job.CheckWorkbook => "workbook.checking", Job.MakeLinks => "link.making", Job.ExportAudit => "audit.exporting", Job.ExportRecords => "export.writing", Job.CheckReturn => "programme.return.checking", _ => "workbook.writing" };
        var count = progress.Job is Job.MakeLinks links ? links.Members.Length : 0;
        talk.Edit(new($"{talk.Words.Say(key, ("count", count))} {talk.Words.Say("job.progress", ("done", progress.Done), ("of", progress.Of))}", progress.Job.Card));
    }

    private static void Done(Talk talk, Job job, JobResult result)
    {
        switch (job, result)
        {
            case (Job.DrawSummary draw, JobResult.Written drawn): SummaryCard.Drawn(talk, draw, drawn.File); return;
            // The figures stand there in words.
            case (Job.DrawSummary, _): return;
            case (_, JobResult.Failed failed): talk.Edit(new(talk.Words.Say(failed.Why), job.Card)); return;
            case (_, JobResult.Faulty faulty): ProgrammeCard.Faulty(talk, job, faulty); return;
            case (_, JobResult.Checked good): ProgrammeApply.Checked(talk, job, good); return;
            case (Job.CheckReturn asked, JobResult.ReturnChecked answered): ProgrammeApply.ReturnChecked(talk, asked, answered.Questions); return;
            case (Job.WriteWorkbook, JobResult.Written written): ProgrammeCard.Written(talk, job, written.File); return;
            case (Job.ExportAudit, JobResult.Written written): AuditList.Written(talk, job, written.File); return;
            case (Job.ExportRecords, JobResult.Records records): ExportCard.Written(talk, job, records); return;
            case (Job.MakeLinks links, JobResult.Links made): LinkRequest.Done(talk, links, made); return;
            case (Job.PrintPosters print, JobResult.Posters made): Posters.Done(talk, print, print.Units, made); return;
            case (Job.PrintEcho print, JobResult.Posters made): Posters.Done(talk, print, [print.Unit], made); return;
            case (Job.Spread spread, _): BroadcastCard.Progress(talk, spread); return;
        }
    }
}
