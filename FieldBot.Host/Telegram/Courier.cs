using FieldBot.Dialogs;
using FieldBot.Storage;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Requests;

namespace FieldBot.Host.Telegram;

/// <summary>What the courier reports: to the store, outside tests.</summary>
/// <param name="Sent">The row was sent as this message; 0: there is nothing to remember.</param>
/// <param name="Unreachable">The chat takes nothing from us any more.</param>
internal sealed record Marks(Action<OutboxRow, long> Sent, Action<OutboxRow> Unreachable);

/// <summary>Carries one row to Telegram, however many calls that takes. Waits here hold up this chat only.</summary>
internal sealed class Courier(ITelegramBotClient bot, Documents documents, Marks marks, Pace pace, CommandMenus menus, TimeProvider clock, ILogger log, int connections = 64) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(connections);
    private readonly Flood _flood = new(clock);
    private int _stripping;

    /// <summary>True: the chat is unreachable, and what waits for it need not be tried.</summary>
    public async Task<bool> Deliver(Lane lane, OutboxRow row, CancellationToken stop)
    {
        var known = lane.Known(row);
        // The last tidying up was on the very card that comes now: the buttons it takes off must not be the new ones.
        if (lane.Stripping.Message == known.Message) await lane.Stripping.Done;
        if (lane.Overtaken(row))
        {
            marks.Sent(row, known.Message);
            return false;
        }

        var parts = MarkupText.Split(row.Message.Html);
        var document = row.Message.File is { } file ? await documents.Read(file, stop) : null;
        var below = row.Message.Below || parts.Count > 1 || OnlyAnew(row.Message);
        var reply = known.Message != 0 && !below ? await Edit(row, known.Message, stop) : new(0, FaultKind.NothingToEdit);
        var anew = reply.Fault is FaultKind.NothingToEdit or FaultKind.NoText;
        // A document cannot be turned into words: it stays, and its buttons go.
        below |= reply.Fault == FaultKind.NoText;
        if (anew)
        {
            reply = row.Message.Evidence is { } evidence ? await Send(row, evidence, stop)
                : document is null ? await Send(row, parts, stop)
                : await Send(row, document, parts, stop);
        }

        if (reply.Fault == FaultKind.Unreachable)
        {
            marks.Unreachable(row);
            return true;
        }

        lane.Remember(row, reply.Message);
        marks.Sent(row, reply.Message);
        if (anew && below && reply.Message != 0 && known is { Message: not 0, Buttons: true })
        {
            // Nobody waits for it but another one of the same chat.
            await lane.Stripping.Done;
            lane.Stripping = (known.Message, Strip(row.Address, known.Message, stop));
        }

        if (menus.Take(row.Chat) is { } menu && !await menu.Set(bot, row.Address, stop)) menus.Again(row.Chat, menu);
        return false;
    }

    /// <summary>No card's buttons are being taken off.</summary>
    public bool Idle => Volatile.Read(ref _stripping) == 0;

    public void Dispose() => _gate.Dispose();

    /// <summary>A file is no edit of words, and an edit cannot keep what it says from being forwarded.</summary>
    private static bool OnlyAnew(OutgoingMessage message) => message.File is not null || message.Evidence is not null || message.Secret;

    private Task<Reply> Edit(OutboxRow row, long message, CancellationToken stop) =>
        Call(bot, row.Address, message, html => new EditRequest(row.Address, message, html ? row.Message.Html : MarkupText.Plain(row.Message.Html), html, row.Message), stop);

    private async Task<Reply> Send(OutboxRow row, IReadOnlyList<string> parts, CancellationToken stop)
    {
        Reply reply = default;
        for (var i = 0; i < parts.Count; i++)
        {
            var (part, last) = (parts[i], i == parts.Count - 1);
            reply = await Call(bot, row.Address, 0, html => new SendRequest(row.Address, html ? part : MarkupText.Plain(part), html, row.Message, last), stop);
            if (reply.Fault is not FaultKind.None) break;
        }

        return reply;
    }

    private Task<Reply> Send(OutboxRow row, byte[] document, IReadOnlyList<string> parts, CancellationToken stop) =>
        Upload(row, SentAs.Document, document, row.Message.File!.Name, parts, stop);

    /// <summary>Our own file; where there is none, or Telegram does not take it, Telegram's copy; and in the end the word that neither is there.</summary>
    private async Task<Reply> Send(OutboxRow row, OutgoingEvidence evidence, CancellationToken stop)
    {
        var (how, parts) = (SentAs.Of(evidence.File.Kind), MarkupText.Split(row.Message.Html));
        var reply = await documents.Kept(evidence) is { } kept ? await Upload(row, how, kept.Content, evidence.Name + kept.File.Extension, parts, stop) : new(0, FaultKind.Refused);
        if (reply.Fault == FaultKind.Refused)
            reply = await WithText(row, how, parts, bot, (caption, html) => new KnownFileRequest(how, row.Address, evidence.File.Id, caption, html, row.Message), stop);
        return reply.Fault == FaultKind.Refused ? await Send(row with { Message = row.Message with { Html = evidence.Lost } }, [evidence.Lost], stop) : reply;
    }

    private async Task<Reply> Upload(OutboxRow row, SentAs how, byte[] content, string name, IReadOnlyList<string> parts, CancellationToken stop)
    {
        await documents.Announce(row.Address, how, stop);
        return await WithText(row, how, parts, documents.Bot, (caption, html) => new UploadRequest(how, row.Address, content, name, caption, html, row.Message), stop);
    }

    /// <summary>A file with the text below it; a text that cannot stand there follows it.</summary>
    private async Task<Reply> WithText(OutboxRow row, SentAs how, IReadOnlyList<string> parts, ITelegramBotClient by, Func<string?, bool, RequestBase<SentMessage>> make, CancellationToken stop)
    {
        var (text, plain) = (row.Message.Html, MarkupText.Plain(row.Message.Html));
        var fits = how.Captioned && plain.Length <= MarkupText.MostOfCaption;
        var reply = await Call(by, row.Address, 0, html => make(fits ? html ? text : plain : null, html), stop);
        return fits || reply.Fault != FaultKind.None ? reply : await Send(row, parts, stop);
    }

    // Taking buttons off is tidiness: an old card's taps are recognised anyway, so one try is enough.
    private async Task Strip(long chat, long message, CancellationToken stop)
    {
        Interlocked.Increment(ref _stripping);
        try
        {
            await pace.WaitFor(chat, stop);
            await _gate.WaitAsync(stop);
            try { await bot.SendRequest(new StripRequest(chat, message), stop); }
            finally { _gate.Release(); }
        }
        catch (Exception)
        {
        }
        finally
        {
            Interlocked.Decrement(ref _stripping);
        }
    }

    /// <summary>Calls until Telegram says yes, or a no that will stay.</summary>
    private async Task<Reply> Call(ITelegramBotClient by, long chat, long edited, Func<bool, RequestBase<SentMessage>> make, CancellationToken stop)
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
                return new(sent.MessageId, FaultKind.None);
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
                case FaultKind.NotModified:
                    return new(edited, FaultKind.None);
                case FaultKind.BadMarkup when html:
                    html = false;
                    break;
                case FaultKind.NothingToEdit or FaultKind.NoText when edited != 0:
                case FaultKind.Unreachable:
                    return new(0, fault.Kind);
                default:
                    log.LogWarning("{Method} was refused and is given up: {Description}", request.MethodName, fault.Description);
                    return new(0, FaultKind.Refused);
            }
        }
    }

    private readonly record struct Reply(long Message, FaultKind Fault);
}
