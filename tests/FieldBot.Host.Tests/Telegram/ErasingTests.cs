using FieldBot.Dialogs;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Messages that are taken back: those that may go at the moment of sending, whatever Telegram says about some of them.</summary>
public sealed class ErasingTests : Sending
{
    private static readonly OutgoingMessage Wipe = new("") { Wipe = true };

    [Fact]
    public async Task Both_sides_messages_go_by_the_hundred_after_all_that_was_sent_before()
    {
        var first = Telegram.Hold("sendMessage");
        Put(Note("last words"), Wipe);
        await Telegram.Next();
        Assert.Empty(Asked);
        Traces.AddRange(Enumerable.Range(1, 201).Select(i => (long)i));
        first.SetResult(Message(5));
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), Ids(await Telegram.Next()));
        Assert.Equal(100, Ids(await Telegram.Next()).Count);
        var rest = await Telegram.Next();
        Assert.Equal(("deleteMessage", 7001, 201), (rest.Method, rest.Chat, rest.Message));
        Assert.Equal((1, 5), Id(await Sent()));
        Assert.Equal((2, 0), Id(await Sent()));
        Assert.Equal(1, Assert.Single(Asked));
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task Where_a_hundred_are_refused_each_is_asked_for()
    {
        Telegram.Refuse("deleteMessages", 400, "Bad Request: message can't be deleted");
        Telegram.Refuse("deleteMessage", 400, "Bad Request: message can't be deleted for everyone");
        Telegram.Refuse("deleteMessage", 400, "Bad Request: message to delete not found");
        Telegram.Refuse("deleteMessage", 400, "Bad Request: something new");
        Traces.AddRange([11, 12, 13, 14]);
        Put(Wipe);
        Assert.Equal("deleteMessages", (await Telegram.Next()).Method);
        foreach (var id in Traces) Assert.Equal(id, (await Telegram.Next()).Message);
        Assert.Equal((1, 0), Id(await Sent()));
    }

    [Theory]
    [InlineData(500, "Internal Server Error", null)]
    [InlineData(429, "Too Many Requests: retry after 9", 9)]
    public async Task What_may_yet_go_is_tried_again(int code, string description, int? retryAfter)
    {
        Telegram.Refuse("deleteMessages", code, description, retryAfter);
        Traces.AddRange([11, 12]);
        Put(Wipe);
        await Telegram.Next();
        await Clock.Pass();
        Assert.Equal([11, 12], Ids(await Telegram.Next()));
        Assert.Equal((1, 0), Id(await Sent()));
    }

    [Fact]
    public async Task Nothing_to_take_back_is_done_at_once()
    {
        Put(Wipe, Note("next"));
        Assert.Equal((1, 0), Id(await Sent()));
        Assert.Equal("next", (await Telegram.Next()).Text);
    }

    [Fact]
    public async Task Who_blocked_the_bot_keeps_what_they_have_and_the_row_is_done()
    {
        Telegram.Refuse("deleteMessages", 403, "Forbidden: bot was blocked by the user");
        Traces.AddRange(Enumerable.Range(1, 150).Select(i => (long)i));
        Put(Wipe);
        Assert.Equal((1, 0), Id(await Sent()));
        Assert.Equal("deleteMessages", (await Telegram.Next()).Method);
        Assert.True(Telegram.Silent);
        Assert.Empty(UnreachableRows);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bad Request: message to delete not found")]
    [InlineData("Bad Request: message can't be deleted")]
    [InlineData("Bad Request: MESSAGE_ID_INVALID")]
    public async Task One_message_goes_and_gone_already_is_as_good(string? refusal)
    {
        if (refusal is not null) Telegram.Refuse("deleteMessage", 400, refusal);
        Put(new OutgoingMessage("", "card") { Delete = 55 }, Card("later", below: true));
        var call = await Telegram.Next();
        Assert.Equal(("deleteMessage", 7001, 55), (call.Method, call.Chat, call.Message));
        Assert.Equal((1, 0), Id(await Sent()));
        Assert.Equal("later", (await Telegram.Next()).Text);
        Assert.Empty(Asked);
    }

    [Fact]
    public async Task What_a_row_brought_beside_its_message_is_told_so_that_it_can_go_too()
    {
        Put(Note(new string('a', 4096) + " " + new string('b', 10)));
        await Telegram.Next();
        await Telegram.Next();
        var (_, last) = await Sent();
        Assert.Equal(last - 1, Assert.Single(Beside));
    }

    private static List<long> Ids(Call call)
    {
        Assert.Equal("deleteMessages", call.Method);
        return [.. call.Body.GetProperty("message_ids").EnumerateArray().Select(i => i.GetInt64())];
    }
}
