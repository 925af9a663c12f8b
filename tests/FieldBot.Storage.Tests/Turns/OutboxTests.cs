using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>What a turn said waits on the disk until it is known to be sent.</summary>
public sealed class OutboxTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task What_was_not_sent_comes_again_after_a_restart_and_what_was_sent_does_not()
    {
        using (var before = _premises.Open(turn => Echo.Say(turn, "one", "two", "three")))
        {
            await before.Say(1, "x");
            before.Sent(before.Rows()[1], 0);
        }

        using (var once = _premises.Open()) Assert.Equal(["one", "three"], once.Rows().Words());
        using var twice = _premises.Open();
        var rows = twice.Rows();
        Assert.Equal(["one", "three"], rows.Words());
        foreach (var row in rows) twice.Sent(row, 5);
        twice.Dispose();
        using var empty = _premises.Open();
        Assert.Empty(empty.Rows());
    }

    [Fact]
    public async Task Rows_of_a_chat_come_in_order_before_and_after_a_restart_with_their_addresses()
    {
        using (var before = _premises.Open())
        {
            for (var id = 0; id < 60; id++) await before.Say(id, $"{id / 3}", from: 100 + (id % 3));
            InOrder(before.Rows());
        }

        using var after = _premises.Open();
        for (var id = 60; id < 63; id++) await after.Say(id, $"{id / 3}", from: 100 + (id % 3));
        InOrder(after.Rows(), 21);
    }

    [Fact]
    public async Task A_row_has_a_number_that_no_row_of_the_chat_had_before()
    {
        var numbers = new HashSet<long>();
        for (var run = 1; run <= 3; run++)
        {
            using var store = _premises.Open();
            await store.Say(run, "x");
            var row = Assert.Single(store.Rows());
            Assert.True(numbers.Add(row.Id));
            store.Sent(row, 0);
        }
    }

    [Fact]
    public async Task A_mark_that_comes_twice_takes_one_row()
    {
        using (var store = _premises.Open(turn => Echo.Say(turn, "one", "two")))
        {
            await store.Say(1, "x");
            var row = store.Rows()[0];
            store.Sent(row, 1);
            store.Sent(row, 1);
        }

        using var after = _premises.Open();
        Assert.Equal(["two"], after.Rows().Words());
    }

    [Fact]
    public async Task A_sent_mark_that_waits_for_company_outlives_the_failure_of_another_batch()
    {
        using (var store = _premises.Open())
        {
            await store.Say(1, "x");
            store.Sent(Assert.Single(store.Rows()), 3);
            store.IsBound("");
            await Assert.ThrowsAsync<ArgumentException>(() => store.Import([]));
        }

        using var after = _premises.Open();
        Assert.Empty(after.Rows());
    }

    [Fact]
    public async Task A_reply_to_a_member_goes_to_the_bound_chat_and_to_nobody_when_none_is_bound()
    {
        using var store = _premises.Open(turn => new(turn.Session, [], [new(new("for you"), "C002"), new(new("for nobody"), "C003"), new(new("for me"))]));
        await store.Bind("C002", 22);
        await store.Say(1, "x", from: 11);
        Assert.Equal([(22, "for you"), (11, "for me")], store.Rows().Select(r => (r.Address, r.Message.Html)));
    }

    private static void InOrder(List<OutboxRow> rows, int each = 20)
    {
        Assert.Equal([100L, 101L, 102L], rows.Select(r => r.Address).Distinct().Order());
        foreach (var chat in rows.GroupBy(r => r.Address))
        {
            Assert.Equal(Enumerable.Range(0, each).Select(n => $"{n}"), chat.Words());
            Assert.Equal(chat.Select(r => r.Id).Order(), chat.Select(r => r.Id));
        }
    }
}
