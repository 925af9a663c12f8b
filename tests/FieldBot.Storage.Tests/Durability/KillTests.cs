using System.Diagnostics;
using System.Globalization;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>A process that commits is killed outright at a random moment, again and again on the same files.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fieldbot").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Every_acknowledged_commit_outlives_the_kill_whole()
    {
        var random = new Random(7);
        var acknowledged = 0;
        for (var round = 0; round < 30; round++)
        {
            var wanted = random.Next(0, 40); // after so many acknowledgements, and then some
            var spins = random.Next(0, 200_000);
            acknowledged = Math.Max(acknowledged, await Run(wanted, spins, _folder, random.Next(3, 15).ToString(CultureInfo.InvariantCulture)) + 1);
            using var engine = DurableEngine.Open(_folder, "fieldbot");
            Assert.InRange(Work.Whole(engine), acknowledged, int.MaxValue);
        }

        Assert.True(acknowledged > 100);
    }

    [Fact]
    public async Task Every_timer_fires_once_though_the_program_is_killed_meanwhile()
    {
        using var premises = new Premises();
        var random = new Random(11);
        var told = 0;
        for (var round = 0; round < 10; round++)
        {
            told = Math.Max(told, await Run(random.Next(0, 60), random.Next(0, 200_000), "timers", premises.Data, premises.Keys));
            // Its clock is behind: nothing fires here.
            using var store = premises.Open(TimerChain.Handle);
            var (fired, whole) = await store.Ask(f => (TimerChain.Length(f), TimerChain.Whole(f)));
            Assert.InRange(fired, told, int.MaxValue);
            Assert.True(whole, $"after {fired}");
        }

        Assert.True(told > 60, $"only {told}");
    }

    [Fact]
    public async Task Concerns_and_their_chat_open_after_every_kill_and_no_key_is_left_over()
    {
        using var premises = new Premises();
        var random = new Random(13);
        var told = 0;
        for (var round = 0; round < 10; round++)
        {
            told = Math.Max(told, await Run(random.Next(0, 60), random.Next(0, 200_000), "concerns", premises.Data, premises.Keys));
            int done, live;
            using (var store = premises.Open(ConcernChain.Handle))
            {
                (done, live) = await store.Ask(f => (ConcernChain.Length(f), f.Records.ConcernsOf(1).Count));
                Assert.InRange(done, told, told + 1);
                Assert.Empty(store.VerifyLedger().Faults);
                // Its chat opens with its key: it knows what was said last.
                if (done > 0) Assert.True((await store.Handle(ConcernChain.Next(done))).Repeat);
            }

            using var vault = Vault.KeyVault.Open(premises.Keys, fresh: false);
            using var book = Vault.KeyBook.Open(premises.Keys, vault);
            Assert.Equal(live + (done > 0 ? 1 : 0), book.Ids.Count);
        }

        Assert.True(told > 60, $"only {told}");
    }

    [Fact]
    public async Task What_is_kept_as_counted_agrees_with_the_records_after_every_kill()
    {
        using var premises = new Premises();
        var random = new Random(17);
        var told = 0;
        for (var round = 0; round < 10; round++)
        {
            told = Math.Max(told, await Run(random.Next(0, 60), random.Next(0, 200_000), "tallies", premises.Data, premises.Keys));
            using var store = premises.Open(TallyChain.Handle);
            Assert.InRange(await store.Ask(TallyChain.Length), told, told + 1);
            Assert.Empty(store.VerifyLedger().Faults);
            var counted = new MemoryTallies([.. store.Visits().SelectMany(v => Tallies.Of(v, _ => null))]);
            Assert.Equal(Counted.All(counted), await store.Ask(f => Counted.All(f.Records.Tallies)));
        }

        Assert.True(told > 60, $"only {told}");
    }

    /// <returns>The last number that the process told before it was killed; -1: none.</returns>
    private static async Task<int> Run(int wanted, int spins, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "FieldBot.Storage.Crash.dll") },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var last = -1;
        for (var seen = 0; seen <= wanted && await process.StandardOutput.ReadLineAsync() is { } line; seen++)
        {
            last = line == "open" ? last : int.Parse(line, CultureInfo.InvariantCulture);
        }

        Thread.SpinWait(spins);
        process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            last = int.TryParse(line, CultureInfo.InvariantCulture, out var number) ? Math.Max(last, number) : last;
        }

        await process.WaitForExitAsync();
        return last;
    }
}
