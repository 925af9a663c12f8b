using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Records;

/// <summary>One import: who, when, what changed.</summary>
public sealed record ProgrammeVersion(int Version, string By, DateTimeOffset At, ImmutableArray<TableChange> Changes);

/// <summary>A checked workbook that waits for 应用 or 放弃.</summary>
/// <param name="Base">The version in force when it was compared.</param>
public sealed record Candidate(int Number, Programme Programme, int Base, string By, DateTimeOffset At, ImmutableArray<TableChange> Changes);
