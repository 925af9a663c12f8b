using System.Text.Json.Nodes;

namespace FieldBot.Host.Local;

/// <summary>The part of a message that differs by its kind.</summary>
internal static class TelegramContent
{
    public static void Write(JsonObject json, LocalChat chat, LocalMessage message, FileShelf files)
    {
        var file = message.FileId is { } id ? files.ById(id) : null;
        switch (message.Kind)
        {
            case MessageKind.Text:
                json["text"] = message.Text;
                AddEntities(json, "entities", message);
                return;
            case MessageKind.Place:
                json["location"] = new JsonObject { ["latitude"] = message.Latitude, ["longitude"] = message.Longitude };
                return;
            case MessageKind.Service:
                foreach (var (name, value) in JsonNode.Parse(message.Service!)!.AsObject()) json[name] = value?.DeepClone();
                return;
            case MessageKind.Contact when chat.AuthorOf(message) is var user:
                json["contact"] = new JsonObject { ["phone_number"] = user.Number, ["first_name"] = user.Name, ["user_id"] = message.OwnContact ? user.Id : 1 };
                return;
            case MessageKind.Photo:
                json["photo"] = new JsonArray(Sized(file!, 90), Sized(file!, 320));
                break;
            case MessageKind.Voice:
                json["voice"] = With(About(file!), ("duration", 3), ("mime_type", "audio/ogg"));
                break;
            case MessageKind.Audio:
                json["audio"] = With(About(file!), ("duration", 3));
                break;
            case MessageKind.Video:
                json["video"] = With(Sized(file!, 320), ("duration", 3));
                break;
            case MessageKind.VideoNote:
                json["video_note"] = With(About(file!), ("length", 240), ("duration", 3));
                break;
            case MessageKind.Document:
                json["document"] = With(About(file!), ("file_name", file!.Name));
                break;
            case MessageKind.Sticker:
                json["sticker"] = With(Sized(file!, 512), ("type", "regular"), ("is_animated", false), ("is_video", false), ("emoji", "👍"));
                break;
        }
        if (message.Text.Length == 0) return;
        json["caption"] = message.Text;
        AddEntities(json, "caption_entities", message);
    }

    private static void AddEntities(JsonObject json, string name, LocalMessage message)
    {
        var entities = message.Entities;
        if (!message.FromBot && message.Text.StartsWith('/'))
        {
            var end = message.Text.IndexOfAny([' ', '\n']);
            entities = [new("bot_command", 0, end < 0 ? message.Text.Length : end)];
        }
        if (entities.Length > 0) json[name] = new JsonArray([.. entities.Select(One)]);
    }

    private static JsonObject One(TextEntity entity)
    {
        var json = new JsonObject { ["type"] = entity.Type, ["offset"] = entity.Offset, ["length"] = entity.Length };
        if (entity.Url is not null) json["url"] = entity.Url;
        return json;
    }

    private static JsonObject About(StoredFile file) => new() { ["file_id"] = file.Id, ["file_unique_id"] = file.UniqueId, ["file_size"] = file.Content.Length };

    private static JsonObject Sized(StoredFile file, int pixels) => With(About(file), ("width", pixels), ("height", pixels));

    private static JsonObject With(JsonObject json, params ReadOnlySpan<(string Name, JsonNode Value)> more)
    {
        foreach (var (name, value) in more) json[name] = value;
        return json;
    }
}
