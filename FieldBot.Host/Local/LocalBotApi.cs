using System.Net;
using FieldBot.Host.Local.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FieldBot.Host.Local;

/// <summary>A Bot API server on loopback: the door by which Telegram.Bot reaches the <see cref="LocalTelegram"/> over real HTTP.</summary>
internal sealed class LocalBotApi : IAsyncDisposable
{
    private const long MostBytes = 64 << 20;

    private readonly WebApplication _app;
    private readonly LocalTelegram _telegram;
    private readonly BotDoor _door;
    private readonly ChatPage? _page;
    private readonly CancellationTokenSource _closing = new();

    private LocalBotApi(WebApplication app, LocalTelegram telegram, ChatPage? page)
    {
        (_app, _telegram, _page) = (app, telegram, page);
        _door = new(telegram, _closing.Token);
    }

    public LocalTelegram Telegram => _telegram;

    /// <summary>Such as http://127.0.0.1:5080, without a slash at the end.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Told of every call of the bot, before its answer leaves.</summary>
    public Action<RecordedCall>? Heard { get => _door.Heard; set => _door.Heard = value; }

    /// <param name="port">0: any free one.</param>
    /// <param name="page">The chat page, where people are to use it.</param>
    public static async Task<LocalBotApi> Start(LocalTelegram telegram, int port = 0, ChatPage? page = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        // An empty configuration: what is meant for the bot must not move this server off loopback.
        builder.Configuration.Sources.Clear();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        // Ctrl+C and SIGTERM are the Host's to answer; a lifetime of its own here would swallow them.
        builder.Services.AddSingleton<IHostLifetime, Quiet>();
        var app = builder.Build();
        var api = new LocalBotApi(app, telegram, page);
        app.Run(api.Serve);
        try { await app.StartAsync(); }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
        api.BaseUrl = app.Urls.First().TrimEnd('/');
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    private async Task Serve(HttpContext http)
    {
        if (!LoopbackOnly.Allows(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var path = http.Request.Path.Value ?? "/";
        try
        {
            if (path.StartsWith("/bot", StringComparison.Ordinal)) await _door.Call(http, path);
            else if (path.StartsWith("/file/bot", StringComparison.Ordinal)) await _door.Download(http, path);
            else if (_page is null || !await _page.Serve(http, _closing.Token)) http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or Microsoft.AspNetCore.Http.BadHttpRequestException) { http.Abort(); }
    }

    private sealed class Quiet : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
