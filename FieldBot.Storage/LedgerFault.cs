namespace FieldBot.Storage;

public enum LedgerDamage
{
    /// <summary>Its bytes are no issue, visit or action, or those of another one.</summary>
    Unreadable,

    /// <summary>It is not found under a key of its own.</summary>
    Unlisted,

    /// <summary>A key leads to an issue that does not stand under it.</summary>
    Stray,

    /// <summary>What is kept as counted at a place in a month is not what a recount comes to.</summary>
    Miscounted,

    /// <summary>A limit is not as the calendar counts it.</summary>
    Limits,

    /// <summary>It is not woken when something is due.</summary>
    Timer,

    /// <summary>It was merged into one that does not exist.</summary>
    MergedNowhere,

    MergedInCircle,

    /// <summary>The audit trail does not tell of its registration.</summary>
    Unregistered,

    /// <summary>Nobody erased whoever brought it, and all the same the key that opens it is gone.</summary>
    ConcernLost,

    /// <summary>A concern leads to an issue that does not exist.</summary>
    ConcernNowhere,
}

/// <summary>Something is wrong with the ledger.</summary>
/// <param name="On">The record or the key concerned; of a count, its group, unit and month.</param>
/// <param name="Detail">The key it is missed under; the measure, its label and the first day on which it differs, the count that there is, and the one that there should be.</param>
public sealed record LedgerFault(LedgerDamage Damage, string On, string Detail = "");

/// <summary>What a verification of the ledger, and of what is counted of it, of visits and of actions, came to.</summary>
public sealed record LedgerVerdict(int Issues, int Visits, int Actions, IReadOnlyList<LedgerFault> Faults);
