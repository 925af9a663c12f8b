using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>Reads a text or caption with its parse_mode or its entities, and holds it to Telegram's lengths (UTF-16 units after entities).</summary>
internal static class FormattedText
{
    public static (string Text, ImmutableArray<TextEntity> Entities) Message(BotRequest request)
    {
        var read = Read(request, "text", "entities");
        if (read.Text.Length == 0) throw BotApiError.Bad("message text is empty");
        return read.Text.Length > 4096 ? throw BotApiError.Bad("message is too long") : read;
    }

    public static (string Text, ImmutableArray<TextEntity> Entities) Caption(BotRequest request)
    {
        var read = Read(request, "caption", "caption_entities");
        return read.Text.Length > 1024 ? throw BotApiError.Bad("message caption is too long") : read;
    }

    private static (string Text, ImmutableArray<TextEntity> Entities) Read(BotRequest request, string text, string entities)
    {
        var source = request.Text(text) ?? "";
        var mode = request.Text("parse_mode");
        var read = mode?.ToUpperInvariant() switch
        {
            null or "" => (source, Given(request, entities)),
            "HTML" => HtmlText.Parse(source),
            // This bot writes HTML only; anything else is a mistake that ought to be seen.
            _ => throw BotApiError.Bad("unsupported parse_mode"),
        };
        return Trimmed(read);
    }

    private static ImmutableArray<TextEntity> Given(BotRequest request, string name)
    {
        if (request.Json(name, "message entities") is not JsonArray array) return [];
        try
        {
            return [.. array.Select(e => new TextEntity(e!["type"]!.GetValue<string>(), e["offset"]!.GetValue<int>(), e["length"]!.GetValue<int>(), e["url"]?.GetValue<string>()))];
        }
        catch (Exception wrong) when (wrong is NullReferenceException or InvalidOperationException or FormatException or JsonException)
        {
            throw BotApiError.Bad("can't parse entities: wrong entity");
        }
    }

    /// <summary>The server cuts the blanks at both ends, and moves the entities along.</summary>
    private static (string Text, ImmutableArray<TextEntity> Entities) Trimmed((string Text, ImmutableArray<TextEntity> Entities) read)
    {
        var trimmed = read.Text.Trim();
        if (trimmed.Length == read.Text.Length) return read;
        var lead = read.Text.Length - read.Text.TrimStart().Length;
        return (trimmed, [.. read.Entities
            .Select(e => (Entity: e, From: Math.Max(0, e.Offset - lead), To: Math.Min(trimmed.Length, e.Offset - lead + e.Length)))
            .Where(e => e.To > e.From).Select(e => e.Entity with { Offset = e.From, Length = e.To - e.From })]);
    }
}
