using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Exports;
using FieldBot.Storage;
using Microsoft.Extensions.Logging;

namespace FieldBot.Host.Jobs;

/// <summary>What jobs ask of the store; what is asked twice, because a job is done twice, does no harm.</summary>
internal sealed record JobDoors
{
    /// <summary>Jobs to do: those that the last run left first.</summary>
    public required ChannelReader<JobRow> Jobs { get; init; }

    /// <summary>False when the job was begun in vain too often.</summary>
    public required Func<JobRow, Task<bool>> Begin { get; init; }

    public required Func<JobRow, int, int, Task> Progress { get; init; }

    public required Func<JobRow, JobResult, Task> Finish { get; init; }

    /// <summary>Gives the key under which the file waits to be sent.</summary>
    public required Func<byte[], string> KeepFile { get; init; }

    public required Func<string, Task<bool>> IsKept { get; init; }

    /// <summary>Gives the key of the file when it is on the disk.</summary>
    public required Func<byte[], string> KeepEvidence { get; init; }

    /// <summary>Keeps a checked workbook in the name of whoever sent it, and gives its number.</summary>
    public required Func<IReadOnlyList<Table>, Programme, string, Task<int>> KeepCandidate { get; init; }

    /// <summary>Makes links in the name of whoever asked for them.</summary>
    public required Func<IReadOnlyList<string>, string, Action<int, int>, Task<IReadOnlyList<NewLink>>> CreateLinks { get; init; }

    /// <summary>Versions of the programme, the newest first: whoever ever was a member has a name.</summary>
    public required Func<IReadOnlyList<Programme>> Versions { get; init; }

    /// <summary>The programme in force.</summary>
    public required Func<Programme> Programme { get; init; }

    public required Func<int, IReadOnlyList<Table>> Tables { get; init; }

    /// <summary>The audit trail by number, read in pages.</summary>
    public required Func<IEnumerable<AuditEntry>> Audit { get; init; }

    /// <summary>All visits by number, read in pages.</summary>
    public required Func<IEnumerable<Visit>> Visits { get; init; }

    /// <summary>Asks the records.</summary>
    public required IAsk Ask { get; init; }

    public required Func<int, Task<Broadcast?>> Broadcast { get; init; }

    /// <summary>Hands the broadcast with this number to its next readers, in the name of whoever sends it.</summary>
    public required Func<int, string, Task> SpreadOn { get; init; }

    /// <summary>The unit with this code: the programme's, or one that cadres added.</summary>
    public required Func<string, Unit?> Unit { get; init; }

    /// <summary>The token of the unit's worker link that holds; it is made in this person's name where there is none.</summary>
    public required Func<string, string, Task<string>> WorkerLink { get; init; }

    /// <summary>Keeps what came of the job, and sends it to whoever asked.</summary>
    public async Task End(JobRow row, JobResult result, ILogger log)
    {
        try { await Finish(row, result); }
        catch (Exception e)
        {
            // The store says by itself when the disk failed; the job stays for the next start.
            log.LogError("What came of {Job} could not be kept: {Kind}", row.Job.GetType().Name, e.GetType().Name);
        }
    }

    public static JobDoors Of(Store store) => new()
    {
        Jobs = store.Jobs,
        Begin = store.Begin,
        Progress = store.Progress,
        Finish = store.Finish,
        KeepFile = store.Files.Keep,
        IsKept = uniqueId => store.Ask(facts => facts.Records.IsKept(uniqueId)),
        KeepEvidence = store.KeepEvidence,
        KeepCandidate = store.KeepCandidate,
        CreateLinks = store.CreateLinks,
        Versions = store.Versions,
        Programme = () => store.Programme,
        Tables = store.Tables,
        Audit = store.Audit,
        Visits = store.Visits,
        Ask = new StoreAsk(store),
        Broadcast = number => store.Ask(facts => facts.Records.Broadcast(number)),
        Unit = code => store.Programme.Unit(code) ?? store.AddedUnits().FirstOrDefault(u => u.Unit.Code == code)?.Unit,
        WorkerLink = store.WorkerLink,
        SpreadOn = (number, by) => store.Act(by, facts => Broadcasts.Next(facts, number) ?? new(Session.New, [], [])),
    };
}
