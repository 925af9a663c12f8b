using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;

namespace FieldBot.Host.Jobs;

/// <summary>What jobs ask of the store; what is asked twice, because a job is done twice, does no harm.</summary>
internal sealed record JobDoors
{
    /// <summary>Jobs to do: those that the last run left first.</summary>
    public required ChannelReader<JobRow> Jobs { get; init; }

    public required Func<JobRow, int, int, Task> Progress { get; init; }

    public required Func<JobRow, JobResult, Task> Finish { get; init; }

    /// <summary>Gives the key under which the file waits to be sent.</summary>
    public required Func<byte[], string> KeepFile { get; init; }

    /// <summary>Keeps a checked workbook in the name of whoever sent it, and gives its number.</summary>
    public required Func<JobRow, IReadOnlyList<Table>, Task<int>> KeepCandidate { get; init; }

    /// <summary>Makes links in the name of whoever asked for them.</summary>
    public required Func<JobRow, IReadOnlyList<string>, Task<IReadOnlyList<NewLink>>> CreateLinks { get; init; }

    /// <summary>Versions of the programme, the newest first: whoever ever was a member has a name.</summary>
    public required Func<IReadOnlyList<Programme>> Versions { get; init; }

    /// <summary>The programme in force.</summary>
    public required Func<Programme> Programme { get; init; }

    public required Func<int, IReadOnlyList<Table>> Tables { get; init; }

    /// <summary>The audit trail by number, read in pages.</summary>
    public required Func<IEnumerable<AuditEntry>> Audit { get; init; }

    public required Func<int, Task<Broadcast?>> Broadcast { get; init; }

    /// <summary>A turn that no message asked for.</summary>
    public required Func<string, Func<Facts, Outcome>, Task<Outcome>> Act { get; init; }
}
