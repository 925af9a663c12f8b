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
        // Another import may come between and put away what waits: then it is kept again, compared with what is in force by now.
        for (var version = 0; ;)
        {
            var number = await store.KeepCandidate(tables, programme, AuditTrail.CommandLine);
            await store.Act(AuditTrail.CommandLine, facts =>
            {
                if (facts.Records.Candidate(number) is not { } candidate) return new(Session.New, [], []);
                version = (facts.Records.Versions is [var last, ..] ? last.Version : 0) + 1;
                return new(Session.New, [new Event.ProgrammeApplied(candidate, facts.Now)], []);
            });
            if (version > 0) return await store.Ask(facts => facts.Records.ProgrammeOf(version)!);
        }
    }
}
