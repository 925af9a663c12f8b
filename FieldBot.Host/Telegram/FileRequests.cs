using System.Collections.Frozen;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldBot.Dialogs;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace FieldBot.Host.Telegram;

/// <summary>How a kind of file is sent: Telegram has a method and a field for each.</summary>
/// <param name="Captioned">Whether words may stand below it.</param>
/// <param name="Titled">Whether it is shown under a title of its own.</param>
internal readonly record struct SentAs(string Method, string Field, ChatAction Announced, bool Captioned = true, bool Titled = false)
{
    public static readonly SentAs Document = new("sendDocument", "document", ChatAction.UploadDocument), Photo = new("sendPhoto", "photo", ChatAction.UploadPhoto);

    public static SentAs Of(FileKind kind) => kind switch
    {
        FileKind.Photo => Photo,
        FileKind.Voice => new("sendVoice", "voice", ChatAction.UploadVoice),
        FileKind.Audio => new("sendAudio", "audio", ChatAction.UploadDocument, Titled: true),
        FileKind.Video => new("sendVideo", "video", ChatAction.UploadVideo),
        FileKind.VideoNote => new("sendVideoNote", "video_note", ChatAction.UploadVideoNote, Captioned: false),
        _ => Document,
    };
}

/// <summary>How the name of a file ends. It may be no kind of file at all, but the end of somebody's own name for it: only what is known passes.</summary>
internal static class FileEnding
{
    private static readonly FrozenSet<string> Usual = new[]
    {
        ".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".oga", ".ogg", ".opus", ".mp3", ".m4a", ".aac", ".amr", ".wav", ".flac",
        ".mp4", ".m4v", ".mov", ".3gp", ".webm", ".mkv", ".avi", ".pdf", ".txt", ".csv", ".rtf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".et", ".dps", ".odt", ".ods", ".zip", ".rar", ".7z",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Such as .jpg; nothing where it is not known.</summary>
    public static string Known(string extension) => Usual.Contains(extension) ? extension.ToLowerInvariant() : "";
}

/// <summary>A file with its content.</summary>
/// <param name="caption">Null: the text follows as a message of its own, with the buttons.</param>
internal sealed class UploadRequest(SentAs how, long chat, byte[] content, string name, string? caption, bool html, OutgoingMessage message) : RequestBase<SentMessage>(how.Method)
{
    public override HttpContent ToHttpContent()
    {
        var form = new FileForm();
        form.Add("chat_id", chat.ToString(CultureInfo.InvariantCulture));
        if (message.Topic != 0) form.Add("message_thread_id", message.Topic.ToString(CultureInfo.InvariantCulture));
        if (caption is not null)
        {
            form.Add("caption", caption);
            if (html) form.Add("parse_mode", "HTML");
            if (Markup.Any(message)) form.Add("reply_markup", Markup.Text(message));
        }

        if (Guarded.Is(message)) form.Add("protect_content", "true");
        // Else a player shows what the file itself says, or its number at Telegram.
        if (how.Titled) form.Add("title", Path.GetFileNameWithoutExtension(name));
        form.Add(how.Field, content, name);
        return form;
    }
}

/// <summary>Puts a picture in the place of what a message shows, be it words or another picture.</summary>
internal sealed class EditPictureRequest(long chat, long id, byte[] content, string name, string caption, bool html, OutgoingMessage message) : RequestBase<SentMessage>("editMessageMedia")
{
    private const string Part = "picture";

    public override HttpContent ToHttpContent()
    {
        var form = new FileForm();
        form.Add("chat_id", chat.ToString(CultureInfo.InvariantCulture));
        form.Add("message_id", id.ToString(CultureInfo.InvariantCulture));
        var media = new JsonObject { ["type"] = "photo", ["media"] = "attach://" + Part, ["caption"] = caption };
        if (html) media["parse_mode"] = "HTML";
        form.Add("media", media.ToJsonString());
        if (message.Buttons.Length > 0) form.Add("reply_markup", Markup.Text(message));
        form.Add(Part, content, name);
        return form;
    }
}

/// <summary>Fields and a file. Names of files are Chinese, and Telegram reads them as plain UTF-8.</summary>
internal sealed class FileForm : MultipartFormDataContent
{
    public FileForm() => HeaderEncodingSelector = static (_, _) => Encoding.UTF8;

    public void Add(string field, string value) => Add(new StringContent(value), field);

    public void Add(string field, byte[] content, string name)
    {
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field}\"; filename=\"{Safe(name)}\"");
        Add(file);
    }

    /// <summary>What would end the name in the header, or lead out of a folder where the reader keeps it.</summary>
    private static string Safe(string name) => string.Create(name.Length, name, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = from[i] is '"' or '\\' or '/' || char.IsControl(from[i]) ? '_' : from[i];
    });
}

/// <summary>A file that Telegram has, by its file_id.</summary>
/// <param name="caption">Null: the text follows as a message of its own, with the buttons.</param>
internal sealed class KnownFileRequest(SentAs how, long chat, string file, string? caption, bool html, OutgoingMessage message) : Request<SentMessage>(how.Method)
{
    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("chat_id", chat);
        if (message.Topic != 0) json.WriteNumber("message_thread_id", message.Topic);
        json.WriteString(how.Field, file);
        if (Guarded.Is(message)) json.WriteBoolean("protect_content", true);
        if (caption is null) return;
        json.WriteString("caption", caption);
        if (html) json.WriteString("parse_mode", "HTML");
        if (Markup.Any(message)) Markup.Write(json, message);
    }
}
