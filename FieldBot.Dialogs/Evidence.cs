using System.Collections.Immutable;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs;

/// <summary>Photos, voice notes and documents of records: fetched from Telegram after the commit, kept, and shown again.</summary>
internal static class Evidence
{
    /// <summary>Has each file fetched that is not kept yet; one that was sent twice is kept once.</summary>
    /// <param name="on">The record that they belong to: V-12, A-3.</param>
    public static void Keep(Talk talk, string on, IEnumerable<FileRef> files)
    {
        foreach (var file in Each(files).Where(f => !talk.Facts.Records.IsKept(f.UniqueId)))
            talk.Start(new Job.KeepEvidence($"evidence-{on}", on, file, Apart: ConcernCode.Is(talk.By)));
    }

    /// <summary>Sends the files below, one message each, under neutral names.</summary>
    /// <param name="guarded">One side or the other must not be known by them: only as they are kept, and not to be passed on.</param>
    public static void Show(Talk talk, IEnumerable<FileRef> files, bool guarded = false)
    {
        var all = Each(files).ToImmutableArray();
        for (var i = 0; i < all.Length; i++)
        {
            var what = talk.Words.Plain("evidence.what", ("number", i + 1), ("of", all.Length), ("kind", talk.Words.Evidence(all[i])));
            talk.Send(new OutgoingMessage(Texts.Wording.Escape(what)) { Protected = guarded, Evidence = new(all[i], talk.Words.Plain("evidence.name", ("number", i + 1)), talk.Words.Say(guarded ? "evidence.not-yet" : "evidence.lost", ("what", what)), guarded) });
        }

        talk.Toast = talk.Words.Plain("evidence.coming.toast", ("count", all.Length));
    }

    /// <summary>Nothing is said of what is kept; of what cannot be, its sender is told which record lacks it.</summary>
    public static void Answer(Talk talk, Job.KeepEvidence job, JobResult result)
    {
        if (result is JobResult.Kept kept) talk.Happened(new Event.EvidenceKept(kept.File));
        // The file is kept though its sender has no access any more; then there is nobody to tell.
        else if (result is JobResult.Failed failed && talk.Facts.Me is not null) Missing(talk, job, failed.Why);
        else if (result is JobResult.Failed && RecordNumber.In(job.On, 'I') is { } number && talk.Facts.Records.Issue(number) is { Guarded: true } issue) Lost(talk, issue);
    }

    /// <summary>A worker's file whose job no chat remembers: both sides read it in the thread.</summary>
    private static void Lost(Talk talk, Issue issue) => IssueMoves.Make(talk, issue, IssueMove.Tell, new(Texts.Wording.In(talk.Facts.Programme.Settings.Language).Plain("evidence.missing.worker")), byClock: true);

    private static void Missing(Talk talk, Job.KeepEvidence job, string why)
    {
        var (record, how, button) = Where(talk, job.On);
        var because = talk.Words.Plain(why == JobResult.Failed.FileBig ? "evidence.too-big" : "evidence.gone");
        var text = talk.Words.Say("evidence.missing", ("record", record), ("kind", talk.Words.Evidence(job.File)), ("why", because), ("how", talk.Words.Plain(how, ("record", record))));
        talk.CardBelow(new OutgoingMessage(text, job.Card, Buttons: button is null ? [] : [[button]]));
    }

    /// <summary>What the record is called, how to give it the file again, and the button that opens it.</summary>
    private static (string Record, string How, Button? Button) Where(Talk talk, string on) => on switch
    {
        ['V', '-', .. var number] => (on, "evidence.again.visit", new(talk.Words.Plain("visit.look"), $"v.{number}")),
        ['A', '-', .. var number] when int.TryParse(number, out var n) && talk.Facts.Records.Action(n) is { } action => (PlanCard.NameOf(talk, action), "evidence.again.action", new(talk.Words.Plain("home.plan"), "plan")),
        ['I', '-', .. var number] => (on, "evidence.again.other", new(talk.Words.Plain("issue.look"), $"i.{number}")),
        _ when on.StartsWith(RecordingDialog.Record, StringComparison.Ordinal) => (talk.Words.Plain("recording.title"), "evidence.again.other", new(talk.Words.Plain("recording.title"), "adm.rec")),
        _ => (on, "evidence.again.other", null),
    };

    private static IEnumerable<FileRef> Each(IEnumerable<FileRef> files) => files.DistinctBy(f => f.UniqueId, StringComparer.Ordinal);
}
