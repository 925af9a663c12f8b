using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using FieldBot.Dialogs;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace FieldBot.Host.Telegram;

/// <summary>The files that messages carry: where they lie until they are sent, and the client that has the patience to send them.</summary>
/// <param name="open">The file with this key; null when it is gone.</param>
internal sealed class Documents(ITelegramBotClient bot, Func<string, Stream?> open, ILogger log)
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

    /// <summary>Shows that a file is on its way. One try: it is a courtesy.</summary>
    public async Task Announce(long chat, CancellationToken stop)
    {
        try { await bot.SendChatAction(chat, ChatAction.UploadDocument, cancellationToken: stop); }
        catch (Exception)
        {
            stop.ThrowIfCancellationRequested();
        }
    }
}

/// <param name="caption">Null: the text follows as a message of its own, with the buttons.</param>
internal sealed class DocumentRequest(long chat, byte[] content, string? caption, bool html, OutgoingMessage message) : RequestBase<SentMessage>("sendDocument")
{
    public override HttpContent ToHttpContent()
    {
        // Names of files are Chinese, and Telegram reads them as plain UTF-8.
        var form = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        Add("chat_id", chat.ToString(CultureInfo.InvariantCulture));
        if (caption is not null)
        {
            Add("caption", caption);
            if (html) Add("parse_mode", "HTML");
            if (Markup.Any(message)) Add("reply_markup", Markup.Text(message));
        }

        if (message.Secret) Add("protect_content", "true");
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"document\"; filename=\"{Safe(message.File!.Name)}\"");
        form.Add(file);
        return form;

        void Add(string name, string value) => form.Add(new StringContent(value), name);
    }

    /// <summary>What would end the name in the header, or lead out of a folder where the reader keeps it.</summary>
    private static string Safe(string name) => string.Create(name.Length, name, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = from[i] is '"' or '\\' or '/' || char.IsControl(from[i]) ? '_' : from[i];
    });
}
