using System.Threading.RateLimiting;

namespace FieldBot.Host.Telegram;

/// <summary>
/// Tells a chat that sends more than a person writes: some twenty messages at once, and then twenty a minute. A form is filled in by
/// tapping, quicker than anybody writes: a tap weighs a quarter of a message. What is known of a chat that is quiet again is forgotten.
/// </summary>
internal sealed class Crowds : IDisposable
{
    private const int OfMessage = 4, OfTap = 1;

    public const int Messages = 20;

    private readonly PartitionedRateLimiter<long>? _limiter;

    /// <param name="kept">False: nobody is too many, for a Bot API of one's own, on which tests write faster than people.</param>
    /// <param name="refill">How long it takes until as many messages more may come as at once.</param>
    public Crowds(bool kept, TimeSpan? refill = null)
    {
        if (!kept) return;
        var period = (refill ?? TimeSpan.FromMinutes(1)) / Messages;
        _limiter = PartitionedRateLimiter.Create<long, long>(chat => RateLimitPartition.GetTokenBucketLimiter(chat, _ => new()
        {
            TokenLimit = Messages * OfMessage,
            TokensPerPeriod = OfMessage,
            ReplenishmentPeriod = period,
            QueueLimit = 0,
        }));
    }

    /// <summary>One more message came from this chat: whether that is too many.</summary>
    public bool IsCrowded(long chat) => !Takes(chat, OfMessage);

    /// <summary>A tap counts, but is never too many: its button must not go on spinning.</summary>
    public void Tap(long chat) => Takes(chat, OfTap);

    public void Dispose() => _limiter?.Dispose();

    private bool Takes(long chat, int weight)
    {
        if (_limiter is null) return true;
        using var lease = _limiter.AttemptAcquire(chat, weight);
        return lease.IsAcquired;
    }
}
