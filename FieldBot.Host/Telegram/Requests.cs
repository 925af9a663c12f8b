using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using FieldBot.Dialogs;
using Telegram.Bot.Requests;

namespace FieldBot.Host.Telegram;

/// <summary>A call whose body is written straight to bytes, and of whose answer only what is needed is read.</summary>
internal abstract class Request<T>(string method) : RequestBase<T>(method)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    // Chinese as it is: escaped it would take twice the bytes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public sealed override HttpContent ToHttpContent()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        Write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = Json } };
    }

    protected abstract void Write(Utf8JsonWriter json);

    protected static void WriteText(Utf8JsonWriter json, string text, bool html)
    {
        json.WriteString("text", text);
        if (html) json.WriteString("parse_mode", "HTML");
    }
}

/// <summary>Which messages Telegram is asked not to let be forwarded or saved. An edit cannot ask: it keeps what the message was sent with.</summary>
internal static class Guarded
{
    public static bool Is(OutgoingMessage message) => message.Secret || message.Protected || message.Identity is not null;
}

/// <summary>What is read of a message that was sent or edited.</summary>
internal sealed record SentMessage(long MessageId, JsonElement Photo = default)
{
    public bool IsPicture => Photo.ValueKind == JsonValueKind.Array;
}

internal sealed class PollRequest(long offset, int limit, int seconds) : Request<RawUpdate[]>("getUpdates")
{
    protected override void Write(Utf8JsonWriter json)
    {
        if (offset != 0) json.WriteNumber("offset", offset);
        json.WriteNumber("limit", limit);
        json.WriteNumber("timeout", seconds);
        // Always told: left out, Telegram keeps whatever was told last.
        json.WriteStartArray("allowed_updates");
        json.WriteStringValue("message");
        json.WriteStringValue("edited_message");
        json.WriteStringValue("callback_query");
        json.WriteStringValue("my_chat_member");
        json.WriteEndArray();
    }
}

/// <param name="last">The last part of its message: it carries the buttons.</param>
internal sealed class SendRequest(long chat, string text, bool html, OutgoingMessage message, bool last) : Request<SentMessage>("sendMessage")
{
    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("chat_id", chat);
        if (message.Topic != 0) json.WriteNumber("message_thread_id", message.Topic);
        WriteText(json, text, html);
        if (Guarded.Is(message)) json.WriteBoolean("protect_content", true);
        if (last && Markup.Any(message)) Markup.Write(json, message);
    }
}

internal sealed class EditRequest(long chat, long id, string text, bool html, OutgoingMessage message) : Request<SentMessage>("editMessageText")
{
    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("chat_id", chat);
        json.WriteNumber("message_id", id);
        WriteText(json, text, html);
        if (message.Buttons.Length > 0) Markup.Write(json, message);
    }
}

/// <summary>Changes what stands below a picture, and leaves the picture.</summary>
internal sealed class EditCaptionRequest(long chat, long id, string caption, bool html, OutgoingMessage message) : Request<SentMessage>("editMessageCaption")
{
    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("chat_id", chat);
        json.WriteNumber("message_id", id);
        json.WriteString("caption", caption);
        if (html) json.WriteString("parse_mode", "HTML");
        if (message.Buttons.Length > 0) Markup.Write(json, message);
    }
}

/// <summary>Takes the buttons off a card.</summary>
internal sealed class StripRequest(long chat, long id) : Request<SentMessage>("editMessageReplyMarkup")
{
    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("chat_id", chat);
        json.WriteNumber("message_id", id);
    }
}

internal sealed class DeleteRequest(long chat, long id) : Request<bool>("deleteMessage")
{
    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("chat_id", chat);
        json.WriteNumber("message_id", id);
    }
}

internal sealed class DeleteManyRequest(long chat, IReadOnlyList<long> ids) : Request<bool>("deleteMessages")
{
    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("chat_id", chat);
        json.WriteStartArray("message_ids");
        foreach (var id in ids) json.WriteNumberValue(id);
        json.WriteEndArray();
    }
}

internal sealed class AnswerRequest(string query, string? toast) : Request<bool>("answerCallbackQuery")
{
    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteString("callback_query_id", query);
        if (!string.IsNullOrEmpty(toast)) json.WriteString("text", toast.Length <= 200 ? toast : toast[..(char.IsHighSurrogate(toast[199]) ? 199 : 200)]);
    }
}
