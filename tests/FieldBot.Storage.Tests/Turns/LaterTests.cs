using FieldBot.Dialogs;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>What must wait (quiet hours) goes out when its time has come, once, to whoever the member is by then.</summary>
public sealed class LaterTests : IDisposable
{
    private static readonly TimeSpan Night = TimeSpan.FromHours(9);
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task It_waits_on_the_disk_and_goes_out_once()
    {
        using (var store = await Opened())
        {
            await store.Say(1, "good morning", from: 1);
            Assert.Empty(store.Rows());
            _premises.Clock.Advance(Night - TimeSpan.FromMilliseconds(1));
            await store.Say(2, "", from: 9);
            Assert.Empty(store.Rows());
        }

        using (var store = _premises.Open(Wait))
        {
            Assert.Empty(store.Rows());
            _premises.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await store.Say(3, "", from: 9);
            var row = Assert.Single(store.Rows());
            Assert.Equal((2, "good morning"), (row.Address, row.Message.Html));
            store.Sent(row, 5);
        }

        using var after = _premises.Open(Wait);
        await after.Say(4, "", from: 9);
        Assert.Empty(after.Rows());
    }

    [Fact]
    public async Task It_goes_out_by_itself_when_it_is_due_already()
    {
        using (var store = await Opened()) await store.Say(1, "good morning", from: 1);
        _premises.Clock.Advance(Night);
        using var after = _premises.Open(Wait);
        Assert.Equal("good morning", (await after.Outbox.ReadAsync(TestContext.Current.CancellationToken)).Message.Html);
    }

    [Fact]
    public async Task It_goes_to_the_account_that_is_the_members_by_then()
    {
        using var store = await Opened();
        await store.Say(1, "good morning", from: 1);
        await store.Bind("C002", 7);
        _premises.Clock.Advance(Night);
        await store.Say(2, "", from: 9);
        Assert.Equal(7, Assert.Single(store.Rows()).Address);
    }

    [Fact]
    public async Task One_that_is_damaged_on_the_disk_holds_up_nobody()
    {
        using (var store = await Opened())
        {
            await store.Say(1, "damaged", from: 1);
            await store.Say(2, "whole", from: 1);
        }

        using (var database = FieldBot.Storage.Durability.DurableEngine.Open(_premises.Data, "fieldbot"))
            database.Commit(d =>
            {
                var first = d.GetCollection("later").FindOne(LiteDB.Query.All());
                first["b"] = new byte[] { 2, 77 };
                d.GetCollection("later").Update(first);
            });
        _premises.Clock.Advance(Night);
        using var after = _premises.Open(Wait);
        await after.Say(3, "", from: 9);
        Assert.Equal(["whole"], after.Rows().Words());
    }

    [Fact]
    public async Task Many_go_out_in_the_order_of_their_times()
    {
        using var store = await Opened();
        for (var n = 0; n < 600; n++)
        {
            await store.Say(1 + n, $"{n}", from: 1);
            if (n % 50 == 0) _premises.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _premises.Clock.Advance(Night);
        for (var n = 0; n < 5; n++) await store.Say(1000 + n, "", from: 9);
        Assert.Equal(Enumerable.Range(0, 600).Select(n => $"{n}"), store.Rows().Words());
    }

    [Fact]
    public async Task Those_of_one_time_keep_their_order_over_a_restart_and_opening_reads_none_of_them()
    {
        using (var store = await Opened())
            for (var n = 0; n < 12; n++) await store.Say(1 + n, $"{n}", from: 1);
        // What cannot be read would be met by whoever reads them all.
        using (var database = FieldBot.Storage.Durability.DurableEngine.Open(_premises.Data, "fieldbot"))
            database.Commit(d => d.GetCollection("later").Insert(new LiteDB.BsonDocument { ["_id"] = "253402300799000|0000000000000000001" }));
        using var after = _premises.Open(Wait);
        for (var n = 12; n < 15; n++) await after.Say(1 + n, $"{n}", from: 1);
        _premises.Clock.Advance(Night);
        await after.Say(1000, "", from: 9);
        Assert.Equal(Enumerable.Range(0, 15).Select(n => $"{n}"), after.Rows().Words());
    }

    [Fact]
    public async Task A_notice_whose_time_is_past_goes_out_at_once()
    {
        using var store = await Opened();
        _premises.Clock.SetUtcNow(Post.Date + Night);
        await store.Say(1, "fixed", from: 1);
        Assert.Single(store.Rows());
    }

    private async Task<Store> Opened()
    {
        var store = _premises.Open(Wait);
        await store.Import(Sample.Tables);
        await store.Bind("C002", 2);
        return store;
    }

    /// <summary>What is said goes to C002 in the morning; said with "fixed": at a fixed time.</summary>
    private Outcome Wait(Turn turn) => turn.Input is Input.Text { Value: { Length: > 0 } text }
        ? new(turn.Session, [], [new(new(text), "C002") { NotBefore = text == "fixed" ? Post.Date + Night : turn.Facts.Now + Night }]) : Echo.Nothing(turn);
}
