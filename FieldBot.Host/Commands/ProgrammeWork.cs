using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Commands;

internal sealed record ImportProgramme(ImmutableArray<Table> Tables) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        // Checked again: a Host of another version may read the tables otherwise than the command did.
        at.Progress(0, 3);
        if (await ProgrammeReport.Checked(Tables, [], errors, warn: false) is not { } read) return 1;
        at.Progress(1, 3);
        var version = await PutInForce(at, read);
        at.Progress(3, 3);
        await output.WriteLineAsync($"已导入“{read.Settings.Name}”，第 {version} 版 / imported as version {version}");
        return 0;
    }

    /// <returns>The number of the version that this import is.</returns>
    private async Task<int> PutInForce(Workplace at, Programme read)
    {
        // Another import may come between: then it is compared once more, with what is in force by now.
        for (var version = 0; ;)
        {
            var number = await at.Store.KeepCandidate(Tables, read, AuditTrail.CommandLine);
            at.Progress(2, 3);
            await at.Store.Act(AuditTrail.CommandLine, facts =>
            {
                if (facts.Records.Candidate(number)?.Base != facts.Programme.Version) return new(Session.New, [new Event.CandidateDropped(number)], []);
                version = (facts.Records.Versions is [var last, ..] ? last.Version : 0) + 1;
                return OfficeWork.Apply(facts, number);
            });
            if (version > 0) return version;
        }
    }
}

internal sealed record ListVersions : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var (now, versions) = await at.Store.Ask(f => (f.Programme, f.Records.Versions.ToList()));
        if (versions.Count == 0) await output.WriteLineAsync("还没有导入过 / nothing was imported yet");
        foreach (var v in versions)
            await output.WriteLineAsync($"{(v.Version == now.Version ? "*" : " ")} {v.Version}\t{now.LocalTime(v.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}\t{v.By}\t{ProgrammeChanges.Short(v.Changes)}");
        return 0;
    }
}

internal sealed record ReturnProgramme(int Version) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        await at.Store.Act(AuditTrail.CommandLine, facts => OfficeWork.Return(facts, Version));
        if (at.Store.Programme.Version == Version)
        {
            await output.WriteLineAsync($"现在是第 {Version} 版 / version {Version} is in force");
            return 0;
        }

        await errors.WriteLineAsync($"没有第 {Version} 版；允许：programme versions 列出的版本 / {Version}: no such version; allowed: one that programme versions lists");
        return 1;
    }
}
