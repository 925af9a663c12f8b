using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Group chats: who acts in them, the rooms that are open, and a group that goes on under another id.</summary>
public sealed class GroupChatTests : IDisposable
{
    private const long Admin = 7_000_000_001, Group = -4_000_001, Supergroup = -1_002_000_000_001;

    private const string Boss = EmptyProgramme.Admin;

    private readonly Premises _premises = new();
    private long _delivery;

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Whoever_acts_in_a_group_is_known_by_their_own_chat_and_nobody_is_made_known_by_it()
    {
        var (seen, last) = (new List<string?>(), 0);
        using var store = _premises.Open(turn =>
        {
            seen.Add($"{turn.Inbound.Room} {turn.Facts.Me?.Code}");
            last = turn.Inbound.Chat;
            return new(turn.Session, [], []);
        });
        await store.Bind(Boss, Admin);
        await store.Handle(InGroup("digest", Admin, topic: 5));
        await store.Handle(InGroup("digest", 999));
        await store.Handle(InGroup("digest", 0));
        Assert.Equal(["GroupRoom { Chat = 2, Topic = 5 } ADMIN", "GroupRoom { Chat = 2, Topic = 0 } ", "GroupRoom { Chat = 2, Topic = 0 } "], seen);
        // The next chat that writes is the third: who only acted in the group has no number.
        await store.Handle(new(++_delivery, 999, new Input.Text("x"), 1, Post.Date));
        Assert.Equal(3, last);
    }

    [Fact]
    public async Task A_room_is_open_until_it_is_closed_also_after_a_restart()
    {
        await using (await Opened()) { }
        using (var again = _premises.Open(Rooms))
        {
            var room = Assert.Single(await again.Ask(f => f.Records.GroupChats));
            Assert.Equal((new GroupRoom(2, 5), "en", Boss), (room.Room, room.Language, room.By));
            await again.Act(Boss, f => new(Session.New, [new Event.GroupChatStopped(room.Room, RoomEnd.Stopped)], []));
        }

        using var third = _premises.Open(Rooms);
        Assert.Empty(await third.Ask(f => f.Records.GroupChats));
    }

