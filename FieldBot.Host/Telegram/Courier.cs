using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Requests;

namespace FieldBot.Host.Telegram;

/// <summary>What the courier reports: to the store, outside tests.</summary>
/// <param name="Sent">The row was sent as this message; 0: there is nothing to remember.</param>
/// <param name="Unreachable">The chat takes nothing from us any more.</param>
/// <param name="Beside">A message that came of the row beside the one it is known by: it has to go when all goes.</param>
internal sealed record Marks(Action<OutboxRow, long> Sent, Action<OutboxRow> Unreachable, Action<OutboxRow, long> Beside)
{
    /// <summary>The chat goes on under this id.</summary>
    public Action<OutboxRow, long> Moved { get; init; } = (_, _) => { };

    /// <summary>The row's room takes nothing from us any more; the row is done with.</summary>
    public Action<OutboxRow, RoomEnd> Lost { get; init; } = (_, _) => { };

    public static Marks Of(Store store) => new(store.Sent, store.Unreachable, store.Beside) { Moved = store.Moved, Lost = store.Lost };
}

/// <summary>Carries one row to Telegram, however many calls that takes. Waits here hold up this chat only.</summary>
internal sealed class Courier(ITelegramBotClient bot, Documents documents, Marks marks, AtSending asked, Pace pace, CommandMenus menus, TimeProvider clock, ILogger log, int connections = 64) : IDisposable
{
    private readonly Calls _calls = new(pace, clock, log, connections);
    private int _stripping;

