using FieldBot.Dialogs.Issues;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>A line of the paper book: what was asked for and confirmed, written down by hand.</summary>
internal sealed class PaperIssue
{
    public required int Number { get; init; }
    public required string Reporter { get; init; }
    public required string? Group { get; init; }
    public required string Unit { get; init; }
    public required string Category { get; init; }
    public required bool Urgent { get; init; }
    public required PaperLimit Limit { get; init; }
    public required DateTime At { get; init; }

    public IssueState State { get; set; }
    public string? Team { get; set; }
    public string? Handler { get; set; }
    public DateTime SignBy { get; set; }
    public DateTime ContactBy { get; set; }
    public DateTime SolveBy { get; set; }
    public DateTime? SignedAt { get; set; }
    public DateTime? ContactedAt { get; set; }
    public DateTime? DoneAt { get; set; }
    public DateTime? CheckedAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    public Ending? Ending { get; set; }
    public Verdict? Verdict { get; set; }
    public Satisfaction? Satisfaction { get; set; }
    public int ExtendedDays { get; set; }
    public (string By, int Days)? Extension { get; set; }
    public DateOnly? HoldUntil { get; set; }
    public DateTime? AskResultAt { get; set; }
    public bool Asking { get; set; }
    public int Bounces { get; set; }
    public int Redos { get; set; }
    public int Level { get; set; }
    public DateTime? RisenAt { get; set; }
    public (string By, DateOnly Until)? Supervision { get; set; }
    public bool SignRung { get; set; }
    public bool ContactRung { get; set; }
    public bool AskedAgain { get; set; }
    public bool AskNoMore { get; set; }
    public int? MergedInto { get; set; }
    public int Joined { get; set; }

    /// <summary>When the clock has something to do with it.</summary>
    public DateTime? Wake { get; set; }

    /// <summary>As it was before the last move of a person.</summary>
    public PaperIssue? Before { get; set; }

    public bool Open => State is not (IssueState.StruckOff or IssueState.Archived);

    public bool Working => State is IssueState.Dispatched or IssueState.Signed or IssueState.InHand or IssueState.OnHold;

    /// <summary>Somebody has to do something about it, and its time runs.</summary>
    public bool Runs => Open && State is not (IssueState.UnderCheck or IssueState.CalledBack or IssueState.Referred);

    public bool Restricted => Category == "SPE";

    public PaperIssue Copy() => (PaperIssue)MemberwiseClone();
}

/// <param name="Working">Its hours are hours of work.</param>
internal sealed record PaperLimit(string Name, bool Working, int Sign, int Contact, int Solve, int Extension);
