using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>Puts a checked programme in force without anybody's 应用.</summary>
internal static class ProgrammeImport
{
    public static async Task<Programme> Import(Store store, IReadOnlyList<Table> tables, Programme programme)
    {
        var number = await store.KeepCandidate(tables, programme, AuditTrail.CommandLine);
        await store.Act(AuditTrail.CommandLine, facts => new(Session.New, facts.Records.Candidate(number) is { } candidate ? [new Event.ProgrammeApplied(candidate, facts.Now)] : [], []));
        return store.Programme;
    }
}
