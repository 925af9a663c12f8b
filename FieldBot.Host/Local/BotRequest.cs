using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FieldBot.Host.Local;

internal sealed record UploadedFile(string Name, byte[] Content);

/// <summary>One call of the bot: the method and its parameters, whether they came as JSON, form, multipart or query.</summary>
internal sealed class BotRequest(string method)
{
    private readonly Dictionary<string, JsonNode?> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UploadedFile> _files = new(StringComparer.Ordinal);

    public string Method => method;
    public IReadOnlyDictionary<string, JsonNode?> Parameters => _parameters;
    public IReadOnlyDictionary<string, UploadedFile> Files => _files;

    public static async Task<BotRequest> Read(string method, HttpRequest http)
    {
        var request = new BotRequest(method);
        foreach (var (name, value) in http.Query) request._parameters[name] = value.ToString();
        if (http.HasJsonContentType()) await request.ReadJson(http);
        else if (http.HasFormContentType) await request.ReadForm(http);
        return request;
    }

    /// <summary>An object in it, to be read as the request itself is.</summary>
    public BotRequest Within(JsonObject json)
    {
        var within = new BotRequest(method);
        foreach (var (name, value) in json) within._parameters[name] = value;
        return within;
    }

    public bool Has(string name) => _parameters.TryGetValue(name, out var value) && value is not null;

    public string? Text(string name) => !_parameters.TryGetValue(name, out var value) || value is null ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    public long? Number(string name) => long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <summary>A flag that must be one, where it is given at all.</summary>
    public bool Bool(string name) => Text(name) switch
    {
        null or "false" or "False" => false,
        "true" or "True" => true,
        _ => throw BotApiError.Bad($"can't parse {name}: Boolean expected"),
    };

    /// <summary>An object or array; forms carry it as a string of JSON.</summary>
    public JsonNode? Json(string name, string called)
    {
        if (!_parameters.TryGetValue(name, out var value) || value is null) return null;
        if (value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array) return value;
        if (Text(name) is "" or null) return null;
        try { return JsonNode.Parse(Text(name)!); }
        catch (JsonException) { throw BotApiError.Bad($"can't parse {called} JSON object"); }
    }

    private async Task ReadJson(HttpRequest http)
    {
        JsonNode? body;
        try { body = await JsonNode.ParseAsync(http.Body, cancellationToken: http.HttpContext.RequestAborted); }
        catch (JsonException) { throw BotApiError.Bad("can't parse the JSON of the request"); }
        if (body is not JsonObject values) throw BotApiError.Bad("can't parse the JSON of the request");
        foreach (var (name, value) in values) _parameters[name] = value;
    }

    private async Task ReadForm(HttpRequest http)
    {
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        foreach (var (name, value) in form) _parameters[name] = value.ToString();
        foreach (var file in form.Files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, http.HttpContext.RequestAborted);
            _files[file.Name] = new(file.FileName, content.ToArray());
        }
    }
}
