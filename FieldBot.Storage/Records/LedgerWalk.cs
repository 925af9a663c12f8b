using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Storage.Records;

/// <summary>
/// A verification on its way through the ledger, a page at a time. People go on working meanwhile: what they do to issues that were counted
/// already is told to it.
/// </summary>
internal sealed class LedgerWalk
{
    /// <summary>What it walks through now. The counts come when every issue was seen.</summary>
    public enum Part { Issues, Keys, Open, Counts, Concerns, Done }

    /// <summary>The ledger it walks through; another one where a batch that failed had it made anew.</summary>
    public LedgerProof? In { get; private set; }

    public Part At { get; set; }

    public int Next { get; set; }

    /// <summary>The last key that was looked at.</summary>
    public string After { get; set; } = "";

    public int Issues { get; set; }

    public Dictionary<CountKey, int> Counts { get; } = [];

    public List<LedgerFault> Faults { get; } = [];

    /// <summary>From the first issue on.</summary>
    public void Begin(LedgerProof proof)
    {
        (In, At, Next, After, Issues) = (proof, Part.Issues, 1, "", 0);
        Counts.Clear();
        Faults.Clear();
    }

    public void Count(Issue? before, Issue now)
    {
        foreach (var (key, by) in CounterShelf.Difference(before is null ? [] : IssueCounts.Of(before), IssueCounts.Of(now))) Counts[key] = Counts.GetValueOrDefault(key) + by;
    }

    /// <summary>Somebody moved an issue. What was not reached yet is counted when it is.</summary>
    public void Follow(Issue? before, Issue now)
    {
        if (At != Part.Issues || now.Number < Next) Count(before, now);
    }
}
