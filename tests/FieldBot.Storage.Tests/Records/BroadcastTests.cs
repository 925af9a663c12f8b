using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Whom a broadcast reached is counted once each, whatever comes twice.</summary>
public sealed class BroadcastTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Delivered_and_unreachable_are_counted_once_each_and_outlive_a_restart()
    {
        using (var store = await Opened())
        {
            await store.Act("K01", f => new(Session.New, [new Event.BroadcastBegun(new(1, "all", "", "x", "K01", f.Now, ["C001", "C002", "C003"], 0))],
                [.. ((string[])["C001", "C002", "C003"]).Select(c => new Reply(new("x") { Broadcast = 1 }, c))]));
            var rows = store.Rows();
            for (var twice = 0; twice < 2; twice++)
            {
                store.Sent(rows[0], 5);
                store.Sent(rows[1], 6);
                store.Unreachable(rows[2]);
            }

            Assert.Equal(new(2, 1), await store.Ask(f => f.Records.CountOf(1)));
            // Whoever got it and blocks the bot later has got it.
            store.Unreachable(rows[0]);
        }

        using var after = _premises.Open();
        Assert.Equal(new(2, 1), await after.Ask(f => f.Records.CountOf(1)));
        Assert.Equal(new(0, 0), await after.Ask(f => f.Records.CountOf(2)));
    }

    [Fact]
    public async Task Who_blocked_the_bot_before_is_counted_unreachable()
    {
        using var store = await Opened();
        await store.Handle(Post.Of(1, new Input.Reachable(false), from: 1));
        await store.Act("K01", f => new(Session.New, [new Event.BroadcastBegun(new(1, "all", "", "x", "K01", f.Now, ["C001"], 0))], [new(new("x") { Broadcast = 1 }, "C001")]));
        Assert.Equal(new(0, 1), await store.Ask(f => f.Records.CountOf(1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waited_when_somebody_blocked_the_bot_is_counted_unreachable(bool told)
    {
        using (var store = await Opened())
        {
            await store.Act("K01", f => new(Session.New, [new Event.BroadcastBegun(new(1, "all", "", "x", "K01", f.Now, ["C001"], 0)), new Event.BroadcastBegun(new(2, "all", "", "y", "K01", f.Now, ["C001"], 0))],
                [new(new("notice"), "C001"), new(new("x") { Broadcast = 1 }, "C001"), new(new("y") { Broadcast = 2 }, "C001")]));
            var rows = store.Rows();
            store.Sent(rows[1], 5);
            // The block is met at a message of another kind, or Telegram tells of it.
            if (told) await store.Handle(Post.Of(1, new Input.Reachable(false), from: 1));
            else store.Unreachable(rows[0]);
            Assert.Equal((new(1, 0), new(0, 1)), await store.Ask(f => (f.Records.CountOf(1), f.Records.CountOf(2))));
        }

        using var after = _premises.Open();
        Assert.Equal((new(1, 0), new(0, 1)), await after.Ask(f => (f.Records.CountOf(1), f.Records.CountOf(2))));
        Assert.Empty(after.Rows());
    }

    [Fact]
    public async Task Who_lost_the_account_before_it_came_is_counted_unreachable_and_not_waited_for()
    {
        using var store = await Opened();
        Reply To(string reader, DateTimeOffset? due = null) => new(new("x") { Broadcast = 1 }, reader, due);
        var morning = _premises.Clock.GetUtcNow().AddHours(8);
        await store.Act("K01", f => new(Session.New, [new Event.BroadcastBegun(new(1, "all", "", "x", "K01", f.Now, ["C001", "C002", "C003"], 0)), new Event.MemberReleased("C001", f.Now)], []));
        await store.Act("K01", _ => new(Session.New, [], [To("C001"), To("C001"), To("C002", morning), To("C003", morning)]));
        Assert.Equal(new(0, 1), await store.Ask(f => f.Records.CountOf(1)));

        await store.Act("K01", f => new(Session.New, [new Event.MemberReleased("C002", f.Now)], []));
        _premises.Clock.SetUtcNow(morning);
        await store.Act("K01", _ => new(Session.New, [], []));
        store.Sent(Assert.Single(store.Rows()), 5);
        Assert.Equal(new(1, 2), await store.Ask(f => f.Records.CountOf(1)));
    }

    private async Task<Store> Opened()
    {
        var store = _premises.Open();
        await store.Import(Sample.Tables);
        for (var n = 1; n <= 3; n++) await store.Bind($"C00{n}", n);
        return store;
    }
}
