using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Commands;
using FieldBot.Host.Jobs;
using FieldBot.Storage;

namespace FieldBot.Benchmarks;

/// <summary>All records of a programme as files: how long it takes, how much memory, and how long somebody who asks meanwhile waits.</summary>
internal static class ExportTimes
{
    private const int Days = 90, AtOnce = 500;

    public static async Task Run(string root, int visits, int issues)
    {
        var folder = Directory.CreateTempSubdirectory("fieldbot-exports-").FullName;
        var data = Path.Combine(folder, "data");
        await CommandLine.Run([$"--FieldBot:DataFolder={data}", $"--FieldBot:KeyFolder={folder}/keys", "--FieldBot:Telegram:Token=", "--FieldBot:Telegram:BaseUrl=", "programme", "import", Path.Combine(root, "FieldBot.Host", "Sample")], TextWriter.Null, TextWriter.Null);
        using (var store = Store.Open(new(Path.Combine(data, "local"), Path.Combine(folder, "keys", "local"), Trial: true), Conversation.Handle, TimeProvider.System))
        {
            var programme = store.Programme;
            foreach (var some in Enumerable.Range(1, visits).Chunk(AtOnce)) await store.Act(AuditTrail.CommandLine, _ => new(Session.New, [.. some.Select(n => new Event.VisitRecorded(Visit(n, programme)))], []));
            foreach (var some in Enumerable.Range(1, issues).Chunk(AtOnce)) await store.Act(AuditTrail.CommandLine, _ => new(Session.New, [.. some.Select(n => new Event.IssueRegistered(Issue(n, programme)))], []));
            foreach (var kind in new[] { ExportKind.Workbook, ExportKind.Csv, ExportKind.Map }) await Measure(store, kind, visits, issues);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task Measure(Store store, ExportKind kind, int visits, int issues)
    {
        GC.Collect();
        ProcessMemory.Reset();
        var before = ProcessMemory.Peak();
        var clock = Stopwatch.StartNew();
        var export = new RecordExporting(JobDoors.Of(store)).Do(new("job", "L01", "q0a", kind, "zh-Hans"), new((_, _) => Task.CompletedTask, TimeProvider.System), CancellationToken.None);
        var waits = new List<double>();
        while (!export.IsCompleted)
        {
            var asked = Stopwatch.StartNew();
            await store.Ask(f => f.Records.NextVisit);
            waits.Add(asked.Elapsed.TotalMilliseconds);
            await Task.WhenAny(export, Task.Delay(20));
        }

        var made = (JobResult.Records)await export;
        waits.Sort();
        var bytes = made.Files.Sum(f =>
        {
            using var file = store.Files.Open(f.Key)!;
            return file.Length;
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind}, {visits} visits, {issues} issues: {made.Rows} rows in {made.Files.Length} file(s), {bytes / 1e6:0.0} MB, {clock.Elapsed.TotalSeconds:0.0} s; memory {before:0} MB before, {ProcessMemory.Peak():0} MB at most; others waited p50 {waits[waits.Count / 2]:0.0}, p99 {waits[waits.Count * 99 / 100]:0.0}, max {waits[^1]:0.0} ms"));
    }

    private static Visit Visit(int number, Programme programme)
    {
        var group = programme.Groups[number % programme.Groups.Length];
        var at = TimeProvider.System.GetUtcNow().AddDays(-(number * 7 % Days));
        var answers = programme.Questions.Where(q => q.Kind == QuestionKind.Integer).ToImmutableSortedDictionary(q => q.Code, q => (Answer)new Answer.Number(number % 90), StringComparer.Ordinal);
        return new(number, programme.Version, group.Code, group.Units[number % group.Units.Length], programme.DayOf(at), "now", at, at, at, false, true, [programme.MembersOf(group.Code)[0].Code], new(32.3 + number % 100 / 1000.0, 105.9), answers, [], []);
    }

    private static Issue Issue(int number, Programme programme)
    {
        var group = programme.Groups[number % programme.Groups.Length];
        var at = TimeProvider.System.GetUtcNow().AddDays(-(number * 11 % Days));
        var by = programme.MembersOf(group.Code)[0].Code;
        return new(number, programme.Version, IssueSource.Cadre, by, group.Code, group.Units[0], programme.Categories.First(c => c.Handlers.IsEmpty).Code, null, $"{number} 项目部拖欠工资，已经三个月，多次反映没有结果", number % 40, number * 10, null, [], programme.Limits[0].Name, Urgent: false, at)
        {
            State = number % 10 == 0 ? IssueState.InHand : IssueState.StruckOff, Team = group.Code, Handler = by, SolveBy = at.AddDays(7), ClosedAt = number % 10 == 0 ? null : at.AddDays(3), Ending = number % 10 == 0 ? null : Ending.Solved,
            Result = number % 10 == 0 ? "" : "已补发", Entries = [new(at, by, IssueMove.Register), new(at.AddHours(5), by, IssueMove.Progress, "已和项目部联系，约好周五面谈")],
        };
    }
}
