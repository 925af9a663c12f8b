using System.Diagnostics;
using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Host.Jobs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldBot.Benchmarks;

/// <summary>The store, the jobs and the dialogs of the Host with an administrator at the other end, who sends a workbook and taps 应用.</summary>
internal sealed class ImportStage : IDisposable
{
    private const long Admin = 1;

    private readonly WorkbookServer _server = new();
    private readonly Connection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<OutboxRow> _seen = Channel.CreateUnbounded<OutboxRow>();
    private readonly Crowd _crowd;
    private readonly Task _jobs;
    private long _delivery;

    public ImportStage(Store store, Crowd crowd)
    {
        (Store, _crowd) = (store, crowd);
        _connection = new("1:test", new("http://127.0.0.1:1"), _server);
        var doors = JobDoors.Of(store);
        _jobs = new JobRunner(doors, new JobWork(doors, new(_connection.Carrying), WorkbookTools.Ours, () => [], "bot").Do, TimeProvider.System, NullLogger.Instance).Run(_stop.Token);
        _ = Task.Run(Send);
    }

    public Store Store { get; }

    public Task BindAdmin() => Store.Bind("K01", Admin);

    /// <summary>Sends the workbook and waits for its card, taps 应用 on it; its turn ends when the new version is on the disk.</summary>
    public async Task<(double Check, double Apply)> Import(string workbook)
    {
        _server.File = workbook;
        var watch = Stopwatch.StartNew();
        await Say(new Input.Media(new(FileKind.Document, "f", "u", new FileInfo(workbook).Length), Name: "programme.xlsx"), 0);
        var card = await Card(row => row.Message.Buttons.SelectMany(r => r).Any(b => b.Data.StartsWith("adm.apply.", StringComparison.Ordinal)));
        var check = watch.Elapsed.TotalSeconds;
        var version = Store.Programme.Version;
        watch.Restart();
        await Say(new Input.Pressed(card.Message.Buttons.SelectMany(r => r).First(b => b.Data.StartsWith("adm.apply.", StringComparison.Ordinal)).Data), card.Id);
        if (Store.Programme.Version == version) throw new InvalidOperationException("nothing was applied");
        return (check, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Looks at what going back would change, and goes back.</summary>
    public async Task<(double Check, double Apply)> Return(int version)
    {
        var from = Store.Programme.Version;
        var watch = Stopwatch.StartNew();
        await Say(new Input.Pressed($"adm.back.{version}"), 0);
        var check = watch.Elapsed.TotalSeconds;
        watch.Restart();
        await Say(new Input.Pressed($"adm.back.{version}.yes.{from}"), 0);
        if (Store.Programme.Version != version) throw new InvalidOperationException("nothing was returned to");
        return (check, watch.Elapsed.TotalSeconds);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _jobs.Wait();
        _connection.Dispose();
        _stop.Dispose();
    }

    private Task Say(Input input, long message) => Store.Handle(new(++_delivery, Admin, input, message, DateTimeOffset.UtcNow, "zh"));

    private async Task<OutboxRow> Card(Func<OutboxRow, bool> wanted)
    {
        await foreach (var row in _seen.Reader.ReadAllAsync())
        {
            if (wanted(row)) return row;
            // It says what it is doing, or what is wrong.
            if (row.Message.Html.Contains("错误", StringComparison.Ordinal)) throw new InvalidOperationException(row.Message.Html);
        }

        throw new InvalidOperationException("the store is closed");
    }

    /// <summary>Everything that is sent arrives at once.</summary>
    private async Task Send()
    {
        await foreach (var row in Store.Outbox.ReadAllAsync())
        {
            if (row.Address == Admin) _seen.Writer.TryWrite(row);
            else _crowd.See(row);
            Store.Sent(row, row.Id);
        }

        _seen.Writer.TryComplete();
    }
}