    [Fact]
    public async Task What_is_said_in_a_room_goes_into_its_topic_on_cards_of_its_own()
    {
        await using var opened = await Opened();
        var store = opened.Store;
        await store.Act(Boss, _ => new(Session.New, [], [new(new("one", "digest")) { Room = new(2, 5) }, new(new("two", "digest")) { Room = new(2, 0) }, new(new("nobody")) { Room = new(77, 0) }]));
        var (one, two) = (await Next(store), await Next(store));
        Assert.Equal((Group, 5, "digest@5", "one"), (one.Address, one.Message.Topic, one.Message.Card, one.Message.Html));
        Assert.Equal((Group, 0, "digest", "two"), (two.Address, two.Message.Topic, two.Message.Card, two.Message.Html));
        store.Sent(one, 41);
        store.Sent(two, 42);
        await store.Act(Boss, _ => new(Session.New, [], [new(new("three", "digest")) { Room = new(2, 5) }]));
        Assert.Equal(41, (await Next(store)).CardMessage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_that_moves_keeps_its_number_and_what_waits_goes_to_the_new_id(bool refused)
    {
        await using (var opened = await Opened())
        {
            var store = opened.Store;
            await store.Act(Boss, _ => new(Session.New, [], [new(new("old card", "digest")) { Room = new(2, 5) }, new(new("waits", "digest", Message: 7)) { Room = new(2, 5) }]));
            var (card, waits) = (await Next(store), await Next(store));
            if (refused) store.Moved(card, Supergroup);
            else await store.Handle(Moved());
            // Telegram tells it in both chats, and a mark of the old chat comes late: nothing of the old numbers is taken over.
            await store.Handle(Moved());
            store.Sent(card, 41);
            Assert.Equal(Group, waits.Address);
        }

        using var again = _premises.Open(Rooms);
        var row = await Next(again);
        Assert.Equal((Supergroup, "waits", 5, 0, 0), (row.Address, row.Message.Html, row.Message.Topic, row.Message.Message, row.CardMessage));
        Assert.Equal(new GroupRoom(2, 5), Assert.Single(await again.Ask(f => f.Records.GroupChats)).Room);
        await again.Handle(InGroup("status", Admin, topic: 5) with { Address = Supergroup });
        Assert.Equal((2, Supergroup), await Next(again) is var answer ? (answer.Chat, answer.Address) : default);
    }

    [Fact]
    public async Task What_began_under_the_new_id_before_we_heard_of_the_move_is_one_with_the_old()
    {
        await using var opened = await Opened();
        var store = opened.Store;
        await store.Handle(InGroup("digest", Admin, topic: 9) with { Address = Supergroup });
        Assert.Equal([2, 3], (await store.Ask(f => f.Records.GroupChats)).Select(g => g.Room.Chat));
        await store.Handle(Moved());
        Assert.Equal([new GroupRoom(2, 5), new GroupRoom(2, 9)], (await store.Ask(f => f.Records.GroupChats)).Select(g => g.Room));
        await store.Handle(Moved());
        await store.Handle(new(++_delivery, -55, new Input.Unexpected("migration"), 0, Post.Date) { MovedTo = -56 });
        Assert.Equal(2, (await store.Ask(f => f.Records.GroupChats)).Count);
    }

    [Fact]
    public async Task A_room_that_takes_nothing_any_more_is_told_to_the_dialogs_and_the_row_is_done_with()
    {
        await using (var opened = await Opened())
        {
            var store = opened.Store;
            await store.Act(Boss, _ => new(Session.New, [], [new(new("one")) { Room = new(2, 5) }]));
            store.Lost(await Next(store), RoomEnd.TopicGone);
            Assert.Equal("GroupRoom { Chat = 2, Topic = 5 } RoomLost { Why = TopicGone }", (await Next(store)).Message.Html);
            await store.Act(Boss, _ => new(Session.New, [], [new(new("two")) { Room = new(2, 5) }]));
            store.Unreachable(await Next(store));
            Assert.Equal("GroupRoom { Chat = 2, Topic = 0 } Reachable { Value = False }", (await Next(store)).Message.Html);
        }

        using var again = _premises.Open(Rooms);
        // Only what told the administrator may wait: of the rows to the group none does.
        while (again.Outbox.TryRead(out var row)) Assert.Equal(Admin, row.Address);
    }

    /// <summary>Opens a room at /digest; tells the administrator of everything else.</summary>
    private static Outcome Rooms(Turn turn) => turn switch
    {
        { Inbound.Room: { } room, Input: Input.Command { Name: "digest" } } => new(turn.Session, [new Event.GroupChatAllowed(new(room, "en", turn.Facts.Now, Boss))], []),
        { Inbound.Room: { } room, Input: Input.Command } => new(turn.Session, [], [new(new("here")) { Room = room }]),
        { Inbound.Room: { } room } => new(turn.Session, [], [new(new($"{room} {turn.Input}"), Boss)]),
        _ => new(turn.Session, [], []),
    };

    private async Task<OpenStore> Opened()
    {
        var store = _premises.Open(Rooms);
        await store.Bind(Boss, Admin);
        await store.Handle(InGroup("digest", Admin, topic: 5));
        return new(store);
    }

    private sealed record OpenStore(Store Store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Store.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private Delivery InGroup(string command, long by, long topic = 0) => new(++_delivery, Group, new Input.Command(command, ""), 10, Post.Date) { Group = new(by, topic) };

    private Delivery Moved() => new(++_delivery, Group, new Input.Unexpected("migration"), 0, Post.Date) { MovedTo = Supergroup };

    private static async Task<OutboxRow> Next(Store store) => await store.Outbox.ReadAsync(TestContext.Current.CancellationToken);
}
