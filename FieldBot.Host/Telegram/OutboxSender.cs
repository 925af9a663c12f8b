using System.Threading.Channels;
using FieldBot.Storage;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace FieldBot.Host.Telegram;

/// <summary>Sends what the store committed: in each chat one row after the other, chats side by side.</summary>
internal sealed class OutboxSender(ChannelReader<OutboxRow> outbox, Courier courier, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(2);

    // By our own number: a group may get another of Telegram's.
    private readonly Dictionary<int, Lane> _lanes = [];
    private DateTimeOffset _tidied;
    private int _waiting;
    private CancellationToken _stop;

    /// <summary>Goes on until <paramref name="stop"/>, which cuts off even what is being sent: it stays in the outbox for the next start.</summary>
    public async Task Run(CancellationToken stop)
    {
        _stop = stop;
        try
        {
            while (await outbox.WaitToReadAsync(stop))
                while (outbox.TryRead(out var row)) Take(row);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    /// <summary>Waits until nothing is left to send, at most so long; true when nothing is.</summary>
    public async Task<bool> Drain(TimeSpan most)
    {
        for (var until = clock.GetUtcNow() + most; ; await Task.Delay(TimeSpan.FromMilliseconds(20), clock))
        {
            if (Volatile.Read(ref _waiting) == 0 && !outbox.TryPeek(out _)) return true;
            if (clock.GetUtcNow() >= until) return false;
        }
    }

    private void Take(OutboxRow row)
    {
        Interlocked.Increment(ref _waiting);
        if (!_lanes.TryGetValue(row.Chat, out var lane))
        {
            Tidy();
            _lanes[row.Chat] = lane = new();
        }

        if (lane.Add(row)) ThreadPool.UnsafeQueueUserWorkItem(static x => _ = x.Sender.Run(x.Lane), (Sender: this, Lane: lane), preferLocal: false);
    }

    private async Task Run(Lane lane)
    {
        while (lane.Next() is { } row)
        {
            try
            {
                if (await courier.Deliver(lane, row, _stop)) Interlocked.Add(ref _waiting, -lane.Drop());
                lane.LastAt = clock.GetUtcNow();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A mistake of ours. The row stays in the outbox for the next start; the lane goes on.
                log.LogError("A message could not be sent: {Kind} at {Place}", e.GetType().Name, e.TargetSite?.Name);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    // A lane that sent nothing for a while knows nothing that the store does not: all its marks have been written.
    private void Tidy()
    {
        var now = clock.GetUtcNow();
        if (now - _tidied < Remembered) return;
        _tidied = now;
        foreach (var (chat, lane) in _lanes)
            if (!lane.Running && now - lane.LastAt > Remembered) _lanes.Remove(chat);
    }
}
