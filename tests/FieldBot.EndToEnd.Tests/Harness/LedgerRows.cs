using Sylvan.Data.Csv;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>The ledger as export issues writes it: each row by the names of its columns.</summary>
internal static class LedgerRows
{
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Ledger(this RunningBot bot)
    {
        var (code, csv, error) = await bot.Host.Command("export", "issues", "--csv", "--restricted");
        Assert.True(code == 0, error);
        using var table = CsvDataReader.Create(new StringReader(csv.TrimStart('\uFEFF')));
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (table.Read()) rows.Add(Enumerable.Range(0, table.FieldCount).ToDictionary(table.GetName, table.GetString, StringComparer.Ordinal));
        return rows;
    }

    /// <summary>The trail is whole, and ledger, counters and limits agree.</summary>
    public static async Task Verified(this RunningBot bot)
    {
        var (code, output, error) = await bot.Host.Command("verify");
        Assert.True(code == 0 && output.Contains("ledger: ", StringComparison.Ordinal), output + error);
    }
}
