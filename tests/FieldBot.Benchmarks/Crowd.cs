using System.Collections.Concurrent;
using System.Diagnostics;
using FieldBot.Dialogs;
using FieldBot.Storage;

namespace FieldBot.Benchmarks;

/// <summary>
/// People who go on with their visits while something else happens: every 20 ms one of them who is always the same, and one of the others.
/// A turn counts from the moment it was due, so that a pause of the whole process counts too.
/// </summary>
internal sealed class Crowd : IDisposable
{
    private const int Every = 20;

    private readonly Store _store;
    private readonly long[] _addresses;
    private readonly ConcurrentDictionary<long, OutboxRow> _cards = new();
    private readonly ConcurrentDictionary<long, long> _deliveries = new();
    private readonly ConcurrentBag<double> _turns = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _playing = Task.CompletedTask;

    public Crowd(Store store, int people) => (_store, _addresses) = (store, [.. Enumerable.Range(0, people).Select(AddressOf)]);

    public static long AddressOf(int person) => 1000 + person;

    public void Start() => _playing = Task.Run(Play);

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _playing;
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>The outbox has a message for somebody of them.</summary>
    public void See(OutboxRow row) => _cards[row.Address] = row;

    /// <summary>Sorted; those of the next stage begin anew.</summary>
    public double[] Take()
    {
        double[] all = [.. _turns];
        _turns.Clear();
        Array.Sort(all);
        return all;
    }

    private async Task Play()
    {
        var begun = Stopwatch.GetTimestamp();
        for (var tick = 0; !_stop.IsCancellationRequested; tick++)
        {
            var due = begun + tick * Every * (Stopwatch.Frequency / 1000);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait) await Task.Delay(wait);
            _ = Turn(_addresses[0], due);
            _ = Turn(_addresses[1 + tick % (_addresses.Length - 1)], due);
        }
    }

    private async Task Turn(long address, long due)
    {
        var card = _cards.GetValueOrDefault(address);
        var input = Player.Next(card);
        var delivery = _deliveries.AddOrUpdate(address, 1, (_, last) => last + 1);
        await _store.Handle(new(delivery, address, input, input is Input.Pressed ? card!.Id : delivery, DateTimeOffset.UtcNow, "zh"));
        _turns.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
    }
}
