using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>What the office does on the command line.</summary>
internal static class Office
{
    /// <summary>Reads, checks, keeps and puts in force.</summary>
    public static async Task<Programme> Import(this Store store, IReadOnlyList<Table> tables)
    {
        var number = await store.Candidate(tables);
        await store.Act(AuditTrail.CommandLine, facts => OfficeWork.Apply(facts, number));
        return store.Programme;
    }

    public static Task<int> Candidate(this Store store, IReadOnlyList<Table> tables, string by = AuditTrail.CommandLine)
    {
        var reading = ProgrammeReader.Read(tables, 0);
        return store.KeepCandidate(tables, reading.Programme ?? throw new ArgumentException(string.Join('\n', reading.Faults)), by);
    }

    public static Task<IReadOnlyList<NewLink>> CreateLinks(this Store store, IReadOnlyList<string> members) => store.CreateLinks(members, AuditTrail.CommandLine);
}
