using System.Diagnostics;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Commands;
using FieldBot.Host.Workbooks;
using FieldBot.Storage;

namespace FieldBot.Benchmarks;

/// <summary>
/// A large programme from the workbook to 已应用, by the same way as in the Host: fetched, read and checked by a job, kept, shown with what it
/// changes, applied; then links for everybody, everybody bound, and a second version. Visits go on meanwhile.
/// </summary>
internal static class Import
{
    private const int Before = 500, People = 51, Changed = 1000;

    /// <summary>Makes the workbooks here and measures in a process of its own, so that the making takes no part in its memory.</summary>
    public static void Run(string root, int members, int units)
    {
        var folder = Directory.CreateTempSubdirectory("fieldbot-import-").FullName;
        var sample = Path.Combine(root, "FieldBot.Host", "Sample");
        ProgrammeMaker.Write(Path.Combine(folder, "before"), sample, Before, six: true);
        ProgrammeMaker.Write(Path.Combine(folder, "large"), sample, members, six: true, units);
        Workbook(folder, "first.xlsx", _ => false);
        Workbook(folder, "second.xlsx", row => row % (members / Math.Min(members, Changed)) == 0);
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["import-measure", folder, $"{members}", $"{units}"]))!;
        process.WaitForExit();
        Directory.Delete(folder, recursive: true);
    }

    public static async Task Measure(string folder, int members, int units)
    {
        using var store = Store.Open(new(Path.Combine(folder, "data"), Path.Combine(folder, "keys"), Trial: true), Conversation.Handle, TimeProvider.System, Console.Error.WriteLine);
        await Programmes.PutInForce(store, ProgrammeFolder.Read(Path.Combine(folder, "before")).Tables);
        for (var i = 0; i < People; i++) await store.Bind($"C{i + 1:0000}", Crowd.AddressOf(i));
        using var crowd = new Crowd(store, People);
        using var stage = new ImportStage(store, crowd);
        await stage.BindAdmin();
        crowd.Start();
        Console.WriteLine($"turns: {People} chats at their visits, 2 every 20 ms; peak memory: VmHWM of the measuring process, counted anew for each row");
        Console.WriteLine($"{"",-28} {"members",8} {"units",6} {"check s",8} {"apply s",8} {"total s",8} {"turns",6} {"longest turn ms",16} {"p99 turn ms",12} {"peak memory MB",15}");
        async Task Row(string what, Func<Task<(double, double)>> work)
        {
            _ = crowd.Take();
            ProcessMemory.Reset();
            var watch = Stopwatch.StartNew();
            var (check, apply) = await work();
            var total = watch.Elapsed.TotalSeconds;
            // Turns that came during the work may end after it.
            await Task.Delay(500);
            var turns = crowd.Take();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what,-28} {members,8} {units,6} {Seconds(check),8} {Seconds(apply),8} {total,8:0.00} {turns.Length,6} {turns[^1],16:0} {turns[turns.Length * 99 / 100],12:0} {ProcessMemory.Peak(),15:0}"));
        }

        await Row("nothing but visits", Idle);
        await Row("first import", () => stage.Import(Path.Combine(folder, "first.xlsx")));
        string[] everybody = [.. store.Programme.Members.Select(m => m.Code)];
        await Row("links for all", () => Links(store, everybody));
        for (var i = People; i < members; i++) await store.Bind(everybody[i], Crowd.AddressOf(i));
        await Row($"second import, {Changed} changed", () => stage.Import(Path.Combine(folder, "second.xlsx")));
        await Row("links again for all", () => Links(store, everybody));
        await Row("back to the first", () => stage.Return(2));
        await crowd.Stop();
    }

    private static string Seconds(double seconds) => seconds == 0 ? "" : seconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static async Task<(double, double)> Idle()
    {
        await Task.Delay(3000);
        return (0, 0);
    }

    private static async Task<(double, double)> Links(Store store, string[] members)
    {
        await store.CreateLinks(members, AuditTrail.CommandLine);
        return (0, 0);
    }

    /// <param name="changed">Members, by row, who change their name.</param>
    private static void Workbook(string folder, string name, Func<int, bool> changed)
    {
        var tables = ProgrammeFolder.Read(Path.Combine(folder, "large")).Tables;
        var members = tables.Single(t => t.Name == "members");
        var column = members.Header.IndexOf("姓名");
        File.WriteAllBytes(Path.Combine(folder, name), WorkbookWriter.Write([.. tables.Select(t => t != members ? t
            : t with { Rows = [.. t.Rows.Select((row, i) => changed(i) ? row.SetItem(column, row[column] + "改") : row)] })]));
    }
}
