using FieldBot.Dialogs;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>Telegram gives an update again until it is confirmed; it takes effect once.</summary>
public sealed class RepeatTests : IDisposable
{
    private readonly Premises _premises = new();
    private readonly List<long> _taken = [];

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task A_delivery_that_comes_again_later_is_handled_once()
    {
        using var store = _premises.Open(Take);
        Assert.False((await store.Say(7, "hello")).Repeat);
        Assert.True((await store.Say(7, "hello")).Repeat);
        Assert.Equal([7], _taken);
        Assert.Equal(["hello"], store.Rows().Words());
    }

    [Fact]
    public async Task A_delivery_that_comes_twice_in_one_batch_is_handled_once()
    {
        using var gate = new Gate();
        using var store = _premises.Open(gate.Before(Take));
        var handled = await gate.Together(store, Post.Text(7, "one"), Post.Text(8, "two"), Post.Text(7, "one"));
        var repeats = await Repeats(handled);
        Assert.Equal([false, false, true], repeats);
        Assert.Equal(["one", "two"], store.Rows().Words());
    }

    [Fact]
    public async Task A_delivery_that_comes_again_after_a_restart_is_handled_once()
    {
        using (var before = _premises.Open(Take)) await before.Say(7, "hello");
        using var store = _premises.Open(Take);
        Assert.True((await store.Say(7, "hello")).Repeat);
        Assert.False((await store.Say(8, "hello")).Repeat);
        Assert.Equal([7, 8], _taken);
    }

    [Fact]
    public async Task Deliveries_out_of_order_are_each_handled_once()
    {
        using var store = _premises.Open(Take);
        foreach (var id in (long[])[50, 3, -4, 3, 50, 4, -4]) await store.Say(id, $"{id}");
        Assert.Equal([50, 3, -4, 4], _taken);
        Assert.Equal(["50", "3", "-4", "4"], store.Rows().Words());
    }

    [Fact]
    public async Task A_repeat_is_known_behind_two_hundred_others_of_the_chat_and_after_a_restart()
    {
        using (var before = _premises.Open(Take))
            for (var id = 1; id <= 200; id++) await before.Say(id, "x");
        using var store = _premises.Open(Take);
        Assert.True((await store.Say(1, "x")).Repeat);
        Assert.Equal(200, _taken.Count);
    }

    [Fact]
    public async Task A_repeat_has_no_toast()
    {
        using var store = _premises.Open(turn => Echo.Nothing(turn) with { Toast = "done" });
        Assert.Equal("done", (await store.Say(1, "x")).Toast);
        Assert.Null((await store.Say(1, "x")).Toast);
    }

    [Fact]
    public async Task Turns_are_handled_in_the_order_of_the_calls_and_each_sees_the_one_before()
    {
        using var gate = new Gate();
        using var store = _premises.Open(gate.Before(turn => Echo.Say(turn, $"{turn.Session.Turn}")));
        await gate.Together(store, [.. Enumerable.Range(1, 40).Select(id => Post.Text(id, "x"))]);
        Assert.Equal(Enumerable.Range(0, 40).Select(n => $"{n}"), store.Rows().Words());
    }

    private static async Task<bool[]> Repeats(Task<Handled>[] handled) => [.. (await Task.WhenAll(handled)).Select(h => h.Repeat)];

    private Outcome Take(Turn turn)
    {
        _taken.Add(turn.Inbound.DeliveryId);
        return Echo.Handle(turn);
    }
}
