using FieldBot.Dialogs;
using FieldBot.Storage.Tests.Durability;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>A job is on the disk with the turn that asked for it, and there until it is done.</summary>
public sealed class JobTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task A_job_comes_out_when_it_is_on_the_disk_and_again_after_every_restart_until_it_is_done()
    {
        using (var store = _premises.Open(Asks)) await store.Say(1, "a", from: 5);
        JobRow first;
        using (var store = _premises.Open(Asks))
        {
            first = Waiting(store).Single();
            Assert.Equal(new Job.Spread("a", 1), first.Job);
        }

        using (var store = _premises.Open(Asks))
        {
            Assert.Equal(first, Waiting(store).Single());
            await store.Finish(first, new JobResult.Done());
        }

        using var after = _premises.Open(Asks);
        Assert.Empty(Waiting(after));
    }

    [Fact]
    public async Task How_it_goes_and_what_came_of_it_are_turns_of_the_chat_that_asked()
    {
        var told = new List<(int Chat, Input Input)>();
        using var store = _premises.Open(turn =>
        {
            if (turn.Input is Input.JobProgress or Input.JobDone) told.Add((turn.Inbound.Chat, turn.Input));
            return Asks(turn);
        });
        await store.Say(1, "other", from: 4);
        await store.Say(2, "a", from: 5);
        var row = Waiting(store)[^1];
        await store.Progress(row, 3, 10);
        await store.Finish(row, new JobResult.Checked(7));
        Assert.Equal([(row.Chat, new Input.JobProgress(row.Job, 3, 10)), (row.Chat, new Input.JobDone(row.Job, new JobResult.Checked(7)))], told);
    }

    [Fact]
    public async Task What_is_done_already_changes_nothing_a_second_time()
    {
        using var store = _premises.Open(Asks);
        await store.Say(1, "a");
        var row = Waiting(store).Single();
        await store.Finish(row, new JobResult.Done());
        Assert.Equal(["Input.JobDone"], [.. store.Rows().Words().Where(w => w.StartsWith("Input", StringComparison.Ordinal))]);
        await store.Finish(row, new JobResult.Done());
        await store.Progress(row, 1, 2);
        Assert.Empty(store.Rows());
    }

    [Fact]
    public async Task The_number_of_a_job_never_comes_back()
    {
        var numbers = new HashSet<int>();
        for (var run = 1; run <= 3; run++)
        {
            using var store = _premises.Open(Asks);
            await store.Say(run, "a");
            var row = Waiting(store).Single();
            Assert.True(numbers.Add(row.Id));
            await store.Finish(row, new JobResult.Done());
        }
    }

    [Fact]
    public async Task A_job_that_never_gets_on_is_given_up_after_some_runs()
    {
        using (var store = _premises.Open(Asks)) await store.Say(1, "a");
        var begun = new List<bool>();
        for (var run = 0; run < 7; run++)
        {
            using var store = _premises.Open(Asks);
            begun.Add(await store.Begin(Assert.Single(Waiting(store))));
        }

        Assert.Equal([true, true, true, true, true, false, false], begun);
    }

    [Fact]
    public async Task A_job_that_gets_on_goes_on_through_any_number_of_runs()
    {
        using (var store = _premises.Open(Asks)) await store.Say(1, "a");
        for (var run = 0; run < 12; run++)
        {
            using var store = _premises.Open(Asks);
            var row = Assert.Single(Waiting(store));
            Assert.True(await store.Begin(row));
            if (run % 3 == 0) await store.Progress(row, run, 12);
        }
    }

    [Fact]
    public async Task A_turn_that_came_to_nothing_asked_for_no_job()
    {
        using var store = _premises.Open(turn => Asks(turn) with { Events = [new Dialogs.Records.Event.MemberBound(77, "C001", turn.Facts.Now)] });
        await store.Say(1, "a");
        Assert.Empty(Waiting(store));
    }

    [Fact]
    public async Task A_report_whose_turn_fails_ends_the_job_with_an_apology()
    {
        using var store = _premises.Open(turn => turn.Input is Input.JobDone ? throw new InvalidOperationException("x") : Asks(turn));
        await store.Say(1, "a");
        var row = Waiting(store).Single();
        await store.Finish(row, new JobResult.Done());
        Assert.Contains(Conversation.Apology(Session.New).Html, store.Rows().Words());
        store.Dispose();
        using var after = _premises.Open(Asks);
        Assert.Empty(Waiting(after));
    }

    [Fact]
    public void A_file_is_there_until_it_is_deleted_and_forgotten_after_a_week()
    {
        string key;
        using (var store = _premises.Open())
        {
            key = store.Files.Keep([1, 2, 3]);
            using var open = store.Files.Open(key)!;
            Assert.Equal(3, open.Length);
            Assert.Null(store.Files.Open("0123"));
            Assert.Null(store.Files.Open("../fieldbot.db"));
        }

        File.SetLastWriteTimeUtc(Path.Combine(_premises.Data, "files", key), Post.Date.UtcDateTime);
        _premises.Clock.Advance(TimeSpan.FromDays(6));
        using (var store = _premises.Open()) Assert.True(Has(store, key));
        _premises.Clock.Advance(TimeSpan.FromDays(2));
        using (var store = _premises.Open()) Assert.False(Has(store, key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_was_sent_is_kept_no_longer(bool picture)
    {
        using var store = _premises.Open(turn => Echo.Show(turn, new OutgoingMessage("x") is var message && new OutgoingFile(((Input.Text)turn.Input).Value, "审计.csv") is var file && picture ? message with { Picture = file } : message with { File = file }));
        string[] keys = [store.Files.Keep([1]), store.Files.Keep([2])];
        foreach (var key in keys) await store.Say(keys.IndexOf(key), key);
        var rows = store.Rows();
        store.Sent(rows[0], 5);
        store.IsBound("");
        Assert.Equal([false, true], keys.Select(k => Has(store, k)));
        store.Unreachable(rows[1]);
        store.IsBound("");
        Assert.False(Has(store, keys[1]));
    }

    [Fact]
    public async Task A_file_that_was_not_sent_waits_for_the_next_start()
    {
        string key;
        using (var store = _premises.Open(turn => Echo.Show(turn, new("x") { Picture = new(((Input.Text)turn.Input).Value, "x.png") })))
        {
            key = store.Files.Keep([1]);
            await store.Say(1, key);
        }

        using var after = _premises.Open();
        Assert.Equal(key, Assert.Single(after.Rows()).Message.Picture!.Key);
        Assert.True(Has(after, key));
    }

    /// <summary>A message that is sent again after a crash would miss its file.</summary>
    [Fact]
    public async Task A_file_goes_only_when_it_is_on_the_disk_that_it_was_sent()
    {
        var log = new RecordingFile([], [], () => 0);
        using var writer = _premises.WriterOn(log, Echo.Handle);
        await writer.Handle(Post.Text(1, "x"));
        var row = await writer.Outbox.ReadAsync(TestContext.Current.CancellationToken);
        var (synced, written) = (false, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        log.Before = sync => synced |= sync;
        writer.Settle(row.Chat, (_, chat) => chat.Sent(row.Id, 5, Post.Date), () => written.SetResult(synced));
        Assert.True(await written.Task);
    }

    private static bool Has(Store store, string key)
    {
        using var file = store.Files.Open(key);
        return file is not null;
    }

    private static Outcome Asks(Turn turn) => turn.Input is Input.Text text ? Echo.Nothing(turn) with { Jobs = [new Job.Spread(text.Value, 1)] } : Echo.Say(turn, "Input." + turn.Input.GetType().Name);

    private static List<JobRow> Waiting(Store store)
    {
        store.IsBound("");
        var rows = new List<JobRow>();
        while (store.Jobs.TryRead(out var row)) rows.Add(row);
        return rows;
    }
}
