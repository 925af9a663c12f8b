using FieldBot.Dialogs;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>Which message shows a card is remembered, so that the card can be drawn anew where it stands.</summary>
public sealed class CardTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task The_message_that_shows_a_card_is_known_to_the_next_row_of_the_card_and_after_a_restart()
    {
        using (var before = _premises.Open(Card))
        {
            await before.Say(1, "a");
            var first = Assert.Single(before.Rows());
            Assert.Equal(0, first.CardMessage);
            before.Sent(first, 4711);
            await before.Say(2, "a");
            await before.Say(3, "b");
            Assert.Equal([4711, 0], before.Rows().Select(r => r.CardMessage));
        }

        using var after = _premises.Open(Card);
        Assert.Equal([4711, 0], after.Rows().Select(r => r.CardMessage));
        await after.Say(4, "a");
        Assert.Equal(4711, Assert.Single(after.Rows()).CardMessage);
    }

    [Fact]
    public async Task A_message_without_a_card_is_not_remembered_and_a_mark_without_a_message_forgets_nothing()
    {
        using var store = _premises.Open(turn => turn.Input is Input.Text { Value: "plain" } ? Echo.Handle(turn) : Card(turn));
        await store.Say(1, "a");
        store.Sent(store.Rows()[0], 12);
        await store.Say(2, "plain");
        store.Sent(store.Rows()[0], 13);
        await store.Say(3, "a");
        store.Sent(store.Rows()[0], 0);
        await store.Say(4, "a");
        Assert.Equal(12, store.Rows()[0].CardMessage);
    }

    [Fact]
    public async Task The_card_that_was_tapped_is_right_though_the_mark_of_sending_it_was_lost()
    {
        using var store = _premises.Open(turn => Echo.Show(turn, new("x", "card", Message: turn.Inbound.DeliveryId == 1 ? 99 : 0)));
        await store.Say(1, "tap");
        await store.Say(2, "x");
        Assert.Equal([99, 99], store.Rows().Select(r => r.CardMessage));
    }

    private static Outcome Card(Turn turn) => Echo.Show(turn, new("shown", ((Input.Text)turn.Input).Value));
}
