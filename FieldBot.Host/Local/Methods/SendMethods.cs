using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>sendMessage, a method for each kind of file, sendChatAction.</summary>
internal sealed class SendMethods(LocalTelegram telegram)
{
    private const int MostBytes = 50 << 20;

    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal)
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    };

    public IEnumerable<(string, BotMethod)> All =>
    [
        ("sendMessage", SendMessage),
        ("sendPhoto", r => SendFile(r, MessageKind.Photo, "photo", GivenFile.MostPhotoBytes)),
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
        var file = GivenFile.Of(request, request.Text(field), field, mostBytes, telegram.Files);
        return Deliver(request, new(0, true, telegram.Now, kind, caption) { Entities = entities, FileId = file.Id, FileName = file.Name }, user);
    }

    private JsonNode Deliver(BotRequest request, LocalMessage message, LocalChat? known = null)
    {
        var user = known ?? telegram.Reach(request.Number("chat_id"));
        var topic = user.TopicFor(request.Number("message_thread_id"));
        var markup = MarkupReader.Read(request);
        var guarded = request.Bool("protect_content");
        var sent = user.Receive(
            id => message with { Id = id, Buttons = markup.Buttons, Protected = guarded, Topic = topic },
            markup.Keyboard is { } keyboard ? view => view with { ReplyKeyboard = keyboard } : null);
        return TelegramJson.Message(user, sent, telegram);
    }

    private JsonNode SendChatAction(BotRequest request)
    {
        _ = telegram.Reach(request.Number("chat_id"));
        return Actions.Contains(request.Text("action") ?? "") ? true : throw BotApiError.Bad("wrong parameter action in request");
    }
}
