using System.Diagnostics;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries;
using FieldBot.Storage;

namespace FieldBot.Benchmarks;

/// <summary>What a leader's question costs over a year of records: opening, sums, whole summaries and pages of lists, each asked on the writer's thread as a turn asks it.</summary>
internal static class Summaries
{
    private const int Times = 200, Page = 8;

    private static readonly DateOnly Last = SummaryData.First.AddDays(SummaryData.DaysOfYear - 1);

    /// <summary>Makes the records here and measures in a process of its own, so that the making takes no part in its memory.</summary>
    public static async Task Run(string root, int visits, int issues)
    {
        var folder = Directory.CreateTempSubdirectory("fieldbot-summaries-").FullName;
        await new SummaryData(root, folder).Make(visits, issues);
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["summaries-measure", folder]))!;
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static async Task Measure(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var store = Store.Open(SummaryData.Options(folder), Conversation.Handle, TimeProvider.System, Console.Error.WriteLine);
        var opened = watch.Elapsed.TotalMilliseconds;
        Told($"opened in {opened:0} ms; managed {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB, working set {Environment.WorkingSet >> 20} MB");
        Told($"{"",-58}{"min",9}{"median",9}{"p99",9} ms");
        var area = store.Programme.Groups[0].Area;
        var inArea = store.Programme.Groups.Where(g => g.Area == area).Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        var chance = new Random(3);
        (string Name, Func<(DateOnly From, DateOnly To)> Of)[] periods =
        [
            ("all", () => (DateOnly.MinValue, DateOnly.MaxValue)), ("a month", () => (new(2025, 7, 1), new(2025, 7, 31))), ("a week", () => (new(2025, 7, 8), new(2025, 7, 14))), ("a week over two months", () => (new(2025, 7, 28), new(2025, 8, 3))),
            ("from\u2013to, odd edges", () => SummaryData.First.AddDays(chance.Next(SummaryData.DaysOfYear)) is var from ? (from, from.AddDays(chance.Next(SummaryData.DaysOfYear))) : default),
        ];
        foreach (var (part, where) in ((string, Func<Place, bool>)[])[("everything", _ => true), ("one area", p => inArea.Contains(p.Group)), ("one group", p => p.Group == "G007")])
            foreach (var (period, of) in periods)
                await Time(store, $"Sum: {part}, {period}", f =>
                {
                    var ((from, to), sum) = (of(), 0L);
                    f.Records.Tallies.Sum(from, to, where, (_, _, _, value) => sum += value);
                    return sum;
                });
        var leader = new Member("L01", "L01", [Role.Leader], null, [Member.All]);
        var whole = new Period(PeriodKind.Days, SummaryData.First, Last);
        foreach (var (part, query) in ((string, Query)[])[("everything", new(Subject.Overview, whole)), ("one area", new(Subject.Overview, whole) { Area = area }), ("one group", new(Subject.Overview, whole) { Group = "G007" }), ("everything, odd edges", new(Subject.Overview, new(PeriodKind.Days, new(2025, 2, 16), new(2025, 11, 15))))])
            await Time(store, $"Summary: {part}", f => Summary.Of(leader, query, f) is var s ? s.GroupsMet.Part + s.Coverage.Part + s.Open.Length + s.Overdue.Length + s.Responded.Part : 0);
        foreach (var page in (int[])[0, 9])
        {
            foreach (var (part, query) in ((string, Query)[])[("all visits", new(Subject.Visits, whole)), ("one group's visits", new(Subject.Visits, whole) { Group = "G007" })])
                await Time(store, $"List: {part}, page {page + 1}", f => TallyPages.Visits(new(leader, query, f), query.Period, page, Page, f).Page.Count);
            foreach (var (part, query) in ((string, Query)[])[("all registered", new(Subject.Registered, whole)), ("one category", new(Subject.Registered, whole) { Category = "PAY" }), ("one category of a group", new(Subject.Registered, whole) { Category = "PAY", Group = "G007" })])
                await Time(store, $"List: {part}, page {page + 1}", f => TallyPages.Issues(Dialogs.Summaries.Measure.Registered, new(leader, query, f), query.Period, page, Page, f).Page.Count);
            await Time(store, $"List: solved, page {page + 1}", f => TallyPages.Issues(Dialogs.Summaries.Measure.Solved, new(leader, new(Subject.Solved, whole), f), whole, page, Page, f).Page.Count);
        }

        Told($"after all that: managed {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB, working set {Environment.WorkingSet >> 20} MB");
        watch.Restart();
        var verdict = store.VerifyLedger();
        Told($"verify: {watch.Elapsed.TotalSeconds:0} s; {verdict.Visits} visits, {verdict.Issues} issues, {verdict.Faults.Count(f => f.Damage == LedgerDamage.Miscounted)} miscounted; working set {Environment.WorkingSet >> 20} MB");
    }

    private static async Task Time(Store store, string what, Func<Facts, long> ask)
    {
        var times = await store.Ask(f =>
        {
            var all = new double[Times];
            for (var i = -10; i < Times; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                ask(f);
                if (i >= 0) all[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }

            Array.Sort(all);
            return all;
        });
        Told($"{what,-58}{times[0],9:0.000}{times[Times / 2],9:0.000}{times[Times * 99 / 100],9:0.000}");
    }

    private static void Told(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
