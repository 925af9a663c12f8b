using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;

namespace FieldBot.Benchmarks;

/// <summary>
/// So many workers scan one poster at once, and each says one plain concern of the same matter, while calls fail, updates come twice and the
/// program is killed every five seconds. One half cannot wait and goes to the union at once; the other waits for the set time. Nobody was
/// there before: each chat, its key and its session are new. The one who is at intake has an account, and is told of everything.
/// <para>
/// With time to think (a mean; each pause is drawn anew) all of them are in the middle of it when the program is killed; without, the rate is as
/// fast as it goes. Afterwards the ledger is exported as it is, then opened under a clock that stands at the set time: all that waits is due
/// at the same moment, while somebody else scans the poster every 20 ms; then it is exported again and held against what the workers were told.
/// </para>
/// </summary>
internal sealed class ConcernLoad(string root, string work)
{
    private const int KillEvery = 5, Members = 500;
    private const string Unit = "U001", Intake = "K06";

    /// <summary>The first chat of the load generator.</summary>
    private const long FirstChat = 5_000_000_001;

    private readonly Beside _tools = new(root, work);

    /// <summary>0 when nothing was lost, doubled or mixed up, and the folder is intact.</summary>
    public async Task<int> Run(string shared, int[] workers, int[] thinks)
    {
        _tools.Build(shared, "load");
        var fine = true;
        foreach (var think in thinks)
            foreach (var count in workers) fine &= await Run(count, think);
        return fine ? 0 : 1;
    }

    private async Task<bool> Run(int workers, int think)
    {
        var name = $"concerns-{workers}-{think}";
        var environment = _tools.Prepare(Members, Path.Combine(work, name), six: false, out var data);
        var folder = environment["FieldBot__DataFolder"];
        using (var store = Open(folder, TimeProvider.System))
        {
            await store.Bind(Intake, FirstChat + workers);
            File.WriteAllLines(data, Enumerable.Repeat($"w_{await store.WorkerLink(Unit, AuditTrail.CommandLine)}", workers + 1).Prepend("payload"));
        }

        var record = Path.Combine(work, $"{name}.jsonl");
        var summary = _tools.Play(
            ["--users", $"{workers + 1}", "--conversations", $"{workers}", "--timeout", "60", "--think", $"{think}", "--scenario", _tools.Scenario("concern-waits"), "--scenario", _tools.Scenario("concern-urgent"), "--record", record,
             "--fault-429", "0.01", "--fault-500", "0.01", "--fault-drop", "0.01", "--fault-slow", "0.005", "--fault-dup", "0.05", "--fault-poll", "0.01", "--fault-kill-every", $"{KillEvery}"],
            data, [_tools.Host], environment);
        Told(workers, think, summary);

        var recount = new ConcernRecount(record);
        var csv = Path.Combine(work, $"{name}.csv");
        Beside.Run(_tools.Host, ["export", "issues", "--restricted", "--csv", csv], environment);
        var atOnce = recount.PassedOnAtOnce(csv);
        await PassOn(folder, FirstChat + workers, recount);
        Beside.Run(_tools.Host, ["export", "issues", "--restricted", "--csv", csv], environment);
        var keys = recount.PassedOn(csv);
        Console.WriteLine($"  ledger: {recount.Thanked} thanked for, {atOnce} rows at once, {keys.Count} rows after the set time; lost, doubled or mixed up {recount.Faults.Count}");
        foreach (var fault in recount.Faults.Take(10)) Console.WriteLine($"  ! {fault}");
        var fine = Checked(record, keys);
        Console.Write(Beside.Run(_tools.Host, ["verify"], environment));
        return fine && recount.Faults.Count == 0;
    }

