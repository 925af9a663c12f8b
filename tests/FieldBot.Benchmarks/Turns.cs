using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Storage;

namespace FieldBot.Benchmarks;

/// <summary>The store and the dialogs without any network: so many chats play the six-step visit as fast as their turns become durable.</summary>
internal static class Turns
{
    public static async Task Run(ImmutableArray<Table> programme, int chats, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("fieldbot-turns-").FullName;
        using var store = Store.Open(new(Path.Combine(folder, "data"), Path.Combine(folder, "keys"), Trial: true), Conversation.Handle, TimeProvider.System, Console.Error.WriteLine);
        await Programmes.PutInForce(store, programme);
        for (var i = 0; i < chats; i++) await store.Bind($"C{i + 1:0000}", 1000 + i);
        var last = new OutboxRow?[chats];
        _ = Task.Run(async () =>
        {
            await foreach (var row in store.Outbox.ReadAllAsync())
            {
                last[row.Address - 1000] = row;
                store.Sent(row, row.Id);
            }
        });
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var turns = 0L;
        var watch = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, chats).Select(i => Task.Run(async () =>
        {
            for (long delivery = 1; !stop.IsCancellationRequested; delivery++)
            {
                var input = Player.Next(last[i]);
                await store.Handle(new(delivery, 1000 + i, input, input is Input.Pressed ? last[i]!.Id : delivery, DateTimeOffset.UtcNow, "zh"));
                Interlocked.Increment(ref turns);
                // The row is published right after the turn is acknowledged.
                while (last[i] is null) await Task.Yield();
            }
        })));
        var spent = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chats} chats: {turns / watch.Elapsed.TotalSeconds:0} turns/s, {spent / turns:0.000} ms CPU a turn, {Environment.WorkingSet >> 20} MB"));
        Directory.Delete(folder, recursive: true);
    }
}
