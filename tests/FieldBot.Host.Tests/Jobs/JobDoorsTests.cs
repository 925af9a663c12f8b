using System.Text;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Commands;
using FieldBot.Host.Jobs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FieldBot.Host.Tests.Jobs;

/// <summary>Jobs on a real store: what was committed is done, told to its chat, and not done twice.</summary>
public sealed class JobDoorsTests : IDisposable
{
    private readonly Commands.Desk _desk = new();
    // In the programme's working hours, when nothing is kept back.
    private readonly FakeTimeProvider _clock = new(new(2022, 4, 6, 2, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_goes_from_the_turn_that_asked_to_the_file_in_the_outbox()
    {
        using var store = Open(Exporting);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = Runner(store).Run(stop.Token);
        await store.Handle(new(1, 7001, new Input.Text("export"), 1, _clock.GetUtcNow()));
        var row = await store.Outbox.ReadAsync(Stop);
        using (var file = new StreamReader(store.Files.Open(row.Message.File!.Key)!, Encoding.UTF8)) Assert.StartsWith("编号,时间", await file.ReadToEndAsync(Stop), StringComparison.Ordinal);
        store.Sent(row, 5);
        // The mark rides with the next turn; only when it is on the disk the file goes.
        await store.Handle(new(2, 7001, new Input.Contact(Own: true), 2, _clock.GetUtcNow()));
        Assert.Null(store.Files.Open(row.Message.File.Key));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_job_that_a_stop_left_is_done_after_the_next_start()
    {
        using (var store = Open(Exporting)) await store.Handle(new(1, 7001, new Input.Text("export"), 1, _clock.GetUtcNow()));
        using var again = Open(Exporting);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = Runner(again).Run(stop.Token);
        Assert.NotNull((await again.Outbox.ReadAsync(Stop)).Message.File);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_broadcast_reaches_the_outbox_of_every_reader_once()
    {
        using var store = Open(Conversation.Handle);
        var tables = ProgrammeFolder.Read(Commands.Desk.Sample).Tables;
        await new ImportProgramme(tables).Do(new(store, null), TextWriter.Null, TextWriter.Null);
        string[] readers = [.. store.Programme.Members.Take(3).Select(m => m.Code)];
        for (var i = 0; i < readers.Length; i++) await store.Bind(readers[i], 7001 + i);
        var broadcast = new Broadcast(1, "all", "", "通知内容", "K01", _clock.GetUtcNow(), [.. readers], 0);
        await store.Act("K01", _ => new(Session.New, [new Event.BroadcastBegun(broadcast)], []));
        var doors = JobDoors.Of(store);
        var spread = new BroadcastSpread(doors);
        for (var twice = 0; twice < 2; twice++) Assert.IsType<JobResult.Done>(await spread.Do(1, new((_, _) => Task.CompletedTask, _clock), Stop));
        var sent = new List<long>();
        while (store.Outbox.TryRead(out var row))
        {
            Assert.Contains("通知内容", row.Message.Html, StringComparison.Ordinal);
            sent.Add(row.Address);
        }

        Assert.Equal([7001, 7002, 7003], sent.Order());
        Assert.Equal(3, (await doors.Broadcast(1))!.Next);
    }

    public void Dispose() => _desk.Dispose();

    private Store Open(Func<Turn, Outcome> handle) => Store.Open(_desk.Store, handle, _clock);

    private JobRunner Runner(Store store)
    {
        var doors = JobDoors.Of(store);
        var work = new JobWork(doors, new TelegramFiles(null!), new(_ => ([], []), _ => [], (content, _, _) => content, (_, _) => ""), () => [], null);
        return new(doors, work.Do, _clock, NullLogger.Instance);
    }

    private static Outcome Exporting(Turn turn) => turn.Input switch
    {
        Input.Text => new(turn.Session, [], []) { Jobs = [new Job.ExportAudit("card")] },
        Input.JobDone { Result: JobResult.Written written } => new(turn.Session, [], [new(new OutgoingMessage("file") { File = written.File })]),
        _ => new(turn.Session, [], []),
    };
}
