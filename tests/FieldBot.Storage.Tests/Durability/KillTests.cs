using System.Diagnostics;
using System.Globalization;
using FieldBot.Storage.Durability;

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
            acknowledged = Math.Max(acknowledged, await Run(checkpoints: random.Next(3, 15), wanted, spins));
            using var engine = DurableEngine.Open(_folder, "fieldbot");
            Assert.InRange(Work.Whole(engine), acknowledged, int.MaxValue);
        }

        Assert.True(acknowledged > 100);
    }

    private async Task<int> Run(int checkpoints, int wanted, int spins)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "FieldBot.Storage.Crash.dll"), _folder, checkpoints.ToString(CultureInfo.InvariantCulture) },
        };
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
        return last + 1;
    }
}
