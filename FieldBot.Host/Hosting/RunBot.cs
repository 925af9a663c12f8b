using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Commands;
using FieldBot.Host.Jobs;
using FieldBot.Host.Local;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FieldBot.Host.Hosting;

/// <summary>The program's main job: runs the bot until it is told to stop. Whatever keeps it from starting is one line on standard error.</summary>
internal static class RunBot
{
    /// <summary>Exit codes beside 0.</summary>
    public const int FolderUnusable = 1, WrongSetting = 2, DiskFailed = 70;

    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    /// <param name="configurationArgs">--FieldBot:Key=value, each.</param>
    public static async Task<int> Run(string[] configurationArgs, CancellationToken cancel = default)
    {
        try
        {
            return await Run(SettingsReader.Read(configurationArgs), cancel);
        }
        catch (SettingsException e)
        {
            return await Fail(e, WrongSetting);
        }
        catch (LocalModeException e)
        {
            return await Fail(e, WrongSetting);
        }
        catch (StoreException e)
        {
            return await Fail(e, FolderUnusable);
        }
    }

    private static async Task<int> Run(Settings settings, CancellationToken cancel)
    {
        var clock = TimeProvider.System;
        var menus = new CommandMenus();
        using var store = Store.Open(settings.Store, menus.Watch(Conversation.Handle), clock, Console.Error.WriteLine);
        Bot? bot = null;
        // In local mode there is no t.me to open.
        using var commands = CommandSocket.Serve(settings.Store.Folder, () => new(store, settings.Token is null ? null : bot?.Name));
        await using var api = await Reach(settings, store, clock);
        using var connection = new Connection(api.Token, api.BaseUrl);

        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "FieldBot", DisableDefaults = true });
        builder.Logging.AddSimpleConsole(o => (o.SingleLine, o.ColorBehavior, o.TimestampFormat) = (true, LoggerColorBehavior.Disabled, "HH:mm:ss "));
        builder.Logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = LongestStop);
        builder.Services.AddSingleton(services =>
        {
            var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("FieldBot");
            return new Bot(store, connection, api.Paced, menus, name => Jobs(store, connection, settings.Token is null ? null : name, clock, log), clock, services.GetRequiredService<IHostApplicationLifetime>(), log);
        });
        builder.Services.AddHostedService(services => services.GetRequiredService<Bot>());
        using var host = builder.Build();
        bot = host.Services.GetRequiredService<Bot>();
        await host.RunAsync(cancel);
        return bot.ExitCode;
    }

    /// <param name="bot">In local mode there is no address of it to open.</param>
    private static JobRunner Jobs(Store store, Connection connection, string? bot, TimeProvider clock, ILogger log)
    {
        var doors = JobDoors.Of(store);
        return new(doors, new JobWork(doors, new(connection.Carrying), WorkbookTools.Ours, () => Sample().Tables, bot).Do, clock, log);
    }

    private static (ImmutableArray<Table> Tables, ImmutableArray<Fault> Faults) Sample() => ProgrammeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample"));

    /// <summary>Telegram's Bot API, or without a token one of our own with the sample programme and its people.</summary>
    private static async Task<BotApi> Reach(Settings settings, Store store, TimeProvider clock)
    {
        if (settings.Token is { } token) return new(token, settings.BaseUrl, settings.Paced);
        var local = await LocalMode.Start(store, Sample().Tables, settings.LocalPort, clock);
        await Console.Out.WriteLineAsync($"本机试用：在浏览器里打开 {local.BaseUrl} / Local mode: open {local.BaseUrl} in a browser. Ctrl+C ends it.");
        return new(local.Token, new(local.BaseUrl), Paced: false, local);
    }

    private static async Task<int> Fail(Exception e, int code)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return code;
    }
}
