using FieldBot.Dialogs;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace FieldBot.Host.Telegram;

/// <summary>A file that was fetched, or why it never will be.</summary>
/// <param name="Why">Key of what to say; null: it was fetched.</param>
internal readonly record struct FetchedFile(byte[] Content, string? Why = null)
{
    /// <summary>Such as .jpg; empty where Telegram tells none.</summary>
    public string Extension { get; init; } = "";
}

/// <summary>Fetches what people sent. What may be better in a while is thrown: network, time-out, 5xx, too many calls.</summary>
internal sealed class TelegramFiles(ITelegramBotClient bot)
{
    private static readonly FetchedFile Big = new([], JobResult.Failed.FileBig), Gone = new([], JobResult.Failed.FileGone);

    public async Task<FetchedFile> Fetch(FileRef file, CancellationToken stop)
    {
        if (file.TooBig) return Big;
        TGFile found;
        try { found = await bot.GetFile(file.Id, stop); }
        catch (ApiRequestException e) when (e.ErrorCode == 400) { return e.Message.Contains("too big", StringComparison.OrdinalIgnoreCase) ? Big : Gone; }
        if (found.FileSize > FileRef.MostBytes) return Big;
        if (string.IsNullOrEmpty(found.FilePath)) return Gone;
        // It takes what was announced and no more.
        var content = new byte[found.FileSize ?? FileRef.MostBytes];
        using var stream = new MemoryStream(content);
        try { await bot.DownloadFile(found.FilePath, stream, stop); }
        catch (RequestException e) when (Code(e) is 400 or 404 or 410) { return Gone; }
        return new(stream.Position == content.Length ? content : content[..(int)stream.Position]) { Extension = ExtensionOf(found.FilePath) };
    }

    /// <summary>Telegram's path ends as the sender's file does.</summary>
    private static string ExtensionOf(string path) => FileEnding.Known(Path.GetExtension(path));

    // A proxy on the way may answer in words of its own.
    private static int Code(RequestException e) => e is ApiRequestException refusal ? refusal.ErrorCode : (int?)e.HttpStatusCode ?? 0;
}
