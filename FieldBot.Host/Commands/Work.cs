using System.Text.Json.Serialization;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>
/// What a command asks of the store. It is done in this process when nobody uses the data folder, else by the running Host, to which it
/// goes as JSON; files are read and written on this side.
/// </summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(ImportProgramme), "import")]
[JsonDerivedType(typeof(ListVersions), "versions")]
[JsonDerivedType(typeof(ReturnProgramme), "return")]
[JsonDerivedType(typeof(MakeLinks), "links")]
[JsonDerivedType(typeof(ListUnbound), "unbound")]
[JsonDerivedType(typeof(RevokeAccess), "revoke")]
[JsonDerivedType(typeof(ExportVisits), "export-visits")]
[JsonDerivedType(typeof(ExportIssues), "export-issues")]
[JsonDerivedType(typeof(ExportAudit), "export-audit")]
[JsonDerivedType(typeof(ExportRecords), "export-records")]
[JsonDerivedType(typeof(PrintPosters), "posters")]
[JsonDerivedType(typeof(RevokePoster), "revoke-poster")]
[JsonDerivedType(typeof(VerifyData), "verify")]
internal abstract record Work
{
    /// <returns>The exit code.</returns>
    public abstract Task<int> Do(Workplace at, TextWriter output, TextWriter errors);
}

/// <param name="Bot">Telegram's name of the running bot; null when none runs.</param>
internal sealed record Workplace(Store Store, string? Bot)
{
    /// <summary>So many of so many parts of long work are done; for whoever watches.</summary>
    public Action<int, int> Progress { get; init; } = (_, _) => { };
}