    /// <summary>True: the chat is unreachable, and what waits for it need not be tried.</summary>
    public async Task<bool> Deliver(Lane lane, OutboxRow row, CancellationToken stop)
    {
        row = lane.Followed(row);
        var known = lane.Known(row);
        // The last tidying up was on the very card that comes now: the buttons it takes off must not be the new ones.
        if (lane.Stripping.Message == known.Message) await lane.Stripping.Done;
        if (lane.Overtaken(row))
        {
            marks.Sent(row, known.Message);
            return false;
        }

        if (Erasing.Is(row.Message))
        {
            // What takes the buttons off a message must not find it gone.
            await lane.Stripping.Done;
            await new Erasing(bot, _calls, asked.Traces).Do(row, stop);
            marks.Sent(row, 0);
            return false;
        }

        var marked = row;
        if (row.Message.Identity is { } identity)
            row = row with { Message = row.Message with { Html = IdentityLines.Fill(row.Message.Html, identity, await asked.IdentityOf(identity.Code), await asked.LanguageIn(row.Chat)) } };
        row = row with { Message = PrivateLinks.Address(row.Message, asked.Bot()) };
        var parts = MarkupText.Split(row.Message.Html);
        var document = row.Message.File is { } file ? await documents.Read(file, stop) : null;
        var picture = row.Message.Picture is { } drawn ? await documents.Read(drawn, stop) : null;
        var below = row.Message.Below || parts.Count > 1 || OnlyAnew(row.Message) || picture is not null && !IsCaption(row.Message);
        var reply = known.Message != 0 && !below ? await Edit(row, known, picture, stop) : new(0, FaultKind.NothingToEdit);
        // What Telegram does not take as a picture leaves the text alone.
        if (picture is not null && reply.Fault == FaultKind.Refused) reply = await Edit(row, known, picture = null, stop);
        var anew = reply.Fault is FaultKind.NothingToEdit or FaultKind.OtherKind;
        if (reply.Fault == FaultKind.OtherKind) (reply, below) = await Clear(row.Address, known, stop);
        if (anew && reply.Fault != FaultKind.Unreachable)
        {
            reply = row.Message.Evidence is { } evidence ? await Send(row, evidence, stop)
                : document is not null ? await Send(row, document, parts, stop)
                : picture is not null ? await SendPicture(row, picture, parts, stop)
                : await Send(row, parts, stop);
        }

        switch (reply.Fault)
        {
            case FaultKind.Unreachable:
                marks.Unreachable(marked);
                return true;
            case FaultKind.Moved:
                marks.Moved(marked, reply.MovedTo);
                lane.Move(row.Address, reply.MovedTo);
                return await Deliver(lane, marked, stop);
            case FaultKind.TopicGone or FaultKind.Muted:
                marks.Lost(marked, reply.Fault == FaultKind.Muted ? RoomEnd.Muted : RoomEnd.TopicGone);
                return false;
        }

        lane.Remember(row, reply.Message, reply.Picture);
        marks.Sent(marked, reply.Message);
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

    public void Dispose() => _calls.Dispose();

    /// <summary>A file is no edit of words, and an edit cannot keep what it says from being forwarded.</summary>
    private static bool OnlyAnew(OutgoingMessage message) => message.File is not null || message.Evidence is not null || message.Secret || message.Identity is not null;

    private static bool IsCaption(OutgoingMessage message) => MarkupText.Plain(message.Html).Length <= MarkupText.MostOfCaption;

    private async Task<Reply> Edit(OutboxRow row, Lane.Card card, byte[]? picture, CancellationToken stop)
    {
        var (chat, id, message) = (row.Address, card.Message, row.Message);
        if (picture is not null)
        {
            await documents.Announce(chat, SentAs.Photo, stop);
            return await Call(documents.Bot, chat, id, html => new EditPictureRequest(chat, id, picture, message.Picture!.Name, Text(html), html, message), stop);
        }

        if (message.KeepPicture && IsCaption(message))
        {
            var reply = await Call(bot, chat, id, html => new EditCaptionRequest(chat, id, Text(html), html, message), stop);
            if (reply.Fault != FaultKind.OtherKind) return reply;
        }
        else if (card.Picture) return new(0, FaultKind.OtherKind);

        return await Call(bot, chat, id, html => new EditRequest(chat, id, Text(html), html, message), stop);

        string Text(bool html) => html ? message.Html : MarkupText.Plain(message.Html);
    }

    /// <summary>
    /// Neither a document nor a picture can be turned into words. A document stays, and its buttons go. A picture goes: above other words it
    /// would tell what is no longer meant. Which it is, Telegram tells as it takes the buttons off.
    /// </summary>
    /// <returns>Below: the buttons are still there.</returns>
    private async Task<(Reply Reply, bool Below)> Clear(long chat, Lane.Card card, CancellationToken stop)
    {
        var picture = card.Picture;
        if (!picture)
        {
            var stripped = await _calls.Make(bot, chat, _ => new StripRequest(chat, card.Message), static _ => true, stop);
            if (stripped.Fault == FaultKind.Unreachable) return (new(0, stripped.Fault), false);
            picture = stripped.Value?.IsPicture ?? false;
        }

        var fault = picture ? (await _calls.Make(bot, chat, _ => new DeleteRequest(chat, card.Message), static _ => true, stop)).Fault : FaultKind.None;
        return (new(0, fault), fault != FaultKind.None && card.Picture);
    }

    private async Task<Reply> Send(OutboxRow row, IReadOnlyList<string> parts, CancellationToken stop)
    {
        Reply reply = default;
        for (var i = 0; i < parts.Count; i++)
        {
            var (part, last) = (parts[i], i == parts.Count - 1);
            reply = await Call(bot, row.Address, 0, html => new SendRequest(row.Address, html ? part : MarkupText.Plain(part), html, row.Message, last), stop);
            if (reply.Fault is not FaultKind.None) break;
            if (!last) marks.Beside(row, reply.Message);
        }

        return reply;
    }

    private Task<Reply> Send(OutboxRow row, byte[] document, IReadOnlyList<string> parts, CancellationToken stop) =>
        Upload(row, SentAs.Document, document, row.Message.File!.Name, parts, stop);

    private async Task<Reply> SendPicture(OutboxRow row, byte[] picture, IReadOnlyList<string> parts, CancellationToken stop)
    {
        var reply = await Upload(row, SentAs.Photo, picture, row.Message.Picture!.Name, parts, stop);
        return reply.Fault == FaultKind.Refused ? await Send(row, parts, stop) : reply;
    }

    /// <summary>Our own file; where there is none, or Telegram does not take it, Telegram's copy, if that may be sent; and in the end the word that there is none.</summary>
    private async Task<Reply> Send(OutboxRow row, OutgoingEvidence evidence, CancellationToken stop)
    {
        var (how, parts) = (SentAs.Of(evidence.File.Kind), MarkupText.Split(row.Message.Html));
        var reply = await documents.Kept(evidence) is { } kept ? await SendKept(row, evidence, how, kept.Content, evidence.Name + FileEnding.Known(kept.File.Extension), parts, stop) : new(0, FaultKind.Refused);
        if (reply.Fault == FaultKind.Refused && !evidence.Anew)
            reply = await WithText(row, how, parts, bot, (caption, html) => new KnownFileRequest(how, row.Address, evidence.File.Id, caption, html, row.Message), stop);
        return reply.Fault == FaultKind.Refused ? await Send(row with { Message = row.Message with { Html = evidence.Lost } }, [evidence.Lost], stop) : reply;
    }

    /// <summary>As what it is; what may not go by Telegram's copy goes as a plain file where Telegram does not take it as that (a picture of odd size, a reader who forbids voice notes).</summary>
    private async Task<Reply> SendKept(OutboxRow row, OutgoingEvidence evidence, SentAs how, byte[] content, string name, IReadOnlyList<string> parts, CancellationToken stop)
    {
        var reply = await Upload(row, how, content, name, parts, stop);
        return reply.Fault == FaultKind.Refused && evidence.Anew && how != SentAs.Document ? await Upload(row, SentAs.Document, content, name, parts, stop) : reply;
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
        if (fits || reply.Fault != FaultKind.None) return reply;
        marks.Beside(row, reply.Message);
        return await Send(row, parts, stop);
    }

    // Taking buttons off is tidiness: an old card's taps are recognised anyway, so one try is enough.
    private async Task Strip(long chat, long message, CancellationToken stop)
    {
        Interlocked.Increment(ref _stripping);
        await _calls.Once(bot, chat, new StripRequest(chat, message), stop);
        Interlocked.Decrement(ref _stripping);
    }

    private async Task<Reply> Call(ITelegramBotClient by, long chat, long edited, Func<bool, RequestBase<SentMessage>> make, CancellationToken stop)
    {
        var answer = await _calls.Make(by, chat, make, kind => kind == FaultKind.NotModified || chat < 0 && kind is FaultKind.TopicGone or FaultKind.Muted || edited != 0 && kind is FaultKind.NothingToEdit or FaultKind.OtherKind, stop);
        return answer.Fault == FaultKind.NotModified ? new(edited, FaultKind.None) : new(answer.Value?.MessageId ?? 0, answer.Fault, answer.Value?.IsPicture ?? false, answer.MovedTo);
    }

    private readonly record struct Reply(long Message, FaultKind Fault, bool Picture = false, long MovedTo = 0);
}
