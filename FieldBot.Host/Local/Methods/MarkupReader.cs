using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>What reply_markup asks for: inline buttons, or a change of the reply keyboard (null: it stays as it is).</summary>
internal sealed record Markup(ImmutableArray<ImmutableArray<LocalButton>> Buttons, ImmutableArray<ImmutableArray<KeyboardKey>>? Keyboard)
{
    public static readonly Markup None = new([], null);
}

internal static class MarkupReader
{
    private const int MostButtons = 100;

    public static Markup Read(BotRequest request)
    {
        if (request.Json("reply_markup", "reply keyboard markup") is not { } markup) return Markup.None;
        if (markup is not JsonObject json) throw BotApiError.Bad("object expected as reply markup");
        if (json["inline_keyboard"] is { } inline) return new(Rows(inline, InlineButton), null);
        if (json["keyboard"] is { } keyboard) return new([], Rows(keyboard, Key));
        return json["remove_keyboard"]?.GetValueKind() == JsonValueKind.True ? new([], ImmutableArray<ImmutableArray<KeyboardKey>>.Empty) : Markup.None;
    }

    /// <summary>Of an edited message only inline buttons can change.</summary>
    public static Markup ReadInline(BotRequest request) =>
        Read(request) is { Keyboard: null } markup ? markup : throw BotApiError.Bad("inline keyboard expected");

    private static ImmutableArray<ImmutableArray<T>> Rows<T>(JsonNode rows, Func<JsonNode?, T> one)
    {
        if (rows is not JsonArray array || array.Any(r => r is not JsonArray)) throw BotApiError.Bad("field \"inline_keyboard\" must be an Array of Arrays");
        // The real server leaves empty rows out.
        ImmutableArray<ImmutableArray<T>> read = [.. array.Where(r => ((JsonArray)r!).Count > 0).Select(r => ((JsonArray)r!).Select(one).ToImmutableArray())];
        return read.Sum(r => r.Length) > MostButtons ? throw BotApiError.Bad("reply markup is too long") : read;
    }

    private static LocalButton InlineButton(JsonNode? node)
    {
        var label = Label(node);
        var url = Value(node, "url");
        var data = Value(node, "callback_data");
        if (url is null && data is null) throw BotApiError.Bad("Text buttons are unallowed in the inline keyboard");
        if (data is not null && Encoding.UTF8.GetByteCount(data) is < 1 or > 64) throw BotApiError.Bad("BUTTON_DATA_INVALID");
        if (url is not null && !Uri.TryCreate(url, UriKind.Absolute, out _)) throw BotApiError.Bad("inline keyboard button URL is invalid: Wrong HTTP URL");
        return new(label, data, url);
    }

    private static KeyboardKey Key(JsonNode? node) => node is JsonValue
        ? new(node.GetValue<string>(), false, false)
        : new(Label(node), Flag(node, "request_location"), Flag(node, "request_contact"));

    private static string Label(JsonNode? node) =>
        Value(node, "text") is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw BotApiError.Bad("inline keyboard button text is empty");

    private static string? Value(JsonNode? node, string name) => node?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static bool Flag(JsonNode? node, string name) => node?[name]?.GetValueKind() == JsonValueKind.True;
}
