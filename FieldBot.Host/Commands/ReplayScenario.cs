using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries.Pictures;
using FieldBot.Host.Hosting;
using FieldBot.Host.Pictures;
using FieldBot.Host.Scenarios;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>Plays a scenario in a trial folder of its own, and compares what /status comes to on each evening.</summary>
/// <param name="File">The scenario; where there is no such file, the sample's of this name.</param>
/// <param name="Programme">Null: the sample, with its own dates.</param>
/// <param name="Data">Where the data stay; null: in a folder that is removed.</param>
/// <param name="Expected">Null: the file beside the scenario, if there is one.</param>
/// <param name="Pictures">Where each evening's picture is put; null: nowhere.</param>
internal sealed record ReplayScenario(string File, string? Programme, string? Data, string? Expected, string? Pictures)
{
    /// <summary>The programme is put in force so long before the first row.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(12);

    private static string Sample => Path.Combine(AppContext.BaseDirectory, "Sample");

    public async Task<int> Run(TextWriter output, TextWriter errors, Action<int, int> progress, CancellationToken stop)
    {
        try
        {
            var (tables, unread) = ProgrammeSource.Read(Programme ?? Sample);
            if (await ProgrammeReport.Checked(tables, unread, errors, warn: false) is not { } programme) return 1;
            var path = System.IO.File.Exists(File) || !System.IO.File.Exists(Path.Combine(Sample, File)) ? File : Path.Combine(Sample, File);
            var (rows, faults, warnings) = ScenarioFile.Read(path, programme);
            foreach (var line in (string[])[.. warnings, .. faults]) await errors.WriteLineAsync(line);
            if (faults.Count > 0) return 1;
            var report = new ReplayReport(Expect(path), programme, output);
            if (Pictures is not null) Make(Pictures);
            using var folder = TrialFolder.Make(Data);
            var asks = Leader(programme);
            if (!await Play(folder.Store, tables, programme, asks, rows, report, progress, output, errors, stop)) return 1;
            if (Data is not null) await errors.WriteLineAsync($"数据留在 {Data}；用 --FieldBot:DataFolder={Data} 以本机试用模式打开 / the data stay there; local mode opens them with this setting");
            return report.Agrees ? 0 : 1;
        }
        catch (SettingsException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
        catch (StoreException e)
        {
            await errors.WriteLineAsync(e.Message);
            return RunBot.FolderUnusable;
        }
    }

    private async Task<bool> Play(StoreOptions folder, ImmutableArray<Table> tables, Programme programme, Member leader, ImmutableArray<ScenarioRow> rows, ReplayReport report, Action<int, int> progress, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var clock = new SimulatedClock(Replay.TimeOf(rows[0].At, programme) - Before);
        var bugs = new List<string>();
        using var painter = new Painter();
        using var store = Store.Open(folder, Conversation.Handle, clock, bugs.Add);
        if (await new ImportProgramme(tables).Do(new(store, null), TextWriter.Null, errors) != 0) return false;
        var replay = new Replay(store, clock, store.Programme, leader, rows);
        await replay.Bind();
        var failed = await replay.Play(async (evening, at) =>
        {
            await report.Print(evening, at);
            if (Pictures is not null && evening.Picture is { } picture) Keep(painter, picture, evening.Day);
        }, done => progress(done, rows.Length), stop);
        foreach (var bug in bugs) await errors.WriteLineAsync(bug);
        if (failed is var (row, said))
        {
            await errors.WriteLineAsync($"{Path.GetFileName(File)} 第 {row.Line} 行：走访没有记上，演示到此为止；机器人最后说 / line {row.Line}: the visit was not recorded, and the replay ends here; the bot said last: {said}");
            return false;
        }

        await report.Close();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Length} 行，{replay.Turns} 次发送和点按，用时 {watch.Elapsed.TotalSeconds:0.0} 秒 / {rows.Length} rows, {replay.Turns} messages and taps in {watch.Elapsed.TotalSeconds:0.0} s"));
        return bugs.Count == 0;
    }

    private static Member Leader(Programme programme) => programme.Members.FirstOrDefault(m => m.Is(Role.Leader) && m.Scope.Contains(Member.All))
        ?? throw new SettingsException("人员表里没有范围是“全部”的领导，没有人问进展；允许：至少一位 / nobody in the members table is 领导 with the scope 全部, so nobody asks; allowed: one at least");

    /// <summary>Null: nothing is expected, and only what is told at different places is compared.</summary>
    private Expectations? Expect(string scenario)
    {
        var path = Expected ?? Path.ChangeExtension(scenario, ".expected.json");
        return Expected is null && !System.IO.File.Exists(path) ? null : Expectations.Read(path);
    }

    private void Keep(Painter painter, Picture picture, DateOnly day)
    {
        try { System.IO.File.WriteAllBytes(Path.Combine(Pictures!, $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.png"), painter.Draw(picture)); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw NoFolder(Pictures!); }
    }

    private static void Make(string folder)
    {
        try { Directory.CreateDirectory(folder); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException) { throw NoFolder(folder); }
    }

    private static SettingsException NoFolder(string folder) => SettingsException.Of("--pictures", folder, "写不了；允许：一个可以写的文件夹", "cannot be written; allowed: a folder that can be written");
}
