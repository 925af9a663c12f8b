using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace FieldBot.Host.Telegram;

/// <summary>The files that messages carry: where they lie until they are sent, and the client that has the patience to send them.</summary>
/// <param name="open">The file with this key; null when it is gone.</param>
/// <param name="kept">Evidence by its unique id; null when it is not kept.</param>
internal sealed class Documents(ITelegramBotClient bot, Func<string, Stream?> open, Func<string, Task<(KeptFile File, byte[] Content)?>> kept, ILogger log)
{
    public ITelegramBotClient Bot => bot;

    /// <summary>Null: it is gone, and what there is to say has to do without it.</summary>
    public async Task<byte[]?> Read(OutgoingFile file, CancellationToken stop)
    {
        try
        {
            using var content = new MemoryStream();
            await using var stored = open(file.Key);
            if (stored is not null)
            {
                await stored.CopyToAsync(content, stop);
                return content.ToArray();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        log.LogError("A file that was to be sent is gone or cannot be read; its message goes without it");
        return null;
    }

    /// <summary>Null: it is not kept, and Telegram's own copy has to do.</summary>
    public Task<(KeptFile File, byte[] Content)?> Kept(OutgoingEvidence evidence) => kept(evidence.File.UniqueId);

    /// <summary>Shows that a file is on its way. One try: it is a courtesy.</summary>
    public async Task Announce(long chat, SentAs how, CancellationToken stop)
    {
        try { await bot.SendChatAction(chat, how.Announced, cancellationToken: stop); }
        catch (Exception)
        {
            stop.ThrowIfCancellationRequested();
        }
    }
}
