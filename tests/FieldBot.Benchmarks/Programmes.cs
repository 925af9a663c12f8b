using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;

namespace FieldBot.Benchmarks;

/// <summary>Puts a programme in force before anything is measured, as the command line does it.</summary>
internal static class Programmes
{
    public static async Task PutInForce(Store store, ImmutableArray<Table> tables)
    {
        var reading = ProgrammeReader.Read(tables, 1);
        var read = reading.Programme ?? throw new InvalidOperationException(string.Join('\n', reading.Faults.Take(5)));
        var number = await store.KeepCandidate(tables, read, AuditTrail.CommandLine);
        await store.Act(AuditTrail.CommandLine, facts => OfficeWork.Apply(facts, number));
    }
}
