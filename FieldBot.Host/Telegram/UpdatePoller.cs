using FieldBot.Dialogs;
using FieldBot.Storage;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace FieldBot.Host.Telegram;

/// <summary>Fetches updates and has them handled. An update counts as fetched only when what it did is on disk: the offset moves after that.</summary>
internal sealed class UpdatePoller(ITelegramBotClient bot, UpdateReader reader, Func<Delivery, Task<Handled>> handle, TapAnswers taps, Crowds crowds, TimeProvider clock, ILogger log)
{
    private const int Limit = 100;

    private readonly List<(Task<Handled>? Handling, string? Tap)> _batch = new(Limit);
    private long _offset;
    private int _failures;

    /// <summary>Goes on until <paramref name="stop"/>; what was fetched by then is handled first.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            RawUpdate[] updates;
            try
            {
                updates = await bot.SendRequest(new PollRequest(_offset, Limit, Connection.PollSeconds), stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                await Recover(CallFault.Of(e), stop);
                continue;
            }

            await Take(updates, stop);
        }

        await Confirm();
    }

    private async Task Take(RawUpdate[] updates, CancellationToken stop)
    {
        var next = 0L;
        foreach (var update in updates)
        {
            if (update.Id >= next) next = update.Id.Value + 1;
            _batch.Add(Begin(update));
        }

        if (!await Finish())
        {
            // They come again: a repeat of those that were handled changes nothing.
            log.LogError("Updates could not be handled; they will be fetched again");
            await Pause(stop);
            return;
        }

        if (updates.Length > 0 && next == 0)
        {
            await Pause(stop);
            return;
        }

        if (_failures > 0) log.LogInformation("Updates arrive again");
        _failures = 0;
        // An empty answer has confirmed all before it. Numbers may begin anew, lower, after an idle week: then no old offset may be in the way.
        _offset = next;
    }

    private (Task<Handled>? Handling, string? Tap) Begin(RawUpdate update)
    {
        Incoming read;
        try { read = reader.Read(update); }
        catch (Exception e)
        {
            // A mistake of ours. Fetched again it would fail again, and hold up everybody.
            log.LogError("An update could not be read and is passed over: {Kind} at {Place}", e.GetType().Name, e.TargetSite?.Name);
            return (null, update.Tap);
        }

        if (read.Delivery is null) return (null, read.Tap);
        try { return (handle(Counted(read.Delivery)), read.Tap); }
        catch (Exception e) { return (Task.FromException<Handled>(e), read.Tap); }
    }

    /// <summary>What is too much is handled all the same, or it would come again.</summary>
    private Delivery Counted(Delivery delivery)
    {
        switch (delivery.Input)
        {
            case Input.Reachable: return delivery;
            case Input.Pressed:
                crowds.Tap(delivery.Address);
                return delivery;
            default: return crowds.IsCrowded(delivery.Address) ? delivery with { Crowded = true } : delivery;
        }
    }

    private async Task<bool> Finish()
    {
        var good = true;
        foreach (var (handling, tap) in _batch)
        {
            string? toast = null;
            try
            {
                if (handling is not null && await handling is { Repeat: false } handled) toast = handled.Toast;
            }
            catch (Exception)
            {
                good = false;
            }

            if (tap is not null) taps.Answer(tap, toast);
        }

        _batch.Clear();
        return good;
    }

    private async Task Recover(CallFault fault, CancellationToken stop)
    {
        if (fault.Kind == FaultKind.TokenRefused) throw new TokenRefusedException(fault.Description);
        var first = _failures == 0;
        if (fault.Kind == FaultKind.Conflict)
        {
            log.LogWarning("Another program fetches updates with this token, or a webhook is set ({Description}): trying again", fault.Description);
            if (fault.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase))
                await ((Task)bot.DeleteWebhook(dropPendingUpdates: false, stop)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else if (first)
        {
            log.LogWarning("The Bot API cannot be reached ({Description}): trying again", fault.Description);
        }

        if (fault.Kind == FaultKind.TooMany) await Wait(fault.RetryAfter, stop);
        else await Pause(stop);
    }

    private Task Pause(CancellationToken stop) => Wait(BackOff.After(++_failures), stop);

    private async Task Wait(TimeSpan time, CancellationToken stop) => await Task.Delay(time, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    // So that a graceful stop leaves nothing behind to be told twice. What is not told stays unconfirmed.
    private async Task Confirm()
    {
        if (_offset == 0) return;
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
        try { await bot.SendRequest(new PollRequest(_offset, 1, 0), soon.Token); }
        catch (Exception) { }
    }
}

/// <summary>Nothing will ever work with this token.</summary>
internal sealed class TokenRefusedException(string description) : Exception($"令牌被拒绝，请核对 BotFather 给的令牌 / the token was refused; compare it with the one BotFather gave: {description}");
