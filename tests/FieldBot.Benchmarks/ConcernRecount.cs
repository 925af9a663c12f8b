using System.Text.Json;
using System.Text.RegularExpressions;
using FieldBot.Dialogs.Issues;
using Sylvan.Data.Csv;

namespace FieldBot.Benchmarks;

/// <summary>
/// Holds the exported ledger against the record of what workers were told: each concern that was thanked for stands in one row, in its worker's
/// own words and under the pseudonym that was told to them, and is joined to the first of its matter.
/// </summary>
internal sealed partial class ConcernRecount
{
    private readonly Dictionary<string, (string Code, bool Urgent)> _told = new(StringComparer.Ordinal);

    public ConcernRecount(string record)
    {
        foreach (var line in File.ReadLines(record))
        {
            if (!line.Contains("\"conversation\"", StringComparison.Ordinal)) continue;
            using var json = JsonDocument.Parse(line);
            var at = json.RootElement;
            if (at.GetProperty("ev").GetString() == "conversation" && at.GetProperty("ok").GetBoolean())
                _told.Add(at.GetProperty("conv").GetString()!, (at.GetProperty("captures").GetProperty("code").GetString()!, at.GetProperty("scenario").GetString() == "urgent"));
        }

        foreach (var twice in _told.Values.GroupBy(t => t.Code, StringComparer.Ordinal).Where(g => g.Count() > 1)) Faults.Add($"pseudonym {twice.Key} was given {twice.Count()} times");
    }

    public List<string> Faults { get; } = [];

    public int Thanked => _told.Count;

    /// <summary>Pseudonyms of those that were told to wait.</summary>
    public IReadOnlyList<string> Waiting => [.. _told.Values.Where(t => !t.Urgent).Select(t => t.Code)];

    /// <summary>Before the set time: what cannot wait is there, and of the others nothing.</summary>
    public int PassedOnAtOnce(string csv)
    {
        var rows = Read(csv);
        var keys = rows.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, told) in _told)
            if (told.Urgent != keys.Contains(key)) Faults.Add(told.Urgent ? $"lost: {key} of {told.Code} did not go at once" : $"{key} of {told.Code} did not wait");
        return rows.Count;
    }

    /// <summary>After the set time: every one, once.</summary>
    /// <returns>The keys of all rows.</returns>
    public IReadOnlyList<string> PassedOn(string csv)
    {
        var rows = Read(csv);
        var byKey = rows.ToLookup(r => r.Key, StringComparer.Ordinal);
        foreach (var (key, told) in _told)
            if (byKey[key].ToList() is not [var only]) Faults.Add($"{key} of {told.Code} stands in {byKey[key].Count()} rows");
            else if (only.Code != told.Code) Faults.Add($"mixed up: {key} was told {told.Code}, and stands under {only.Code}");
        foreach (var twice in rows.GroupBy(r => r.Code, StringComparer.Ordinal).Where(g => g.Count() > 1)) Faults.Add($"{twice.Key} stands in {twice.Count()} rows");
        return [.. rows.Select(r => r.Key)];
    }

    /// <summary>All speak of one unit and category: there is one main issue with all the others joined to it, each once.</summary>
    public string Joined(IReadOnlyList<Issue> ledger)
    {
        var mains = ledger.Where(i => i.MergedInto is null).ToList();
        if (mains is not [var main]) Faults.Add($"{mains.Count} issues that are joined to none");
        else if (!main.Joined.Order().SequenceEqual(ledger.Where(i => i != main).Select(i => i.Number).Order())) Faults.Add($"{main.Id} has {main.Joined.Length} joined to it, of {ledger.Count - 1}");
        foreach (var astray in ledger.Where(i => i.MergedInto is not null && (i.Open || i.Ending != Ending.Duplicate))) Faults.Add($"{astray.Id} was joined, and is {astray.State}");
        return string.Join(", ", mains.Select(m => $"{m.Id} with {m.Joined.Length} joined"));
    }

    private static List<Row> Read(string csv)
    {
        using var table = CsvDataReader.Create(csv);
        var (code, text) = (table.GetOrdinal("反映人（代号）"), table.GetOrdinal("内容"));
        var rows = new List<Row>();
        while (table.Read()) rows.Add(new(Pseudonym().Match(table.GetString(code)).Groups["code"].Value, Said().Match(table.GetString(text)).Groups["key"].Value));
        return rows;
    }

    [GeneratedRegex(@"^concern (?<key>u\d+-c\d+) end$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();

    [GeneratedRegex("^职工-(?<code>[0-9A-Z]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pseudonym();

    private sealed record Row(string Code, string Key);
}
