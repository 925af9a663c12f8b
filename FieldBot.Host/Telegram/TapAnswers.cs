using System.Threading.Channels;
using Telegram.Bot;

namespace FieldBot.Host.Telegram;

/// <summary>Answers taps, so that no button keeps spinning. Nobody waits for it, and nothing of it is stored.</summary>
internal sealed class TapAnswers(ITelegramBotClient bot, TimeProvider clock, int atOnce = 32)
{
    // Telegram refuses answers after some seconds ("query is too old"): longer tries are in vain.
    private const int Tries = 5;

    private readonly Channel<Tap> _taps = Channel.CreateUnbounded<Tap>();
    private int _waiting;

    private readonly record struct Tap(string Query, string? Toast, int Failures);

    /// <summary>Everything asked for so far has been answered or given up.</summary>
    public bool Done => Volatile.Read(ref _waiting) == 0;

    public void Answer(string query, string? toast)
    {
        Interlocked.Increment(ref _waiting);
        _taps.Writer.TryWrite(new(query, toast, 0));
    }

    public Task Run(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Work(stop)));

    private async Task Work(CancellationToken stop)
    {
        try
        {
            while (await _taps.Reader.WaitToReadAsync(stop))
                while (_taps.Reader.TryRead(out var tap)) await Try(tap, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    private async Task Try(Tap tap, CancellationToken stop)
    {
        try
        {
            await bot.SendRequest(new AnswerRequest(tap.Query, tap.Toast), stop);
        }
        catch (Exception e)
        {
            // A call that the stop cut off ends in exceptions of many kinds.
            stop.ThrowIfCancellationRequested();
            var fault = CallFault.Of(e);
            if (fault.Kind is FaultKind.TooMany or FaultKind.Unclear && tap.Failures + 1 < Tries)
            {
                _ = Again(tap with { Failures = tap.Failures + 1 }, fault.Kind == FaultKind.TooMany ? fault.RetryAfter : BackOff.After(tap.Failures + 1), stop);
                return;
            }
        }

        Interlocked.Decrement(ref _waiting);
    }

    private async Task Again(Tap tap, TimeSpan pause, CancellationToken stop)
    {
        await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested) _taps.Writer.TryWrite(tap);
    }
}
