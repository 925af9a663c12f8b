using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs;

/// <summary>
/// Long work: committed with the turn that asked for it, done by the Host, tried again after a crash until it is done. It comes back to the
/// chat as <see cref="Input.JobDone"/>. Doing it twice does no harm.
/// </summary>
/// <param name="Card">Key of the card that shows how it goes.</param>
public abstract record Job(string Card)
{
    /// <summary>Fetch a workbook that was sent, read it, check it, and keep it for 应用 when there is nothing wrong with it.</summary>
    /// <param name="By">Who sent it.</param>
    public sealed record CheckWorkbook(string Card, string By, FileRef File) : Job(Card);

    /// <summary>The programme in force as a workbook, to be changed and sent back.</summary>
    public sealed record WriteWorkbook(string Card) : Job(Card);

    /// <summary>New links for these members; what they had and did not use is void.</summary>
    public sealed record MakeLinks(string Card, string By, ImmutableArray<string> Members) : Job(Card);

    /// <summary>Hand a broadcast to its readers.</summary>
    public sealed record Spread(string Card, int Number) : Job(Card);

    /// <summary>Which questions go with a return to this version though visits have answered them.</summary>
    /// <param name="From">The version that was in force when it was asked for.</param>
    public sealed record CheckReturn(string Card, int Version, int From) : Job(Card);

    /// <summary>The audit trail as a file.</summary>
    public sealed record ExportAudit(string Card) : Job(Card);

    /// <summary>The picture of a query, put into the card that shows it.</summary>
    /// <param name="By">Whose question it is: it shows what they may see.</param>
    /// <param name="Query">As its button carries it.</param>
    public sealed record DrawSummary(string Card, string By, string Query, string Language) : Job(Card);

    /// <summary>The records that a query is about, as a file.</summary>
    /// <param name="By">Whose question it is: nothing is in it that they may not see.</param>
    /// <param name="Query">As its button carries it.</param>
    public sealed record ExportRecords(string Card, string By, string Query, ExportKind Kind, string Language) : Job(Card);

    /// <summary>Fetch a file from Telegram and keep it. Tried until it is there, or is known to be gone for good.</summary>
    /// <param name="On">The record that it belongs to: V-12, A-3.</param>
    /// <param name="Apart">No chat is remembered with it: nothing on the disk may say whose it is.</param>
    public sealed record KeepEvidence(string Card, string On, FileRef File, bool Apart = false) : Job(Card);

    /// <summary>Posters with the units' worker links, each as a picture and to print; several in one archive. Links that do not exist yet are made.</summary>
    /// <param name="Language">Of the posters.</param>
    public sealed record PrintPosters(string Card, string By, ImmutableArray<string> Units, string Language) : Job(Card);

    /// <summary>A 回音 poster: what was heard at a unit and solved in a month, as it was approved.</summary>
    /// <param name="Month">Its first day.</param>
    public sealed record PrintEcho(string Card, string Unit, DateOnly Month, ImmutableArray<string> Lines, string Language) : Job(Card);
}

/// <summary>In what form records leave the system.</summary>
public enum ExportKind { Workbook, Csv, Map }

/// <summary>What came of a job. Lives in memory only: what must last is in the store.</summary>
public abstract record JobResult
{
    private JobResult() { }

    /// <summary>Done; there is nothing to tell beside that.</summary>
    public sealed record Done : JobResult;

    /// <summary>A workbook without faults, kept under this number until it is applied or put away.</summary>
    public sealed record Checked(int Candidate) : JobResult
    {
        /// <summary>Questions that it removes though visits have answered them, and how many visits.</summary>
        public ImmutableArray<(string Question, int Visits)> Answered { get; init; } = [];
    }

    /// <summary>A workbook with faults.</summary>
    /// <param name="Places">Where each fault is, as the clerk finds it: 人员!C5.</param>
    /// <param name="Marked">The workbook with its faulty cells marked; null when the file could not even be opened, or not be written to.</param>
    public sealed record Faulty(ImmutableArray<Fault> Faults, ImmutableArray<string> Places, OutgoingFile? Marked) : JobResult;

    /// <param name="Questions">Those that go though visits have answered them, and how many visits.</param>
    public sealed record ReturnChecked(ImmutableArray<(string Question, int Visits)> Questions) : JobResult;

    public sealed record Written(OutgoingFile File) : JobResult;

    /// <param name="Files">Several where one would be too large to send.</param>
    /// <param name="Rows">How many records are in them.</param>
    public sealed record Records(ImmutableArray<OutgoingFile> Files, int Rows) : JobResult;

    /// <param name="Files">None: the units are gone.</param>
    public sealed record Posters(ImmutableArray<OutgoingFile> Files) : JobResult;

    /// <param name="Bot">Telegram's name of the bot; null where there is no address to open.</param>
    public sealed record Links(ImmutableArray<NewLink> Made, string? Bot) : JobResult;

    /// <summary>A file that lies in the data folder from now on.</summary>
    public sealed record Kept(KeptFile File) : JobResult;

    /// <param name="Why">Key of what to say.</param>
    public sealed record Failed(string Why) : JobResult
    {
        public const string FileGone = "job.file-gone", FileBig = "job.file-big", Broken = "job.failed", TooBig = "export.too-big";
    }
}
