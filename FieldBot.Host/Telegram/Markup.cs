using System.Buffers;
using System.Text;
using System.Text.Json;
using FieldBot.Dialogs;

namespace FieldBot.Host.Telegram;

/// <summary>What stands below a message: its buttons, or what happens to the reply keyboard.</summary>
internal static class Markup
{
    public static bool Any(OutgoingMessage message) => message.Buttons.Length > 0 || message.Keyboard != ReplyKeyboard.Leave;

    public static void Write(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WritePropertyName("reply_markup");
        WriteValue(json, message);
    }

    /// <summary>As forms carry it: JSON in a string.</summary>
    public static string Text(OutgoingMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer)) WriteValue(json, message);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteValue(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        if (message.Buttons.Length > 0) WriteButtons(json, message);
        else if (message.Keyboard == ReplyKeyboard.AskPlace) WritePlaceKey(json, message.KeyboardLabel ?? "📍");
        else json.WriteBoolean("remove_keyboard", true);
        json.WriteEndObject();
    }

    private static void WriteButtons(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartArray("inline_keyboard");
        foreach (var row in message.Buttons)
        {
            json.WriteStartArray();
            foreach (var button in row)
            {
                json.WriteStartObject();
                json.WriteString("text", button.Label);
                if (button.Url is { } url) json.WriteString("url", url);
                else json.WriteString("callback_data", button.Data);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WritePlaceKey(Utf8JsonWriter json, string label)
    {
        json.WriteStartArray("keyboard");
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("text", label);
        json.WriteBoolean("request_location", true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteBoolean("resize_keyboard", true);
        json.WriteBoolean("one_time_keyboard", true);
    }
}
