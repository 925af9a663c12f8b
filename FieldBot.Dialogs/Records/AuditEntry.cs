namespace FieldBot.Dialogs.Records;

/// <summary>One line of the audit trail: who did what to what. It names members by code and never quotes what somebody wrote.</summary>
/// <param name="By">Code of a member; <see cref="AuditTrail.CommandLine"/> for the command line, <see cref="AuditTrail.Clock"/> for what happened because it was time.</param>
/// <param name="What">Word of the trail: saw, changed, exported, bound …</param>
/// <param name="On">What it was done to: V-12, C003, programme-4.</param>
public sealed record AuditEntry(int Number, DateTimeOffset At, string By, string What, string On, string Detail);
