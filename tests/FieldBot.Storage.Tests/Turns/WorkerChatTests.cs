using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Tests.Fixtures;
using LiteDB;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>A chat in which somebody speaks as a worker: sealed, wiped and forgotten when they wish.</summary>
public sealed class WorkerChatTests : IDisposable
{
    private const long Wang = 7001, Cadre = 8001;
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task All_of_it_is_there_again_after_a_restart()
    {
        using (var store = Open())
        {
            await store.Say(1, "draft a", Wang);
            store.Rows();
            await store.Say(2, "b", Wang);
        }

        using var after = Open();
        Assert.Equal(["ok", "b"], after.Rows().Words());
        Assert.True((await after.Say(2, "b", Wang)).Repeat);
        after.Dispose();
        var document = Documents("chats").Single();
        Assert.True(document.ContainsKey("s") && document.ContainsKey("k") && !document.ContainsKey("b") && !document.ContainsKey("f"));
    }

    [Fact]
    public async Task What_a_member_says_as_a_worker_is_no_draft_of_theirs()
    {
        using var store = Open();
        await store.Import(Sample.Tables);
        await store.Bind("C002", Cadre);
        await store.Say(1, "draft a", Cadre);
        Assert.Equal((null, 0), await store.Ask(f => (f.Records.DraftOf("C002"), f.Records.Drafts.Count)));
        await store.Say(2, "visit a", Cadre);
        Assert.Equal(("visit", 1), await store.Ask(f => (f.Records.DraftOf("C002")!.Dialog, f.Records.Drafts.Count)));
        await store.Say(3, "draft a", Cadre);
        await store.Act("C001", f => new(Session.New, [new Event.MemberReleased("C002", f.Now)], []));
        store.Dispose();
        using var after = _premises.Open(turn => new(turn.Session, [], [new(new($"{turn.Session.Form?.Dialog} {turn.Session.Worker is not null}"))]));
        after.Rows();
        await after.Say(4, "", Cadre);
        Assert.Equal(["concern True"], after.Rows().Words());
    }

    [Fact]
    public async Task Forgotten_it_goes_when_the_last_message_is_out()
    {
        using (var store = Open())
        {
            await store.Say(1, "a", Wang);
            await store.Say(2, "forget", Wang);
        }

        Assert.Single(Documents("chats"));
        using (var store = Open())
            foreach (var row in store.Rows())
            {
                store.Sent(row, 50);
                store.Sent(row, 50);
            }

        Assert.Equal((0, 0), (Documents("chats").Count, Documents("addresses").Count));
        using var after = Open();
        await after.Say(3, "b", Wang + 1);
        // A number that something may still speak of is not given again.
        Assert.Equal(2, Assert.Single(after.Rows()).Chat);
        Assert.False((await after.Say(2, "x", Wang)).Repeat);
    }

    [Fact]
    public async Task Who_writes_again_before_that_is_not_forgotten_and_neither_is_a_member_nor_whoever_waits_for_an_answer()
    {
        using (var store = Open())
        {
            await store.Import(Sample.Tables);
            await store.Bind("C002", Cadre);
            await store.Say(1, "forget", Cadre);
            await store.Say(2, "forget", Wang);
            await store.Say(3, "again", Wang);
            await store.SpeakUp(4, Wang + 1);
            await store.Say(6, "forget", Wang + 1);
            foreach (var row in store.Rows()) store.Sent(row, 50);
        }

        Assert.Equal((3, 3), (Documents("chats").Count, Documents("addresses").Count));
    }

    [Fact]
    public async Task A_report_for_a_chat_that_was_forgotten_only_ends_the_job()
    {
        using var store = _premises.Open(turn => turn.Input is Input.Text ? Echo.Nothing(turn) with { Jobs = [new Job.WriteWorkbook("x")], Forget = true } : Echo.Say(turn, "done"));
        await store.Say(1, "a", Wang);
        var job = await store.Jobs.ReadAsync(TestContext.Current.CancellationToken);
        await store.Finish(job, new JobResult.Done());
        Assert.Empty(store.Rows());
        Assert.False(await store.Begin(job));
    }

