using System.Text.Json;
using System.Text.RegularExpressions;
using Sylvan.Data.Csv;

namespace FieldBot.Benchmarks;

/// <summary>Holds the exported ledger against the record of what people saw: each report, its progress and its end are there, once, and nobody else's.</summary>
internal sealed partial class LedgerRecount
{
    private readonly List<Row> _rows = [];

    public LedgerRecount(string record, string csv)
    {
        foreach (var row in Read(csv)) _rows.Add(row);
        var byReceipt = _rows.GroupBy(r => r.Receipt, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var (seen, moves) = (0, 0);
        foreach (var (key, receipt) in Completed(record))
        {
            seen++;
            if (!byReceipt.TryGetValue(receipt, out var row)) { Faults.Add($"lost: {receipt} of {key}"); continue; }
            if (row.Key != key) Faults.Add($"mixed up: {receipt} is {row.Key}'s, and {key} was told so");
            if (row.Progress is not [var one] || one != key) Faults.Add($"progress of {receipt}: {string.Join(' ', row.Progress)} instead of {key} once");
            if (row.Done is not [var end] || end != key) Faults.Add($"end of {receipt}: {string.Join(' ', row.Done)} instead of {key} once");
            if (row.State != "办结待审") Faults.Add($"state of {receipt}: {row.State}");
            moves += row.Progress.Length + row.Done.Length;
        }

        // Whoever gave up in the middle may have left less, never more.
        foreach (var row in _rows)
            if (row.Progress.Length > 1 || row.Done.Length > 1 || row.Progress.Concat(row.Done).Any(k => k != row.Key)) Faults.Add($"{row.Receipt} of {row.Key}: progress {string.Join(' ', row.Progress)}, end {string.Join(' ', row.Done)}");
        Summary = $"moves: {seen} issues that people saw through, {moves} moves in {_rows.Count} rows; lost, doubled or mixed up {Faults.Count}";
    }

    public List<string> Faults { get; } = [];

    public string Summary { get; }

    public IEnumerable<string> Keys => _rows.Select(r => r.Key);

    public IEnumerable<string> Receipts => _rows.Select(r => r.Receipt);

    private static IEnumerable<(string Key, string Receipt)> Completed(string record)
    {
        foreach (var line in File.ReadLines(record))
        {
            if (!line.Contains("\"conversation\"", StringComparison.Ordinal)) continue;
            using var json = JsonDocument.Parse(line);
            var at = json.RootElement;
            if (at.GetProperty("ev").GetString() == "conversation" && at.GetProperty("ok").GetBoolean())
                yield return (at.GetProperty("conv").GetString()!, at.GetProperty("captures").GetProperty("receipt").GetString()!);
        }
    }

    private static IEnumerable<Row> Read(string csv)
    {
        using var table = CsvDataReader.Create(csv);
        int At(string column) => table.GetOrdinal(column);
        while (table.Read())
            yield return new(table.GetString(At("编号")), Said(table.GetString(At("内容")), "load") is [var key, ..] ? key : "", Said(table.GetString(At("进展")), "progress"), Said(table.GetString(At("结果")), "done"), table.GetString(At("状态")));
    }

    private static string[] Said(string cell, string what) => [.. Word().Matches(cell).Where(m => m.Groups["what"].Value == what).Select(m => m.Groups["key"].Value)];

    [GeneratedRegex(@"\b(?<what>load|progress|done) (?<key>u\d+-c\d+) end\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    private sealed record Row(string Receipt, string Key, string[] Progress, string[] Done, string State);
}
