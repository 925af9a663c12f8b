namespace FieldBot.Storage;

public enum AuditDamage { Altered, Missing, Unlisted, Head }

/// <summary>Something is wrong with the audit trail.</summary>
/// <param name="From">First entry concerned; 0 for the head.</param>
/// <param name="To">Last entry concerned.</param>
public sealed record AuditFault(AuditDamage Damage, int From, int To)
{
    /// <summary>The record of how long the trail is was altered or removed.</summary>
    public static readonly AuditFault Head = new(AuditDamage.Head, 0, 0);

    /// <summary>The entry does not fit to the one before: altered, swapped, or forged.</summary>
    public static AuditFault Altered(int number) => new(AuditDamage.Altered, number, number);

    public static AuditFault Missing(int from, int to) => new(AuditDamage.Missing, from, to);

    /// <summary>It is not found under what it is about.</summary>
    public static AuditFault Unlisted(int number) => new(AuditDamage.Unlisted, number, number);
}

/// <summary>What a verification of the audit trail came to.</summary>
public sealed record AuditVerdict(int Entries, IReadOnlyList<AuditFault> Faults);
