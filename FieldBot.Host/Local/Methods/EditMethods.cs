using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>editMessageText, editMessageCaption, editMessageReplyMarkup.</summary>
internal sealed class EditMethods(LocalTelegram telegram)
{
    public IEnumerable<(string, BotMethod)> All =>
    [
        ("editMessageText", EditText),
        ("editMessageCaption", EditCaption),
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
        return Edit(request, old => old.Kind != MessageKind.Text ? With(old, text, entities) : throw BotApiError.Bad("there is no caption in the message to edit"));
    }

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
