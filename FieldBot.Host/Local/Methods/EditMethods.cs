using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>editMessageText, editMessageCaption, editMessageMedia (photos), editMessageReplyMarkup.</summary>
internal sealed class EditMethods(LocalTelegram telegram)
{
    public IEnumerable<(string, BotMethod)> All =>
    [
        ("editMessageText", EditText),
        ("editMessageCaption", EditCaption),
        ("editMessageMedia", EditMedia),
        ("editMessageReplyMarkup", EditMarkup),
    ];

    private JsonNode EditText(BotRequest request)
    {
        var (text, entities) = FormattedText.Message(request);
        return Edit(request, old => old.Kind == MessageKind.Text ? With(old, text, entities) : throw BotApiError.Bad("there is no text in the message to edit"));
    }

    private JsonNode EditCaption(BotRequest request)
    {
        var (text, entities) = FormattedText.Caption(request);
        return Edit(request, old => old.FileId is not null ? With(old, text, entities) : throw BotApiError.Bad("there is no caption in the message to edit"));
    }

    /// <summary>Words and files give way to a photo; places and contacts do not.</summary>
    private JsonNode EditMedia(BotRequest request)
    {
        if (request.Json("media", "input media") is not JsonObject media) throw BotApiError.Bad("input media is not specified");
        if (Value(media, "type") != "photo") throw BotApiError.Bad("can't parse InputMedia: only photos are taken here");
        var (caption, entities) = FormattedText.Caption(request.Within(media));
        var file = GivenFile.Of(request, Value(media, "media"), "photo", GivenFile.MostPhotoBytes, telegram.Files);
        return Edit(request, old => old.Kind == MessageKind.Text || old.FileId is not null
            ? With(old, caption, entities) with { Kind = MessageKind.Photo, FileId = Same(old, file) ? old.FileId : file.Id, FileName = file.Name }
            : throw BotApiError.Bad("there is no media in the message to edit"));
    }

    private bool Same(LocalMessage old, StoredFile file) => old is { Kind: MessageKind.Photo, FileId: { } id } && telegram.Files.ById(id)?.UniqueId == file.UniqueId;

    private static string? Value(JsonObject media, string name) => (media[name] as JsonValue)?.GetValue<string>();

    private JsonNode EditMarkup(BotRequest request) => Edit(request, old => old);

    private JsonNode Edit(BotRequest request, Func<LocalMessage, LocalMessage> change)
    {
        var user = telegram.Reach(request.Number("chat_id"));
        var buttons = MarkupReader.ReadInline(request).Buttons;
        var edited = user.Change(view =>
        {
            if (!view.Messages.TryGetValue(request.Number("message_id") ?? 0, out var old)) throw BotApiError.Bad("message to edit not found");
            if (!old.FromBot) throw BotApiError.Bad("message can't be edited");
            var now = change(old) with { Buttons = buttons };
            if (now.LooksLike(old))
                throw BotApiError.Bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
            now = now with { EditedAt = telegram.Now };
            return (view.With(now), now);
        });
        return TelegramJson.Message(user, edited, telegram);
    }

    private static LocalMessage With(LocalMessage old, string text, ImmutableArray<TextEntity> entities) => old with { Text = text, Entities = entities };
}
