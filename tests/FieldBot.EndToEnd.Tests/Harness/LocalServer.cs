using System.Collections.Concurrent;
using FieldBot.Host.Local;
using FieldBot.Host.Local.Page;
using Telegram.Bot;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>The local Bot API on a free port, with a client of the library that the Host uses.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    public const string Token = "1000001:local-end-to-end";

    private readonly HttpClient _http = new();
    private TaskCompletionSource _heard = NewSignal();

    private LocalServer(LocalBotApi api)
    {
        Api = api;
        Bot = new TelegramBotClient(new TelegramBotClientOptions(Token, api.BaseUrl) { RetryCount = 1, RetryThreshold = 0 }, _http);
        api.Heard = call =>
        {
            Calls.Enqueue(call);
            OnCall?.Invoke(call);
            Interlocked.Exchange(ref _heard, NewSignal()).SetResult();
        };
    }

    public LocalBotApi Api { get; }
    public TelegramBotClient Bot { get; }
    public LocalTelegram Telegram => Api.Telegram;
    public ConcurrentQueue<RecordedCall> Calls { get; } = new();
    public Action<RecordedCall>? OnCall { get; set; }
    public HttpClient Http => _http;

    public static async Task<LocalServer> Start(TimeProvider? clock = null, Func<LocalTelegram, ChatPage>? page = null)
    {
        var telegram = new LocalTelegram(Token, clock ?? TimeProvider.System);
        return new(await LocalBotApi.Start(telegram, 0, page?.Invoke(telegram)));
    }

    /// <summary>Waits until the bot has made this many calls in all.</summary>
    public async Task Heard(int calls, CancellationToken stop)
    {
        while (true)
        {
            var next = Volatile.Read(ref _heard).Task;
            if (Calls.Count >= calls) return;
            await next.WaitAsync(TimeSpan.FromSeconds(60), stop);
        }
    }

    /// <summary>An account that has written to the bot before, so that the bot may write to it.</summary>
    public LocalUser Someone(long id = 7_000_000_001) => Telegram.AddUser(id, "干部001", met: true);

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(new Uri(Api.BaseUrl + path), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> Call(string method, HttpContent? content) =>
        _http.PostAsync(new Uri($"{Api.BaseUrl}/bot{Token}/{method}"), content, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Api.DisposeAsync();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
