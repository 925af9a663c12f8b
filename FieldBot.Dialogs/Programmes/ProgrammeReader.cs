using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>What came of reading the tables: a programme, or every fault at once.</summary>
public sealed record ProgrammeReading(Programme? Programme, ImmutableArray<Fault> Faults, ImmutableArray<Fault> Warnings);

public static class ProgrammeReader
{
    public static ProgrammeReading Read(IReadOnlyList<Table> tables, int version) => throw new NotSupportedException();
}
