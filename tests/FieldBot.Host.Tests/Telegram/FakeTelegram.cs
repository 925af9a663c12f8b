using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using FieldBot.Host.Telegram;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>A call of the bot: the method and its parameters.</summary>
internal sealed record Call(string Method, JsonElement Body)
{
    public long Chat => Body.TryGetProperty("chat_id", out var chat) ? chat.GetInt64() : 0;

    public string Text => Body.TryGetProperty("text", out var text) ? text.GetString()! : "";

    public long Message => Body.TryGetProperty("message_id", out var id) ? id.GetInt64() : 0;

    public string Caption => Body.TryGetProperty("caption", out var caption) ? caption.GetString()! : "";

    public string FileName => NameOf("document");

    /// <summary>The name of the file that came in this field.</summary>
    public string NameOf(string field) => Body.GetProperty(field).GetProperty("name").GetString()!;

    public bool Has(string parameter) => Body.TryGetProperty(parameter, out _);

    public bool Html => Body.TryGetProperty("parse_mode", out _);
}

/// <summary>Answers the bot's calls as a test plans, otherwise with yes; getUpdates waits until a test has some.</summary>
internal sealed partial class FakeTelegram : HttpMessageHandler
{
    private readonly Channel<Call> _heard = Channel.CreateUnbounded<Call>();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<Call, Task<HttpResponseMessage>>>> _planned = new();
    private readonly Connection _connection;
    private long _lastMessage = 100;

    public FakeTelegram() => _connection = new("1:test", new("http://127.0.0.1:1"), this);

    public ITelegramBotClient Client => _connection.Calling;

    /// <summary>The next call that the bot makes, in the order in which they arrive.</summary>
    public ValueTask<Call> Next() => _heard.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether a call has arrived that no test has looked at.</summary>
    public bool Silent => !_heard.Reader.TryPeek(out _);

    /// <summary>The next call of this method is answered so; several queue up.</summary>
    public void Plan(string method, Func<Call, Task<HttpResponseMessage>> answer) => _planned.GetOrAdd(method, _ => new()).Enqueue(answer);

    public void Refuse(string method, int code, string description, int? retryAfter = null) => Plan(method, _ => Task.FromResult(Refusal(code, description, retryAfter)));

    /// <summary>The next call of this method is answered when the test says so.</summary>
    public TaskCompletionSource<HttpResponseMessage> Hold(string method)
    {
        var held = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        Plan(method, _ => held.Task);
        return held;
    }

    public void Updates(params string[] updates) => Plan("getUpdates", _ => Task.FromResult(Yes($"[{string.Join(',', updates)}]")));

    /// <summary>The group became a supergroup.</summary>
    public static HttpResponseMessage Upgraded(long to) => Json(HttpStatusCode.BadRequest,
        JsonSerializer.Serialize(new { ok = false, error_code = 400, description = "Bad Request: group chat was upgraded to a supergroup chat", parameters = new { migrate_to_chat_id = to } }));

    public static HttpResponseMessage Yes(string result) => Json(HttpStatusCode.OK, $$$$"""{"ok":true,"result":{{{{result}}}}}""");

    public static HttpResponseMessage Refusal(int code, string description, int? retryAfter = null) =>
        Json((HttpStatusCode)code, JsonSerializer.Serialize(new { ok = false, error_code = code, description, parameters = retryAfter is null ? null : new { retry_after = retryAfter } }));

    /// <summary>A message that shows a picture.</summary>
    public static string Photo(long id) => $$$"""{"message_id":{{{id}}},"date":0,"chat":{"id":1,"type":"private"},"photo":[{"file_id":"f","file_unique_id":"u","width":1,"height":1}]}""";

    /// <summary>What was planned for this method is not.</summary>
    public void Clear(string method) => _planned.TryRemove(method, out _);

    public void Close() => _connection.Dispose();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = request.RequestUri!.Segments[^1];
        var body = request.Content switch
        {
            null => "{}",
            MultipartFormDataContent form => await Fields(form, cancellationToken),
            var json => await json.ReadAsStringAsync(cancellationToken),
        };
        var call = new Call(method, JsonDocument.Parse(body).RootElement);
        _heard.Writer.TryWrite(call);
        if (_planned.TryGetValue(method, out var planned) && planned.TryDequeue(out var answer)) return await answer(call).WaitAsync(cancellationToken);
        return method switch
        {
            "getUpdates" when body.Contains("\"timeout\":0", StringComparison.Ordinal) => Yes("[]"),
            "getUpdates" => await Never(cancellationToken),
            "sendPhoto" => Yes(Photo(Interlocked.Increment(ref _lastMessage))),
            "editMessageMedia" or "editMessageCaption" => Yes(Photo(call.Message)),
            ['s', 'e', 'n', 'd', ..] and not "sendChatAction" => Yes($$$$"""{"message_id":{{{{Interlocked.Increment(ref _lastMessage)}}}},"date":0,"chat":{"id":1,"type":"private"}}"""),
            "editMessageText" or "editMessageReplyMarkup" => Yes($$$$"""{"message_id":{{{{call.Message}}}},"date":0,"chat":{"id":1,"type":"private"}}"""),
            _ => Yes("true"),
        };
    }

    /// <summary>A form as JSON; a file in it as its name and what it says.</summary>
    private static async Task<string> Fields(MultipartFormDataContent form, CancellationToken stop)
    {
        var fields = new JsonObject();
        foreach (var part in form)
        {
            var about = part.Headers.GetValues("Content-Disposition").Single();
            var name = About().Match(about).Groups["name"].Value;
            var text = await part.ReadAsStringAsync(stop);
            fields[name] = FileAbout().Match(about) is { Success: true } file ? new JsonObject { ["name"] = file.Groups["name"].Value, ["text"] = text }
                : name is "chat_id" or "message_id" ? long.Parse(text, CultureInfo.InvariantCulture) : text;
        }

        return fields.ToJsonString();
    }

    [GeneratedRegex(" name=\"?(?<name>[^\";]+)\"?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex About();

    [GeneratedRegex("filename=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileAbout();

    private static async Task<HttpResponseMessage> Never(CancellationToken until)
    {
        await Task.Delay(Timeout.Infinite, until);
        throw new InvalidOperationException();
    }

    private static HttpResponseMessage Json(HttpStatusCode code, string json) => new(code) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}

/// <summary>A clock that tells of every wait that begins, so that a test moves it only then.</summary>
internal sealed class WatchedClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero) _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait that begins.</summary>
    public ValueTask<TimeSpan> Began() => _waits.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The next wait that begins; the clock then goes on to its end.</summary>
    public async Task<TimeSpan> Pass()
    {
        var wait = await Began();
        Advance(wait);
        return wait;
    }
}
