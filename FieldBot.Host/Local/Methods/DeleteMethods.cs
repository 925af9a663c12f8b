using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>deleteMessage, deleteMessages: of both sides, as long as a message is young.</summary>
internal sealed class DeleteMethods(LocalTelegram telegram)
{
    private const int Most = 100;

    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    public IEnumerable<(string, BotMethod)> All => [("deleteMessage", DeleteOne), ("deleteMessages", DeleteMany)];

    private JsonNode DeleteOne(BotRequest request) => Delete(request, [request.Number("message_id") ?? 0], passing: false);

    private JsonNode DeleteMany(BotRequest request)
    {
        if (request.Json("message_ids", "message identifiers") is not JsonArray { Count: > 0 } ids) throw BotApiError.Bad("message identifiers are not specified");
        return ids.Count > Most ? throw BotApiError.Bad("too many messages to delete") : Delete(request, [.. ids.Select(id => id!.GetValue<long>())], passing: true);
    }

    /// <param name="passing">Those that are not there are passed over.</param>
    private JsonNode Delete(BotRequest request, IReadOnlyList<long> ids, bool passing)
    {
        telegram.Reach(request.Number("chat_id")).Change(view =>
        {
            var found = ids.Where(view.Messages.ContainsKey).Select(id => view.Messages[id]).ToList();
            if (found.Count < ids.Count && !passing) throw BotApiError.Bad("message to delete not found");
            if (found.Any(m => telegram.Now - m.Date > Deletable)) throw BotApiError.Bad("message can't be deleted");
            return (view.Without(found), true);
        });
        return true;
    }
}
