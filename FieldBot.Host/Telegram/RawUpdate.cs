using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace FieldBot.Host.Telegram;

/// <summary>
/// One element of a getUpdates answer, read on its own: what the library cannot read, or does not know, is told by
/// kind and chat, and never keeps the rest of the batch from being read.
/// </summary>
/// <param name="Id">Telegram's update_id; null when not even that could be read.</param>
/// <param name="Update">What the library made of it; null for a broken one and for an unknown kind.</param>
/// <param name="Kind">For those: Telegram's name of the kind.</param>
/// <param name="PrivateChat">For those: the private chat it came from, or 0.</param>
/// <param name="Tap">For those: the query to answer, if it was a tap.</param>
[JsonConverter(typeof(RawUpdateReader))]
internal sealed record RawUpdate(long? Id, Update? Update, string Kind = "", long PrivateChat = 0, long Message = 0, string? Tap = null);

internal sealed class RawUpdateReader : JsonConverter<RawUpdate>
{
    public override RawUpdate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = reader;
        try
        {
            var update = JsonSerializer.Deserialize<Update>(ref reader, options);
            if (update is { Id: not 0 } && update.Type != UpdateType.Unknown) return new(update.Id, update);
        }
        catch (Exception)
        {
            // The library's readers throw many things, for a new kind of chat member even KeyNotFoundException.
        }

        reader = start;
        return Salvage(JsonElement.ParseValue(ref reader));
    }

    public override void Write(Utf8JsonWriter writer, RawUpdate value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static RawUpdate Salvage(JsonElement raw)
    {
        if (raw.ValueKind != JsonValueKind.Object || Number(raw, "update_id") is not { } id) return new(null, null);
        foreach (var property in raw.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Object) continue;
            var tap = property.NameEquals("callback_query") && property.Value.TryGetProperty("id", out var query) && query.ValueKind == JsonValueKind.String ? query.GetString() : null;
            var carrier = Chat(property.Value) is null && property.Value.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object ? message : property.Value;
            return new(id, null, property.Name, Chat(carrier) ?? 0, Number(carrier, "message_id") ?? 0, tap);
        }

        return new(id, null);
    }

    private static long? Chat(JsonElement carrier) =>
        carrier.TryGetProperty("chat", out var chat) && chat.ValueKind == JsonValueKind.Object
        && chat.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("private") ? Number(chat, "id") : null;

    private static long? Number(JsonElement carrier, string name) =>
        carrier.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
