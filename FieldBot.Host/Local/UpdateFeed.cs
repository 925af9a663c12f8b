using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local;

/// <summary>The bot's queue of updates: each stays, and is given again, until a getUpdates with a higher offset confirms it.</summary>
internal sealed class UpdateFeed(long first)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Update> _queue = [];
    private HashSet<string>? _allowed;
    private TaskCompletionSource<bool>? _waiting;
    private long _next = first;

    /// <summary>How likely an update comes a second time in the same batch, although it was not asked for again.</summary>
    public double DuplicateRate { get; set; }

    public Random Chance { get; set; } = new(1);

    public int Pending { get { lock (_gate) return _queue.Count; } }

    public long Push(string kind, JsonNode content, bool always = false)
    {
        TaskCompletionSource<bool>? wake;
        long id;
        lock (_gate)
        {
            if (!always && _allowed is not null && !_allowed.Contains(kind)) return 0;
            id = _next++;
            _queue.AddLast(new Update(id, $"{{\"update_id\":{id.ToString(CultureInfo.InvariantCulture)},\"{kind}\":{content.ToJsonString()}}}"));
            (wake, _waiting) = (_waiting, null);
        }
        wake?.TrySetResult(true);
        return id;
    }

    /// <summary>Null or missing keeps the last list, an empty one means the usual kinds.</summary>
    public void Allow(IReadOnlyCollection<string>? kinds)
    {
        if (kinds is null) return;
        lock (_gate) _allowed = kinds.Count == 0 ? null : [.. kinds];
    }

    public void DropPending()
    {
        lock (_gate) _queue.Clear();
    }

    /// <summary>The updates as JSON, or null: another poll took over.</summary>
    public async Task<IReadOnlyList<string>?> Poll(long offset, int limit, TimeSpan timeout, CancellationToken gone)
    {
        using var limitOfTime = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limitOfTime.CancelAfter(timeout);
        while (true)
        {
            TaskCompletionSource<bool>? mine = null;
            TaskCompletionSource<bool>? other;
            IReadOnlyList<string>? batch = null;
            lock (_gate)
            {
                (other, _waiting) = (_waiting, null);
                Confirm(offset);
                offset = Math.Max(0, offset);
                if (_queue.Count > 0 || limitOfTime.IsCancellationRequested || timeout <= TimeSpan.Zero) batch = Take(limit);
                else _waiting = mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            other?.TrySetResult(false);
            if (batch is not null) return batch;
            if (await Woken(mine!, limitOfTime.Token) == false) return null;
        }
    }

    /// <summary>True: something came. False: another poll took over. Null: the time is up, or the bot has gone.</summary>
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The source is this class's own.")]
    private async Task<bool?> Woken(TaskCompletionSource<bool> mine, CancellationToken limit)
    {
        try { return await mine.Task.WaitAsync(limit); }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                if (ReferenceEquals(_waiting, mine)) _waiting = null;
            }
            return null;
        }
    }

    private void Confirm(long offset)
    {
        if (offset < 0) // counts from the end; all before is forgotten
            while (_queue.Count > -offset) _queue.RemoveFirst();
        while (_queue.First is { } first && first.Value.Id < offset) _queue.RemoveFirst();
    }

    private List<string> Take(int limit)
    {
        var batch = new List<string>();
        foreach (var update in _queue.Take(limit))
        {
            batch.Add(update.Json);
            if (DuplicateRate > 0 && Chance.NextDouble() < DuplicateRate) batch.Add(update.Json);
        }
        return batch;
    }

    private sealed record Update(long Id, string Json);
}
