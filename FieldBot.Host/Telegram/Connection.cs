using Telegram.Bot;

namespace FieldBot.Host.Telegram;

/// <summary>The bot's way to its Bot API: one pool of connections, and clients on it that differ in patience.</summary>
internal sealed class Connection : IDisposable
{
    public const int PollSeconds = 30;

    private readonly HttpMessageHandler _handler;
    private readonly HttpClient _patient;
    private readonly HttpClient _brisk;
    private readonly HttpClient _carrying;

    /// <param name="handler">For tests; null: real sockets.</param>
    public Connection(string token, Uri? baseUrl, HttpMessageHandler? handler = null)
    {
        _handler = handler ?? new SocketsHttpHandler
        {
            MaxConnectionsPerServer = 256,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        };
        _patient = new(_handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(PollSeconds + 30) };
        _brisk = new(_handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(30) };
        Polling = Client(_patient);
        Calling = Client(_brisk);
        _carrying = new(_handler, disposeHandler: false) { Timeout = TimeSpan.FromMinutes(10) };
        Carrying = Client(_carrying);

        // Whatever fails is tried again by us, who know which chat must wait and which need not.
        TelegramBotClient Client(HttpClient http) => new(new TelegramBotClientOptions(token, baseUrl?.ToString().TrimEnd('/')) { RetryCount = 1, RetryThreshold = 0 }, http);
    }

    /// <summary>For getUpdates, which waits for minutes when nobody writes.</summary>
    public ITelegramBotClient Polling { get; }

    /// <summary>For files, which take their time on a slow line.</summary>
    public ITelegramBotClient Carrying { get; }

    /// <summary>For all other calls.</summary>
    public ITelegramBotClient Calling { get; }

    public void Dispose()
    {
        _patient.Dispose();
        _brisk.Dispose();
        _carrying.Dispose();
        _handler.Dispose();
    }
}
