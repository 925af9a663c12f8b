using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>sendMessage, a method for each kind of file, sendChatAction.</summary>
internal sealed class SendMethods(LocalTelegram telegram)
{
    private const int MostBytes = 50 << 20, MostPhotoBytes = 10 << 20;

    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal)
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    };

    public IEnumerable<(string, BotMethod)> All =>
    [
        ("sendMessage", SendMessage),
        ("sendPhoto", r => SendFile(r, MessageKind.Photo, "photo", MostPhotoBytes)),
        ("sendDocument", r => SendFile(r, MessageKind.Document, "document", MostBytes)),
        ("sendVoice", r => SendFile(r, MessageKind.Voice, "voice", MostBytes)),
        ("sendAudio", r => SendFile(r, MessageKind.Audio, "audio", MostBytes)),
        ("sendVideo", r => SendFile(r, MessageKind.Video, "video", MostBytes)),
        ("sendVideoNote", r => SendFile(r, MessageKind.VideoNote, "video_note", MostBytes)),
        ("sendChatAction", SendChatAction),
    ];

    private JsonNode SendMessage(BotRequest request)
    {
        var (text, entities) = FormattedText.Message(request);
        return Deliver(request, new(0, true, telegram.Now, MessageKind.Text, text) { Entities = entities });
    }

    private JsonNode SendFile(BotRequest request, MessageKind kind, string field, int mostBytes)
    {
        var (caption, entities) = FormattedText.Caption(request);
        var user = telegram.Reach(request.Number("chat_id"));
        var file = Upload(request, field, mostBytes) ?? Known(request.Text(field), field);
        return Deliver(request, new(0, true, telegram.Now, kind, caption) { Entities = entities, FileId = file.Id, FileName = file.Name }, user);
    }

    private StoredFile? Upload(BotRequest request, string field, int mostBytes)
    {
        var part = request.Text(field) is { } text && text.StartsWith("attach://", StringComparison.Ordinal) ? text[9..] : field;
        if (!request.Files.TryGetValue(part, out var upload)) return null;
        if (upload.Content.Length == 0) throw BotApiError.Bad("file must be non-empty");
        if (upload.Content.Length > mostBytes) throw new BotApiError(413, "Request Entity Too Large");
        return telegram.Files.Add(FolderOf(field), upload.Name, upload.Content);
    }

    private StoredFile Known(string? id, string field)
    {
        if (string.IsNullOrEmpty(id)) throw BotApiError.Bad($"there is no {field} in the request");
        var file = telegram.Files.ById(id) ?? throw BotApiError.Bad("wrong file identifier/HTTP URL specified");
        // A photo that Telegram has cannot be sent as a document, nor the other way round.
        return file.Folder == FolderOf(field) ? file : throw BotApiError.Bad("type of file mismatch");
    }

    private static string FolderOf(string field) => field == "voice" ? "voice" : field + "s";

    private JsonNode Deliver(BotRequest request, LocalMessage message, LocalUser? known = null)
    {
        var user = known ?? telegram.Reach(request.Number("chat_id"));
        var markup = MarkupReader.Read(request);
        var guarded = request.Bool("protect_content");
        var sent = user.Receive(
            id => message with { Id = id, Buttons = markup.Buttons, Protected = guarded },
            markup.Keyboard is { } keyboard ? view => view with { ReplyKeyboard = keyboard } : null);
        return TelegramJson.Message(user, sent, telegram);
    }

    private JsonNode SendChatAction(BotRequest request)
    {
        _ = telegram.Reach(request.Number("chat_id"));
        return Actions.Contains(request.Text("action") ?? "") ? true : throw BotApiError.Bad("wrong parameter action in request");
    }
}
