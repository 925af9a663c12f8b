using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>answerCallbackQuery.</summary>
internal sealed class TapMethods(LocalTelegram telegram)
{
    public IEnumerable<(string, BotMethod)> All => [("answerCallbackQuery", Answer)];

    private JsonNode Answer(BotRequest request)
    {
        var query = request.Text("callback_query_id");
        var user = telegram.WhereTapped(query);
        var words = request.Text("text");
        if (words is { Length: > 200 }) throw BotApiError.Bad("MESSAGE_TOO_LONG");
        // The spinner ends with the first answer; the client shows the words of that one only.
        user.Change(view => (view.IsAnswered(query!) ? view : view.With(new TapAnswer(query!, string.IsNullOrEmpty(words) ? null : words, request.Flag("show_alert"))), true));
        return true;
    }
}
