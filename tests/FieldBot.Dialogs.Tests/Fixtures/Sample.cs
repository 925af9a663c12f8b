using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Programmes;
using Sylvan.Data.Csv;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>The sample programme that the Host carries.</summary>
internal static class Sample
{
    private static readonly string[] Sheets = ["programme", "areas", "units", "groups", "members", "questions", "categories", "limits", "actions", "calendar", "terms", "asks"];

    private static readonly Lazy<ImmutableArray<Table>> Read = new(() => [.. Sheets.Select(ReadTable)]);

    private static readonly Lazy<Programme> Parsed = new(() => ProgrammeReader.Read(Tables, 1) switch
    {
        { Programme: { } p } => p,
        var r => throw new InvalidOperationException(string.Join('\n', r.Faults)),
    });

    public static ImmutableArray<Table> Tables => Read.Value;

    /// <summary>Who was where in the first three days: time, cadre, group, unit.</summary>
    public static ImmutableArray<ImmutableArray<string>> Scenario => ReadTable("scenario-2022").Rows;

    public static Programme Programme => Parsed.Value;

    /// <summary>A folder of this repository, found from where this source file lies.</summary>
    public static string Root() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    private static string Here([CallerFilePath] string here = "") => here;

    private static Table ReadTable(string name)
    {
        using var csv = CsvDataReader.Create(Path.Combine(Root(), "FieldBot.Host", "Sample", $"{name}.csv"));
        var header = Enumerable.Range(0, csv.FieldCount).Select(csv.GetName).ToImmutableArray();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return new(name, $"{name}.csv", header, rows.ToImmutable());
    }
}