    /// <summary>The set time has come for all that waits.</summary>
    private static async Task PassOn(string folder, long intake, ConcernRecount recount)
    {
        var watch = Stopwatch.StartNew();
        var clock = new Later();
        using var store = Open(folder, clock);
        var opened = watch.Elapsed.TotalMilliseconds;
        var waiting = await store.Ask(f => recount.Waiting.Count(c => Find(f, c) is { Waiting: not null, Number: null }));
        if (waiting != recount.Waiting.Count) recount.Faults.Add($"{recount.Waiting.Count} were told to wait, and {waiting} do");
        var before = await store.Ask(f => f.Records.NextIssue);
        var due = await store.Ask(f => recount.Waiting.Select(c => f.Records.TimerOf(ConcernCode.Mark + c)).Distinct().ToList());
        if (due is not [{ } at]) { recount.Faults.Add($"they wait for {due.Count} moments"); return; }

        // Telegram takes one message a second for a chat: what intake is told piles up.
        var piled = 0;
        _ = Task.Run(async () =>
        {
            await foreach (var row in store.Outbox.ReadAllAsync())
                if (row.Address == intake) piled++;
                else store.Sent(row, row.Id);
        });
        clock.Ahead = at - TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1);
        watch.Restart();
        var turns = new List<double>();
        // Somebody's turn wakes the writer, which otherwise looks at the clock once a minute.
        for (var delivery = 1; delivery == 1 || await store.Ask(f => recount.Waiting.Any(c => Find(f, c) is { Waiting: not null })); delivery++)
        {
            var begun = Stopwatch.GetTimestamp();
            await store.Handle(new(delivery, 1, new Input.Command("start", ""), delivery, clock.GetUtcNow(), "zh"));
            turns.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(20);
        }

        var all = watch.Elapsed.TotalMilliseconds;
        var joined = recount.Joined([.. store.Issues()]);
        var passed = await store.Ask(f => f.Records.NextIssue) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  set time: opened in {opened:0} ms; {passed} passed on in {all:0} ms, {all / passed:0.00} ms each, whoever else writes waits {turns.Max():0} ms at most; {piled} messages for intake; {joined}"));
    }

    private static Concern? Find(Facts facts, string code) => facts.Records.Concern(ConcernCode.Mark + code);

    private static Store Open(string folder, TimeProvider clock) => Store.Open(new(folder, folder + "-keys", Trial: false), Conversation.Handle, clock, Console.Error.WriteLine);

    private bool Checked(string record, IReadOnlyList<string> keys)
    {
        var stored = Path.Combine(work, "stored.txt");
        File.WriteAllLines(stored, keys);
        using var json = JsonDocument.Parse(Beside.Run(_tools.Generator, ["check", "--record", record, "--stored", stored], [], mayFail: true));
        var at = json.RootElement;
        Console.WriteLine($"  by what was written: {string.Join(", ", LedgerLoad.Counts.Select(n => $"{n} {at.GetProperty(n).GetRawText()}"))}");
        if (!at.GetProperty("ok").GetBoolean()) Console.WriteLine($"  ! {at.GetProperty("samples").GetRawText()}");
        return at.GetProperty("ok").GetBoolean();
    }

    private static void Told(int workers, int think, JsonElement summary)
    {
        double Number(params string[] path) => path.Aggregate(summary, (at, name) => at.GetProperty(name)).GetDouble();
        Console.WriteLine($"\n{"workers",7} {"think ms",9} {"seconds",8} {"updates/s",10} {"p50 ms",8} {"p99 ms",8} {"submit p50",11} {"submit p99",11} {"memory MB",10} {"start ms",9} {"kills",6}");
        var submits = summary.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("step").GetString() == "submit").Select(s => s.GetProperty("latencyMs")).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{workers,7} {think,9} {Number("seconds"),8:0.0} {Number("updates", "perSecond"),10:0} {Number("turnaroundMs", "p50"),8:0.0} {Number("turnaroundMs", "p99"),8:0.0} {submits.Max(s => s.GetProperty("p50").GetDouble()),11:0.0} {submits.Max(s => s.GetProperty("p99").GetDouble()),11:0.0} {Number("bot", "rssMaxMiB"),10:0} {Number("startup", "firstReplyMs"),9:0} {Number("startup", "kills"),6:0}"));
        foreach (var what in (string[])["conversations", "faults", "duplicates", "problems"])
            if (summary.TryGetProperty(what, out var value)) Console.WriteLine($"  {what} {value.GetRawText().ReplaceLineEndings(" ")}");
        if (summary.GetProperty("errors") is var errors && Number("conversations", "failed") > 0) Console.WriteLine($"  errors {errors}");
    }

    private sealed class Later : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
