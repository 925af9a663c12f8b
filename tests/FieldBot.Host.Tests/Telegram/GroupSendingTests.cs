using System.Diagnostics;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Telegram;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Messages for group chats: into their topic, after a group that moved, and not for ever into one that is closed.</summary>
public sealed class GroupSendingTests : Sending
{
    private const long Group = -4_000_001, Supergroup = -1_002_000_000_001;

    private static OutgoingMessage InTopic(string text) => new(text, "digest@5", Buttons: [[new("x", "d")]]) { Topic = 5 };

    [Fact]
    public async Task A_message_goes_into_its_topic_and_an_edit_names_none()
    {
        PutInGroup(InTopic("one"), Supergroup);
        var sent = await Telegram.Next();
        Assert.Equal((Supergroup, 5), (sent.Chat, sent.Body.GetProperty("message_thread_id").GetInt64()));
        PutInGroup(InTopic("two"), Supergroup);
        var edit = await Telegram.Next();
        Assert.Equal(("editMessageText", false), (edit.Method, edit.Has("message_thread_id")));
        PutInGroup(new("general"), Supergroup);
        Assert.False((await Telegram.Next()).Has("message_thread_id"));
    }

    [Fact]
    public async Task What_meets_a_group_that_moved_goes_to_the_new_id_once_and_all_behind_it_at_once()
    {
        var edited = Telegram.Hold("editMessageText");
        PutInGroup(InTopic("one"), Group, card: 77);
        Assert.Equal((Group, "editMessageText"), await Telegram.Next() is var edit ? (edit.Chat, edit.Method) : default);
        PutInGroup(InTopic("two"), Group, card: 77);
        PutInGroup(new("three"), Group);
        edited.SetResult(FakeTelegram.Upgraded(Supergroup));
        // "two" draws the same card: message 77 is of the old chat, and the new one has a message of that number too.
        var calls = new List<(long, string, string)>();
        while (calls.Count < 3) calls.Add(await Telegram.Next() is var call ? (call.Chat, call.Method, call.Text) : default);
        Assert.Equal([(Supergroup, "sendMessage", "one"), (Supergroup, "editMessageText", "two"), (Supergroup, "sendMessage", "three")], calls);
        Assert.Equal((Group, Supergroup), Assert.Single(Moves));
        for (long id = 1; id <= 3; id++) Assert.Equal((id, Supergroup), await Sent() is var sent ? (sent.Row.Id, sent.Row.Address) : default);
        Assert.True(await Drained());
        Assert.True(Telegram.Silent);
    }

    [Theory]
    [InlineData("Bad Request: message thread not found", RoomEnd.TopicGone)]
    [InlineData("Bad Request: TOPIC_CLOSED", RoomEnd.TopicGone)]
    [InlineData("Bad Request: not enough rights to send text messages to the chat", RoomEnd.Muted)]
    public async Task A_room_that_is_closed_is_told_of_and_others_of_the_group_go_on(string refusal, RoomEnd why)
    {
        Telegram.Refuse("sendMessage", 400, refusal);
        PutInGroup(InTopic("one"), Supergroup);
        PutInGroup(new("other topic") { Topic = 6 }, Supergroup);
        await Telegram.Next();
        Assert.Equal("other topic", (await Telegram.Next()).Text);
        Assert.Equal(2, (await Sent()).Row.Id);
        Assert.Equal((1, why), Assert.Single(Lost));
        Assert.True(await Drained());
        Assert.True(Telegram.Silent);
    }

    [Theory]
    [InlineData("Forbidden: bot was kicked from the supergroup chat")]
    [InlineData("Forbidden: the group chat was deleted")]
    public async Task A_group_that_put_the_bot_out_is_told_of_and_what_waits_is_dropped(string refusal)
    {
        var first = Telegram.Hold("sendMessage");
        PutInGroup(InTopic("one"), Supergroup);
        PutInGroup(InTopic("two"), Supergroup);
        await Telegram.Next();
        first.SetResult(FakeTelegram.Refusal(403, refusal));
        Assert.True(await Drained());
        Assert.Equal(1, Assert.Single(UnreachableRows).Id);
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task A_button_that_leads_into_ones_own_chat_is_a_link()
    {
        PutInGroup(new("way") { Buttons = [[DeepLink.Button("look", "status"), new("stop", "room.stop.5")]] }, Supergroup);
        var row = (await Telegram.Next()).Body.GetProperty("reply_markup").GetProperty("inline_keyboard")[0];
        Assert.Equal("https://t.me/field_bot?start=s_status", row[0].GetProperty("url").GetString());
        Assert.False(row[0].TryGetProperty("callback_data", out _));
        Assert.Equal("room.stop.5", row[1].GetProperty("callback_data").GetString());
        Assert.Equal(["stop"], PrivateLinks.Address(new("way") { Buttons = [[DeepLink.Button("look", "status")], [new("stop", "d")]] }, bot: null).Buttons.SelectMany(r => r).Select(b => b.Label));
    }

    [Fact]
    public void A_group_gets_five_at_once_and_then_waits_while_others_go_on()
    {
        using var pace = new Pace(kept: true);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.True(pace.MayGo(Group)));
        var began = Stopwatch.GetTimestamp();
        var sixth = pace.MayGo(Group);
        // On a machine that stood still for four seconds one more may go.
        Assert.True(!sixth || Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(3));
        Assert.True(pace.MayGo(7));
    }
}