    [Fact]
    public async Task Messages_of_both_sides_are_handed_out_to_be_wiped()
    {
        using (var store = Open())
        {
            await store.Say(101, "a", Wang);
            store.Sent(Assert.Single(store.Rows()), 501);
            await store.Handle(Post.Of(102, new Input.Pressed("x"), Wang));
            await store.Say(103, "delete 101", Wang);
            store.Sent(Assert.Single(store.Rows()), 0);
            Assert.Equal([501, 103], await store.Traces(1));
        }

        using var after = Open();
        await after.Say(104, "wipe", Wang);
        var wipe = Assert.Single(after.Rows());
        Assert.Equal([501, 103, 104], await after.Traces(wipe.Chat));
        await after.Say(105, "b", Wang);
        after.Sent(wipe, 0);
        Assert.Equal([105], await after.Traces(wipe.Chat));
        _premises.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Empty(await after.Traces(wipe.Chat));
        Assert.Empty(await after.Traces(99));
    }

    [Fact]
    public async Task At_most_three_hundred_are_remembered_and_none_of_a_member()
    {
        using var store = Open();
        for (var n = 1; n <= 310; n++) await store.Say(n, "a", Wang);
        Assert.Equal(Enumerable.Range(11, 300).Select(n => (long)n), await store.Traces(1));
        await store.Say(1000, "visit a", Cadre);
        Assert.Empty(await store.Traces(2));
    }

    [Fact]
    public async Task A_file_apart_is_kept_by_a_turn_of_nobody()
    {
        var seen = new List<(int Chat, bool Me)>();
        using var store = _premises.Open(turn =>
        {
            if (turn.Input is not (Input.JobDone or Input.JobProgress)) return Speaker.Handle(turn);
            seen.Add((turn.Inbound.Chat, turn.Facts.Me is not null));
            return new(turn.Session, [new Event.EvidenceKept(((JobResult.Kept)((Input.JobDone)turn.Input).Result).File), new Event.Seen("I-1")], [new(new("nobody reads it"))]);
        });
        await store.Say(1, "file", Wang);
        var job = await store.Jobs.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, job.Chat);
        await store.Progress(job, 1, 2);
        await store.Finish(job, new JobResult.Kept(new("u", "k", FileKind.Photo, 1, ".jpg")));
        Assert.Equal([(0, false)], seen);
        Assert.True(await store.Ask(f => f.Records.IsKept("u")));
        Assert.Equal(AuditTrail.Clock, store.Audit().Single().By);
        Assert.Empty(store.Rows());
    }

    [Fact]
    public async Task A_turn_that_fails_names_neither_a_concern_nor_what_was_said()
    {
        using var store = _premises.Open(turn => turn.Input is Input.TimerDue ? throw new InvalidOperationException("x") : Speaker.Handle(turn));
        await store.Act("C001", f => new(Session.New, [], []) { Timers = [new("#7K2M", f.Now), new("I-17", f.Now)] });
        await store.Say(1, "draft x", Wang);
        await store.Say(2, "fail 老王", Wang);
        Assert.Equal(3, _premises.Log.Count);
        Assert.DoesNotContain(_premises.Log, l => l.Contains("7K2M", StringComparison.Ordinal) || l.Contains("老王", StringComparison.Ordinal));
        Assert.Contains(_premises.Log, l => l.Contains("a concern is due again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_a_chat_is_crowded_is_told_to_its_turn()
    {
        var crowded = new List<bool>();
        using var store = _premises.Open(turn =>
        {
            crowded.Add(turn.Inbound.Crowded);
            return Echo.Nothing(turn);
        });
        await store.Say(1, "a");
        await store.Handle(Post.Text(2, "b") with { Crowded = true });
        Assert.Equal([false, true], crowded);
    }

    private List<BsonDocument> Documents(string shelf)
    {
        using var database = DurableEngine.Open(_premises.Data, "fieldbot");
        return [.. database.Database.GetCollection(shelf).FindAll()];
    }

    private Store Open() => _premises.Open(Speaker.Handle);
}
