using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Storage.Records;

/// <summary>
/// A verification on its way through the ledger and what else is counted, a page at a time. People go on working meanwhile: what they do to
/// records that were counted already is told to it.
/// </summary>
internal sealed class LedgerWalk
{
    /// <summary>What it walks through now. The counts come when every record was seen.</summary>
    public enum Part { Issues, Keys, Open, Visits, Actions, Counts, Uncounted, Concerns, Done }

    private Func<int, Programme?> _versions = _ => null;

    /// <summary>The ledger it walks through; another one where a batch that failed had it made anew.</summary>
    public LedgerProof? In { get; private set; }

    public Part At { get; set; }

    public int Next { get; set; }

    /// <summary>The last key that was looked at.</summary>
    public string After { get; set; } = "";

    public int Issues { get; set; }

    public int Visits { get; set; }

    public int Actions { get; set; }

    /// <summary>What the records come to that were seen so far.</summary>
    public TallyBook Counted { get; private set; } = new();

    /// <summary>Blocks that were held against it already.</summary>
    public HashSet<(Place Place, int Month)> Compared { get; } = [];

    public List<LedgerFault> Faults { get; } = [];

    /// <summary>From the first issue on.</summary>
    public void Begin(LedgerProof proof, Func<int, Programme?> versions)
    {
        (In, _versions, At, Next, After, Issues, Visits, Actions, Counted) = (proof, versions, Part.Issues, 1, "", 0, 0, 0, new());
        Compared.Clear();
        Faults.Clear();
    }

    /// <summary>On to what is looked through next, from its beginning.</summary>
    public Part Turn(Part to)
    {
        (Next, After) = (1, "");
        return to;
    }

    public void Count(Issue? before, Issue now) => Counted.Change(before is null ? [] : Tallies.Of(before, _versions), Tallies.Of(now, _versions));

    public void Count(Visit? before, Visit now) => Counted.Change(before is null ? [] : Tallies.Of(before, _versions), Tallies.Of(now, _versions));

    public void Count(GroupAction? before, GroupAction now) => Counted.Change(before is null ? [] : Tallies.Of(before), Tallies.Of(now));

    /// <summary>Somebody moved an issue. What was not reached yet is counted when it is.</summary>
    public void Follow(Issue? before, Issue now)
    {
        if (Passed(Part.Issues, now.Number)) Count(before, now);
    }

    /// <summary>Somebody recorded or corrected a visit.</summary>
    public void Follow(Visit? before, Visit now)
    {
        if (Passed(Part.Visits, now.Number)) Count(before, now);
    }

    /// <summary>Somebody recorded an action, or declared it void.</summary>
    public void Follow(GroupAction? before, GroupAction now)
    {
        if (Passed(Part.Actions, now.Number)) Count(before, now);
    }

    private bool Passed(Part part, int number) => At > part || (At == part && number < Next);
}
