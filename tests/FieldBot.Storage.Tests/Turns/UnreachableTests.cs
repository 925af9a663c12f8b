using FieldBot.Dialogs;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>Who blocked the bot gets nothing until they come back; what waited is dropped.</summary>
public sealed class UnreachableTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task What_waits_is_dropped_and_nothing_more_is_queued_even_after_a_restart()
    {
        using (var store = _premises.Open(Tell))
        {
            await store.Bind("C001", 1);
            await store.Say(1, "x", from: 1);
            store.Unreachable(store.Rows()[0]);
            await store.Say(2, "x", from: 2);
            Assert.Equal([2L], store.Rows().Select(r => r.Address));
        }

        using var after = _premises.Open(Tell);
        Assert.Equal([2L], after.Rows().Select(r => r.Address));
        await after.Say(3, "x", from: 2);
        Assert.Equal([2L], after.Rows().Select(r => r.Address));
    }

    [Fact]
    public async Task A_block_that_Telegram_tells_of_drops_what_waits()
    {
        using (var store = _premises.Open(Tell))
        {
            await store.Bind("C001", 1);
            await store.Say(1, "x", from: 1);
            await store.Handle(Post.Of(2, new Input.Reachable(false)));
            store.Rows();
            await store.Say(3, "x", from: 2);
            Assert.Equal([2L], store.Rows().Select(r => r.Address));
        }

        using var after = _premises.Open();
        Assert.Equal([2L], after.Rows().Select(r => r.Address));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_comes_back_is_written_to_again(bool told)
    {
        using var store = _premises.Open(Tell);
        await store.Bind("C001", 1);
        await store.Say(1, "x");
        store.Unreachable(store.Rows()[0]);
        await store.Handle(told ? Post.Of(2, new Input.Reachable(true)) : Post.Text(2, "I am back"));
        store.Rows();
        await store.Say(3, "x", from: 2);
        Assert.Equal([1L, 2L], store.Rows().Select(r => r.Address).Order());
    }

    /// <summary>Answers, and tells C001 who has chat 1.</summary>
    private static Outcome Tell(Turn turn) => new(turn.Session, [], [new(new("answer")), .. turn.Facts.Me is null && turn.Inbound.Chat != 1 ? (Reply[])[new(new("news"), "C001")] : []]);
}
