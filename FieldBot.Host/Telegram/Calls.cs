using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Requests;

namespace FieldBot.Host.Telegram;

/// <summary>How a call ended that will not be made again.</summary>
/// <param name="Value">Telegram's answer; nothing where there is a fault.</param>
internal readonly record struct Answer<T>(T? Value, FaultKind Fault)
{
    /// <summary>For <see cref="FaultKind.Moved"/>: the chat's new id.</summary>
    public long MovedTo { get; init; }
}

/// <summary>Makes calls at the speed that Telegram takes, so many at once. Waits here hold up one chat only.</summary>
internal sealed class Calls(Pace pace, TimeProvider clock, ILogger log, int connections) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(connections);
    private readonly Flood _flood = new(clock);

    /// <summary>Calls until Telegram says yes, or a no that will stay.</summary>
    /// <param name="make">The call, with HTML or without.</param>
    /// <param name="awaited">Refusals that whoever calls knows what to do about: nobody needs to be told.</param>
    public async Task<Answer<T>> Make<T>(ITelegramBotClient by, long chat, Func<bool, RequestBase<T>> make, Func<FaultKind, bool> awaited, CancellationToken stop)
    {
        var html = true;
        for (var failures = 0; ;)
        {
            if (_flood.Pause is { Ticks: > 0 } pause) await Task.Delay(pause, clock, stop);
            await pace.WaitFor(chat, stop);
            var request = make(html);
            CallFault fault;
            await _gate.WaitAsync(stop);
            try
            {
                var sent = await by.SendRequest(request, stop);
                _flood.Sent();
                return new(sent, FaultKind.None);
            }
            catch (Exception e)
            {
                // A call that the stop cut off ends in exceptions of many kinds.
                stop.ThrowIfCancellationRequested();
                fault = CallFault.Of(e);
            }
            finally
            {
                _gate.Release();
            }

            switch (fault.Kind)
            {
                case FaultKind.TooMany:
                    _flood.Refused(chat, fault.RetryAfter);
                    await Task.Delay(fault.RetryAfter, clock, stop);
                    break;
                case FaultKind.Unclear or FaultKind.TokenRefused or FaultKind.Conflict:
                    await Task.Delay(BackOff.After(++failures), clock, stop);
                    break;
                case FaultKind.BadMarkup when html:
                    html = false;
                    break;
                case FaultKind.Moved:
                    return new(default, fault.Kind) { MovedTo = fault.MovedTo };
                case FaultKind.Unreachable:
                case var kind when awaited(kind):
                    return new(default, fault.Kind);
                default:
                    log.LogWarning("{Method} was refused and is given up: {Description}", request.MethodName, fault.Description);
                    return new(default, FaultKind.Refused);
            }
        }
    }

    /// <summary>One try, whatever comes of it.</summary>
    public async Task Once<T>(ITelegramBotClient by, long chat, RequestBase<T> request, CancellationToken stop)
    {
        try
        {
            await pace.WaitFor(chat, stop);
            await _gate.WaitAsync(stop);
            try { await by.SendRequest(request, stop); }
            finally { _gate.Release(); }
        }
        catch (Exception)
        {
        }
    }

    public void Dispose() => _gate.Dispose();
}
