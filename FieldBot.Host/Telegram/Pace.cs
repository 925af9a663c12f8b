using System.Threading.RateLimiting;

namespace FieldBot.Host.Telegram;

/// <summary>Telegram's speed limits, kept by us so that its 429 stays the exception. Answers to taps do not count.</summary>
internal sealed class Pace : IDisposable
{
    /// <summary>Groups have negative numbers and take 20 a minute: five at once and then one every four seconds are never more.</summary>
    private static TokenBucketRateLimiterOptions Group => new()
    {
        TokenLimit = 5,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(4),
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    private readonly PartitionedRateLimiter<long>? _limiter;

    /// <param name="kept">False: no limits, for a Bot API of one's own.</param>
    public Pace(bool kept)
    {
        if (!kept) return;
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<long, long>(chat => RateLimitPartition.GetTokenBucketLimiter(chat, _ => chat < 0 ? Group : Bucket(burst: 5, perSecond: 1))),
            PartitionedRateLimiter.Create<long, int>(_ => RateLimitPartition.GetTokenBucketLimiter(0, _ => Bucket(burst: 30, perSecond: 30))));
    }

    /// <summary>Whether one more message to this chat may go now; if so it is counted.</summary>
    public bool MayGo(long chat)
    {
        if (_limiter is null) return true;
        using var lease = _limiter.AttemptAcquire(chat);
        return lease.IsAcquired;
    }

    public ValueTask WaitFor(long chat, CancellationToken stop) => MayGo(chat) ? ValueTask.CompletedTask : Wait(chat, stop);

    public void Dispose() => _limiter?.Dispose();

    private async ValueTask Wait(long chat, CancellationToken stop)
    {
        using var lease = await _limiter!.AcquireAsync(chat, 1, stop);
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };
}
