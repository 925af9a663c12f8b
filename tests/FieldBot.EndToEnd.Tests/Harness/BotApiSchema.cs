using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>Telegram's own description of the Bot API: says what is wrong with a call, down to the buttons of its keyboards.</summary>
internal sealed class BotApiSchema
{
    /// <summary>Methods and parameters ("method.parameter") that are newer than the description.</summary>
    private static readonly HashSet<string> Newer = new(StringComparer.Ordinal);

    private readonly JsonObject _methods;
    private readonly JsonObject _types;

    private BotApiSchema(JsonNode root) => (_methods, _types) = (root["methods"]!.AsObject(), root["types"]!.AsObject());

    /// <summary>The description, or null where it is not at hand: the test is then skipped and says so.</summary>
    public static BotApiSchema? Load() =>
        RepositoryRoot.Shared(Path.Combine("bot-api", "api.json")) is { } file ? new(JsonNode.Parse(File.ReadAllText(file))!) : null;

    public IEnumerable<string> Faults(IEnumerable<RecordedCall> calls) => calls.SelectMany(c => Faults(c.Request)).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> Faults(BotRequest call)
    {
        if (Newer.Contains(call.Method)) yield break;
        if (_methods[call.Method] is not { } method)
        {
            yield return $"{call.Method}: no such method";
            yield break;
        }
        var fields = Fields(method);
        foreach (var (name, value) in call.Parameters)
        {
            if (Newer.Contains($"{call.Method}.{name}") || value is null) continue;
            if (!fields.TryGetValue(name, out var field)) yield return $"{call.Method}: no such parameter {name}";
            else if (!Types(field).Any(t => Fits(value, t))) yield return $"{call.Method}: {name} is no {string.Join(" or ", Types(field))}";
        }
        foreach (var (name, field) in fields)
            if (IsRequired(field) && !call.Has(name) && !call.Files.ContainsKey(name)) yield return $"{call.Method}: {name} is missing";
        // A file comes as a parameter, or as a part that a parameter names by attach://.
        foreach (var file in call.Files.Keys)
            if (!fields.ContainsKey(file) && !call.Parameters.Values.Any(v => v?.ToJsonString().Contains($"attach://{file}", StringComparison.Ordinal) == true))
                yield return $"{call.Method}: nothing asks for the file {file}";
    }

    private static Dictionary<string, JsonNode> Fields(JsonNode of) =>
        of["fields"]?.AsArray().ToDictionary(f => f!["name"]!.GetValue<string>(), f => f!, StringComparer.Ordinal) ?? [];

    private static IEnumerable<string> Types(JsonNode field) => field["types"]!.AsArray().Select(t => t!.GetValue<string>());

    private static bool IsRequired(JsonNode field) => field["required"]!.GetValue<bool>();

    private bool Fits(JsonNode value, string type)
    {
        var kind = value.GetValueKind();
        var text = kind == JsonValueKind.String ? value.GetValue<string>() : null;
        switch (type)
        {
            case "String" or "InputFile": return text is not null;
            case "Integer": return long.TryParse(text ?? value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
            case "Float": return double.TryParse(text ?? value.ToJsonString(), CultureInfo.InvariantCulture, out _);
            case "Boolean": return kind is JsonValueKind.True or JsonValueKind.False || text is "true" or "false" or "True" or "False";
        }
        // Forms carry objects and arrays as strings of JSON.
        if (text is not null) return text.Length > 0 && text[0] is '{' or '[' && Fits(JsonNode.Parse(text)!, type);
        const string Array = "Array of ";
        if (type.StartsWith(Array, StringComparison.Ordinal)) return value is JsonArray items && items.All(i => i is not null && Fits(i, type[Array.Length..]));
        return value is JsonObject json && _types[type] is { } known && IsOne(json, known);
    }

    private bool IsOne(JsonObject json, JsonNode type)
    {
        if (type["subtypes"]?.AsArray() is { Count: > 0 } subtypes) return subtypes.Any(s => Fits(json, s!.GetValue<string>()));
        var fields = Fields(type);
        var name = type["name"]!.GetValue<string>();
        return fields.All(f => !IsRequired(f.Value) || json[f.Key] is not null)
            && json.All(p => p.Value is null || Newer.Contains($"{name}.{p.Key}") || fields.TryGetValue(p.Key, out var field) && Types(field).Any(t => Fits(p.Value, t)));
    }
}
