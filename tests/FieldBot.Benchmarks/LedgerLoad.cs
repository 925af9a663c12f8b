using System.Globalization;
using System.Text.Json;

namespace FieldBot.Benchmarks;

/// <summary>
/// Cadres report issues, note progress and finish them while updates come twice, calls fail and the program is killed again and again. Then the
/// ledger as exported is held against what the people saw: by the load generator's own checker, and move by move by <see cref="LedgerRecount"/>.
/// </summary>
internal sealed class LedgerLoad(string root, string work)
{
    private const int KillEvery = 5;

    private static readonly string[] Figures = ["conversations", "latencyMs", "faults", "duplicates", "startup", "bot", "errors", "problems"];

    public static readonly string[] Counts = ["completed", "failed", "stored", "lost", "doubled", "strange", "doubledKeys", "unacknowledged", "handedAgain", "calls"];

    private readonly Beside _tools = new(root, work);

    /// <summary>0 when nothing was lost, doubled or mixed up, and the folder is intact.</summary>
    public int Run(string shared, int users, int issues)
    {
        _tools.Build(shared, "load");
        var environment = _tools.Prepare(users, Path.Combine(work, "ledger"), six: false, out var data);
        var record = Path.Combine(work, "ledger.jsonl");
        var summary = _tools.Play(
            ["--users", $"{users}", "--conversations", $"{issues}", "--timeout", "60", "--scenario", _tools.Scenario("ledger"), "--record", record,
             "--fault-429", "0.01", "--fault-500", "0.01", "--fault-drop", "0.01", "--fault-slow", "0.005", "--fault-dup", "0.05", "--fault-poll", "0.01", "--fault-kill-every", $"{KillEvery}"],
            data, [_tools.Host], environment);
        Told(summary);

        var csv = Path.Combine(work, "ledger.csv");
        Beside.Run(_tools.Host, ["export", "issues", "--csv", csv], environment);
        var recount = new LedgerRecount(record, csv);
        var fine = Checked("reports by what was written", record, recount.Keys) & Checked("reports by receipt", record, recount.Receipts, "--by", "receipt");
        Console.WriteLine(recount.Summary);
        foreach (var fault in recount.Faults.Take(10)) Console.WriteLine($"  ! {fault}");
        Console.Write(Beside.Run(_tools.Host, ["verify"], environment));
        return fine && recount.Faults.Count == 0 ? 0 : 1;
    }

    private bool Checked(string what, string record, IEnumerable<string> stored, params string[] by)
    {
        var list = Path.Combine(work, "stored.txt");
        File.WriteAllLines(list, stored);
        using var json = JsonDocument.Parse(Beside.Run(_tools.Generator, ["check", "--record", record, "--stored", list, .. by], [], mayFail: true));
        var at = json.RootElement;
        Console.WriteLine($"{what}: {string.Join(", ", Counts.Select(n => $"{n} {at.GetProperty(n).GetRawText()}"))}");
        if (!at.GetProperty("ok").GetBoolean()) Console.WriteLine($"  ! {at.GetProperty("samples").GetRawText()}");
        return at.GetProperty("ok").GetBoolean();
    }

    private static void Told(JsonElement summary)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"updates/s {summary.GetProperty("updates").GetProperty("perSecond").GetDouble():0}"));
        foreach (var what in Figures)
            if (summary.TryGetProperty(what, out var value)) Console.WriteLine($"{what} {JsonSerializer.Serialize(value)}");
    }
}
