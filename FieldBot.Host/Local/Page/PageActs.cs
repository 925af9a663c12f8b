using System.Text.Json;

namespace FieldBot.Host.Local.Page;

/// <summary>What the page's buttons do in the name of the person chosen.</summary>
internal sealed class PageActs
{
    public object Do(LocalUser user, string act, JsonElement body)
    {
        switch (act)
        {
            case "text": return new { user.SendText(Words(body, "text")).Id };
            case "edit": user.EditText(body.GetProperty("message").GetInt64(), Words(body, "text")); break;
            case "press": return new { Query = user.Press(body.GetProperty("message").GetInt64(), body.GetProperty("data").GetString()!) };
            case "place": user.SendLocation(Degrees(body, "latitude", 90), Degrees(body, "longitude", 180), body.TryGetProperty("forwarded", out var forwarded) && forwarded.GetBoolean()); break;
            case "photo": user.SendPhoto(Own(body)); break;
            case "album": user.SendAlbum([.. Album(body)]); break;
            case "sticker": user.SendSticker(); break;
            case "voice": user.SendVoice(Own(body)); break;
            case "document": return new { user.SendDocument(FileName(body), Content(body)).Id };
            case "contact": user.SendContact(); break;
            // A phone's language comes with every update; here it is the browser's.
            case "language": user.Language = body.GetProperty("code").GetString() is "en" ? "en" : "zh-hans"; break;
            case "block": user.Block(); break;
            case "unblock": user.Unblock(); break;
            default: throw new ArgumentException("Nobody can do this.", nameof(act));
        }
        return new { };
    }

    internal static string Words(JsonElement body, string name)
    {
        var text = body.GetProperty(name).GetString()?.Trim() ?? "";
        // A phone sends what is longer in several messages; the page says so instead.
        return text.Length is > 0 and <= 4096 ? text : throw new ArgumentException("A message has 1–4096 characters.", nameof(name));
    }

    /// <summary>A name without a path, as a phone sends it.</summary>
    private static string FileName(JsonElement body)
    {
        var name = Path.GetFileName(body.GetProperty("name").GetString()?.Trim() ?? "");
        return name.Length is > 0 and <= 255 && !name.Any(char.IsControl) ? name : throw new ArgumentException("A file has a name of 1–255 characters.", nameof(body));
    }

    /// <summary>A file of one's own, or null: a made-up one.</summary>
    private static byte[]? Own(JsonElement body) => body.TryGetProperty("content", out _) ? Content(body) : null;

    private static IEnumerable<byte[]> Album(JsonElement body) => body.TryGetProperty("contents", out var photos)
        ? photos.EnumerateArray().Select(Bytes)
        : Enumerable.Range(0, body.TryGetProperty("count", out var count) ? Math.Min(count.GetInt32(), LocalUser.MostOfAlbum + 1) : 3).Select(_ => SamplePicture.Next());

    private static byte[] Content(JsonElement body) => Bytes(body.GetProperty("content"));

    private static byte[] Bytes(JsonElement content) =>
        content.GetBytesFromBase64() is { Length: > 0 } bytes ? bytes : throw new ArgumentException("A phone sends no empty file.", nameof(content));

    private static double Degrees(JsonElement body, string name, double most)
    {
        var value = body.GetProperty(name).GetDouble();
        return Math.Abs(value) <= most ? value : throw new ArgumentException("No such place on earth.", nameof(name));
    }
}
