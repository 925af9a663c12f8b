using System.Globalization;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Jobs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace FieldBot.Host.Hosting;

/// <summary>The bot at work: polls, has updates handled, sends what came of it; stops in the order that loses nothing.</summary>
/// <param name="jobs">Does the jobs of the bot with this name.</param>
internal sealed class Bot(Store store, Connection connection, bool paced, CommandMenus menus, Func<string?, JobRunner> jobs, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger log) : BackgroundService
{
    private static readonly TimeSpan LastSends = TimeSpan.FromSeconds(5), LastWork = TimeSpan.FromSeconds(3);

    /// <summary>What the program ends with.</summary>
    public int ExitCode { get; private set; }

    /// <summary>As in t.me/name; null until Telegram has told it.</summary>
    public string? Name { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Work(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (TokenRefusedException e)
        {
            End(RunBot.WrongSetting, $"{Settings.TokenKey}：{e.Message}");
        }
        catch (Exception e)
        {
            End(RunBot.DiskFailed, store.Fatal.IsCompleted ? $"数据文件夹写不进去了，程序已停止 / the data folder cannot be written any more: {e.Message}" : $"程序出错，已停止 / the bot failed: {e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}");
        }
    }

    private async Task Work(CancellationToken stop)
    {
        using var cutOff = new CancellationTokenSource();
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var pace = new Pace(paced);
        using var crowds = new Crowds(paced);
        using var courier = new Courier(connection.Calling, new(connection.Carrying, store.Files.Open, store.Evidence, log), Marks.Of(store), AtSending.Of(store) with { Bot = () => Name }, pace, menus, clock, log);
        var sender = new OutboxSender(store.Outbox, courier, clock, log);
        var taps = new TapAnswers(connection.Calling, clock);
        var sending = Task.WhenAll(sender.Run(cutOff.Token), taps.Run(cutOff.Token));
        var working = Task.CompletedTask;
        try
        {
            var me = await Introduce(stop);
            Name = me.Username;
            await OfferAdministration(me);
            _ = Menus(stop);
            working = jobs(Name).Run(halt.Token);
            var poller = new UpdatePoller(connection.Polling, new(me.Username ?? "", clock), store.Handle, taps, crowds, clock, log);
            await await Task.WhenAny(poller.Run(stop), store.Fatal);
            await Ended(working, LastWork);
            if (!await sender.Drain(LastSends)) log.LogWarning("Not all could be sent in time; the rest follows at the next start");
            for (var i = 0; i < 50 && !(taps.Done && courier.Idle); i++) await Task.Delay(TimeSpan.FromMilliseconds(20), clock, CancellationToken.None);
        }
        finally
        {
            await halt.CancelAsync();
            await cutOff.CancelAsync();
            await sending;
            await Ended(working, LastWork);
        }
    }

    /// <summary>Waits a while: what only computes does not hear of a stop, and is done again at the next start.</summary>
    private async Task Ended(Task working, TimeSpan most) => await working.WaitAsync(most, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Who this bot is; and no webhook may be set, or polling is refused.</summary>
    private async Task<User> Introduce(CancellationToken stop)
    {
        for (var failures = 0; ;)
        {
            try
            {
                var me = connection.Calling.GetMe(stop);
                await Task.WhenAll(me, connection.Calling.DeleteWebhook(dropPendingUpdates: false, stop));
                return await me;
            }
            catch (Exception e)
            {
                stop.ThrowIfCancellationRequested();
                var fault = CallFault.Of(e);
                if (fault.Kind == FaultKind.TokenRefused) throw new TokenRefusedException(fault.Description);
                if (failures++ == 0) log.LogWarning("The Bot API cannot be reached ({Description}): trying again", fault.Description);
                await Task.Delay(fault.Kind == FaultKind.TooMany ? fault.RetryAfter : BackOff.After(failures), clock, stop);
            }
        }
    }

    /// <summary>A new folder knows nobody: its first administrator comes in by a link that is printed once.</summary>
    private async Task OfferAdministration(User me)
    {
        if (store.Programme.Version > 0 || store.IsBound(EmptyProgramme.Admin)) return;
        var links = await store.CreateLinks([EmptyProgramme.Admin], AuditTrail.CommandLine);
        var until = links[0].ExpiresAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        await Console.Out.WriteLineAsync($"请在 Telegram 里打开这个链接，成为管理员（一次有效，{until} 前）/ open this link in Telegram to become the administrator (once, until then): {links[0].Address(me.Username!)}");
    }

    private async Task Menus(CancellationToken stop)
    {
        for (var failures = 1; failures <= 5; failures++)
        {
            try
            {
                await CommandMenu.SetForStrangers(connection.Calling, stop);
                await CommandMenu.SetForGroups(connection.Calling, stop);
                return;
            }
            catch (Exception e)
            {
                if (stop.IsCancellationRequested) return;
                if (failures == 5) log.LogWarning("The command menu could not be set: {Description}", CallFault.Of(e).Description);
                await Task.Delay(BackOff.After(failures, firstSeconds: 1), clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void End(int code, string line)
    {
        ExitCode = code;
        Console.Error.WriteLine(line);
        lifetime.StopApplication();
    }
}
