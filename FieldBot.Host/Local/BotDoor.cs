using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using FieldBot.Host.Local.Methods;
using Microsoft.AspNetCore.Http;

namespace FieldBot.Host.Local;

/// <summary>One call of the bot and how it ended.</summary>
internal sealed record RecordedCall(BotRequest Request, int Status, string? Error);

/// <summary>The paths that the bot calls: /bot&lt;token&gt;/method and /file/bot&lt;token&gt;/path.</summary>
internal sealed class BotDoor(LocalTelegram telegram, CancellationToken closing)
{
    private readonly FrozenDictionary<string, BotMethod> _methods = MethodTable.Of(telegram);

    public Action<RecordedCall>? Heard { get; set; }

    public async Task Call(HttpContext http, string path)
    {
        var slash = path.IndexOf('/', 1);
        var method = slash < 0 ? "" : path[(slash + 1)..];
        var request = new BotRequest(method);
        BotApiError? error = null;
        string? result = null;
        Mishap? mishap = null;
        try
        {
            if (slash < 0) throw new BotApiError(404, "Not Found");
            if (path[4..slash] != telegram.Token) throw new BotApiError(401, "Unauthorized");
            request = await BotRequest.Read(method, http.Request);
            mishap = telegram.Mishaps.For(request);
            if (mishap is null or { Done: true }) result = await Answer(request, http.RequestAborted);
            else error = mishap.Kind == MishapKind.TooMany ? new(429, $"Too Many Requests: retry after {mishap.RetryAfter}", mishap.RetryAfter) : new(500, "Internal Server Error");
        }
        catch (BotApiError refusal) { error = refusal; }
        Heard?.Invoke(new(request, error?.Code ?? 200, error?.Message));
        if (mishap?.Until is { } until) await until.WaitAsync(http.RequestAborted);
        if (mishap?.Kind == MishapKind.Cut) http.Abort();
        else await Write(http, error?.Code ?? 200, result is null ? Refusal(error!) : $$"""{"ok":true,"result":{{result}}}""");
    }

    private async Task<string> Answer(BotRequest request, CancellationToken gone)
    {
        try
        {
            if (request.Method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase)) return await GetUpdates(request, gone);
            return _methods.TryGetValue(request.Method, out var method) ? method(request).ToJsonString() : throw new BotApiError(404, "Not Found");
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException) { throw BotApiError.Bad("can't parse the parameters"); }
    }

    private async Task<string> GetUpdates(BotRequest request, CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, closing);
        if (request.Json("allowed_updates", "allowed updates") is JsonArray kinds) telegram.Feed.Allow([.. kinds.Select(k => k!.GetValue<string>())]);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(request.Number("timeout") ?? 0, 0, 50));
        var limit = (int)Math.Clamp(request.Number("limit") ?? 100, 1, 100);
        var updates = await telegram.Feed.Poll(request.Number("offset") ?? 0, limit, timeout, either.Token)
            ?? throw new BotApiError(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        return $"[{string.Join(',', updates)}]";
    }

    public async Task Download(HttpContext http, string path)
    {
        var prefix = $"/file/bot{telegram.Token}/";
        var file = path.StartsWith(prefix, StringComparison.Ordinal) ? telegram.Files.ByPath(path[prefix.Length..]) : null;
        if (file is null) await Write(http, 404, Refusal(new(404, "Not Found")));
        else await http.Response.Body.WriteAsync(file.Content, http.RequestAborted);
    }

    private static string Refusal(BotApiError error)
    {
        var json = new JsonObject { ["ok"] = false, ["error_code"] = error.Code, ["description"] = error.Message };
        if (error.RetryAfter is { } seconds) json["parameters"] = new JsonObject { ["retry_after"] = seconds };
        if (error.MigratedTo is { } supergroup) json["parameters"] = new JsonObject { ["migrate_to_chat_id"] = supergroup };
        return json.ToJsonString();
    }

    private static async Task Write(HttpContext http, int status, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
