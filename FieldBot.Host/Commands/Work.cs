using System.Collections.Immutable;
using System.Text.Json.Serialization;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>
/// What a command asks of the store. It is done in this process when nobody uses the data folder, else by the running Host, to which it
/// goes as JSON; files are read and written on this side.
/// </summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(ImportProgramme), "import")]
[JsonDerivedType(typeof(MakeLinks), "links")]
[JsonDerivedType(typeof(ExportVisits), "export-visits")]
internal abstract record Work
{
    /// <returns>The exit code.</returns>
    public abstract Task<int> Do(Workplace at, TextWriter output, TextWriter errors);
}

/// <param name="Bot">Telegram's name of the running bot; null when none runs.</param>
internal sealed record Workplace(Store Store, string? Bot);

internal sealed record ImportProgramme(ImmutableArray<Table> Tables) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        // Checked again: a Host of another version may read the tables otherwise than the command did.
        if (await ProgrammeReport.Checked(Tables, [], errors, warn: false) is not { } read) return 1;
        var programme = await ProgrammeImport.Import(at.Store, Tables, read);
        await output.WriteLineAsync($"已导入“{programme.Settings.Name}”，第 {programme.Version} 版 / imported as version {programme.Version}");
        return 0;
    }
}

internal sealed record MakeLinks(string? Member, bool Json) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var programme = at.Store.Programme;
        if (Member is not null && programme.Member(Member) is null)
        {
            await errors.WriteLineAsync($"没有编码为“{Member}”的人员；允许：成员表里的编码 / --member {Member}: no such member; allowed: a code of the members table");
            return 1;
        }

        // A link for somebody who is bound already replaces the account: only when asked for by name.
        var members = programme.Members.Where(m => Member is null ? !at.Store.IsBound(m.Code) : m.Code == Member).ToList();
        var links = await at.Store.CreateLinks([.. members.Select(m => m.Code)], AuditTrail.CommandLine);
        await LinkList.Write(links, programme, at.Bot, Json, output);
        return 0;
    }
}

internal sealed record ExportVisits : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        await VisitTable.Write(at.Store.Visits(), at.Store.Versions(), [.. at.Store.AddedUnits().Select(u => u.Unit)], output);
        return 0;
    }
}
