using System.Text.Json;
using FieldBot.Dialogs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>What is taken in of a group, and that nothing else is.</summary>
public sealed class GroupReaderTests
{
    private const string From = """ "from":{"id":7,"is_bot":false,"first_name":"x","language_code":"en"} """, Chat = """ "chat":{"id":-1007,"type":"supergroup","title":"planted title","is_forum":true},"date":1650000000,"message_id":9 """;

    private static readonly UpdateReader Reader = new("field_bot", new FakeTimeProvider());

    [Theory]
    [InlineData("/digest", "digest")]
    [InlineData("/Digest@Field_Bot planted words", "digest")]
    [InlineData("/status@field_bot", "status")]
    [InlineData("/start m_secret", "start")]
    [InlineData("/help", "help")]
    public void A_command_of_ours_comes_without_what_follows_it(string text, string name)
    {
        var delivery = Message($$$$""" {{{{From}}}},"text":{{{{JsonSerializer.Serialize(text)}}}} """)!;
        Assert.Equal((new Input.Command(name, ""), -1007, null), (delivery.Input, delivery.Address, delivery.LanguageCode));
        Assert.Equal(new InGroup(7, 0), delivery.Group);
    }

    [Theory]
    [InlineData(""" "message_thread_id":55,"is_topic_message":true """, 55)]
    [InlineData(""" "message_thread_id":1,"is_topic_message":true """, 0)]
    [InlineData(""" "message_thread_id":55 """, 0)] // a thread of replies is no topic
    public void A_topic_is_told(string thread, long topic) => Assert.Equal(topic, Message($"{From},{thread},\"text\":\"/digest\"")!.Group!.Topic);

    [Fact]
    public void Who_writes_as_the_group_itself_has_no_name() =>
        Assert.Equal(0, Message(""" "from":{"id":1087968824,"is_bot":true,"first_name":"Group"},"sender_chat":{"id":-1007,"type":"supergroup","title":"g"},"text":"/digest" """)!.Group!.By);

    [Theory]
    [InlineData(""" "text":"planted words" """)]
    [InlineData(""" "text":"/visit" """)]
    [InlineData(""" "text":"/digest@other_bot" """)]
    [InlineData(""" "text":"look: /digest" """)]
    [InlineData(""" "text":"/digest","forward_origin":{"type":"hidden_user","sender_user_name":"x","date":1} """)]
    [InlineData(""" "location":{"latitude":1,"longitude":2} """)]
    [InlineData(""" "caption":"/digest","photo":[{"file_id":"s","file_unique_id":"us","width":1,"height":1}] """)]
    [InlineData(""" "new_chat_members":[{"id":8,"is_bot":false,"first_name":"y"}] """)]
    [InlineData(""" "forum_topic_created":{"name":"planted topic","icon_color":1} """)]
    public void Everything_else_is_passed_over(string content) => Assert.Null(Message($"{From},{content}"));

    [Fact]
    public void An_edit_makes_no_command() => Assert.Null(Read($$$$"""{"update_id":5,"edited_message":{ {{{{Chat}}}},{{{{From}}}},"edit_date":1650000060,"text":"/digest"}}""").Delivery);

    [Fact]
    public void A_channel_is_passed_over() =>
        Assert.Null(Read("""{"update_id":5,"my_chat_member":{"chat":{"id":-1009,"type":"channel","title":"c"},"from":{"id":7,"is_bot":false,"first_name":"x"},"date":1,"old_chat_member":{"status":"left","user":{"id":1,"is_bot":true,"first_name":"b"}},"new_chat_member":{"status":"member","user":{"id":1,"is_bot":true,"first_name":"b"}}}}""").Delivery);

    [Fact]
    public void A_tap_tells_who_tapped_and_in_which_topic()
    {
        var read = Read($$$$"""{"update_id":5,"callback_query":{"id":"q1",{{{{From}}}},"chat_instance":"1","data":"room.stop.55","message":{ {{{{Chat}}}},"message_thread_id":55,"is_topic_message":true,"text":"card"}}}""");
        Assert.Equal((new Input.Pressed("room.stop.55"), 9, "q1", new InGroup(7, 55)), (read.Delivery!.Input, read.Delivery.Message, read.Tap, read.Delivery.Group));
    }

    [Theory]
    [InlineData("left", "member", true)]
    [InlineData("kicked", "administrator", true)]
    [InlineData("member", "kicked", false)]
    [InlineData("administrator", "left", false)]
    [InlineData("member", "administrator", null)]
    [InlineData("administrator", "member", null)]
    [InlineData("left", "kicked", null)]
    public void The_bot_that_comes_or_goes_is_told(string before, string now, bool? inside)
    {
        var delivery = Read($$$$"""{"update_id":5,"my_chat_member":{"chat":{"id":-7,"type":"group","title":"g"},{{{{From}}}},"date":1,"old_chat_member":{{{{Status(before)}}}},"new_chat_member":{{{{Status(now)}}}}}}""").Delivery;
        Assert.Equal(inside is { } value ? new Input.Reachable(value) : null, delivery?.Input);
    }

    [Theory]
    [InlineData(-7, "migrate_to_chat_id", -1007)]
    [InlineData(-1007, "migrate_from_chat_id", -7)]
    public void A_group_that_moves_is_told_the_same_from_both_sides(long chat, string field, long other)
    {
        var delivery = Read($$$$"""{"update_id":5,"message":{"message_id":9,"date":1650000000,"chat":{"id":{{{{chat}}}},"type":"{{{{(chat == -7 ? "group" : "supergroup")}}}}","title":"g"},"{{{{field}}}}":{{{{other}}}}}}""").Delivery!;
        Assert.Equal((-7, -1007), (delivery.Address, delivery.MovedTo));
    }

    private static string Status(string status) => $$"""{"status":"{{status}}","user":{"id":1,"is_bot":true,"first_name":"b"}{{(status == "kicked" ? ",\"until_date\":0" : status == "administrator" ? ",\"can_be_edited\":false,\"is_anonymous\":false" : "")}}}""";

    private static Delivery? Message(string content) => Read($$$$"""{"update_id":5,"message":{ {{{{Chat}}}},{{{{content}}}} }}""").Delivery;

    private static Incoming Read(string json) => Reader.Read(JsonSerializer.Deserialize<RawUpdate>(json, JsonBotAPI.Options)!);
}
