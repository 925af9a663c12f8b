using System.Text.Json;
using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Host.Telegram;
using FieldBot.Storage;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>What Telegram delivers, in the words of this program.</summary>
public sealed class UpdateReaderTests
{
    private const string From = """ "from":{"id":7,"is_bot":false,"first_name":"x","language_code":"zh-hans"},"chat":{"id":7,"type":"private"},"date":1650000000 """;

    private static readonly string[] Slips = ["", "7", "null", "\"", "{}", "[]", "-1", "1e400", "x"];
    private static readonly Gen<string> Slip = Gen.Int[0, Slips.Length - 1].Select(i => Slips[i]);

    private static readonly UpdateReader Reader = new("field_bot", new FakeTimeProvider());

    public static TheoryData<string, Input> Contents => new()
    {
        { """ "text":"hello" """, new Input.Text("hello") },
        { """ "text":"<b>&" """, new Input.Text("<b>&") },
        { """ "text":"/visit" """, new Input.Command("visit", "") },
        { """ "text":"/VISIT@Field_Bot  now " """, new Input.Command("visit", "now") },
        { """ "text":"/visit@other_bot" """, new Input.Command("visit@other_bot", "") },
        { """ "text":"/start" """, new Input.Command("start", "") },
        { """ "text":"/start m_abc" """, new Input.LinkOpened("m_abc") },
        { """ "text":"/a/b" """, new Input.Text("/a/b") },
        { """ "text":"/" """, new Input.Text("/") },
        { """ "location":{"latitude":32.5,"longitude":105.5} """, new Input.Place(32.5, 105.5) },
        { """ "location":{"latitude":32.5,"longitude":105.5},"forward_origin":{"type":"hidden_user","sender_user_name":"x","date":1} """, new Input.Place(32.5, 105.5, Forwarded: true) },
        { """ "venue":{"location":{"latitude":1.5,"longitude":2.5},"title":"t","address":"a"},"location":{"latitude":1.5,"longitude":2.5} """, new Input.Place(1.5, 2.5) },
        { """ "photo":[{"file_id":"s","file_unique_id":"us","width":1,"height":1},{"file_id":"l","file_unique_id":"ul","width":9,"height":9,"file_size":5}],"caption":"c","media_group_id":"g" """,
            new Input.Media(new(FileKind.Photo, "l", "ul", 5), "c", "g") },
        { """ "voice":{"file_id":"v","file_unique_id":"uv","duration":3} """, new Input.Media(new(FileKind.Voice, "v", "uv", 0, 3)) },
        { """ "video_note":{"file_id":"n","file_unique_id":"un","length":1,"duration":4} """, new Input.Media(new(FileKind.VideoNote, "n", "un", 0, 4)) },
        { """ "document":{"file_id":"d","file_unique_id":"ud","file_size":8} """, new Input.Media(new(FileKind.Document, "d", "ud", 8)) },
        { """ "document":{"file_id":"d","file_unique_id":"ud","file_name":"项目.xlsx"} """, new Input.Media(new(FileKind.Document, "d", "ud"), Name: "项目.xlsx") },
        { """ "animation":{"file_id":"a","file_unique_id":"ua","width":1,"height":1,"duration":1},"document":{"file_id":"a","file_unique_id":"ua"} """, new Input.Unexpected("animation") },
        { """ "sticker":{"file_id":"s","file_unique_id":"us","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false} """, new Input.Unexpected("sticker") },
        { """ "contact":{"phone_number":"+86138","first_name":"x","user_id":7} """, new Input.Contact(Own: true) },
        { """ "contact":{"phone_number":"+86138","first_name":"x","user_id":8} """, new Input.Contact(Own: false) },
        { """ "dice":{"emoji":"x","value":1} """, new Input.Unexpected("dice") },
        { """ "thought":"?" """, new Input.Unexpected("unknown") },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_message_is_told_by_what_is_in_it(string content, object expected)
    {
        var delivery = Read($$$$"""{"update_id":5,"message":{"message_id":9,{{{{From}}}},{{{{content}}}}}}""").Delivery!;
        Assert.Equal(expected, delivery.Input);
        Assert.Equal((5, 7, 9, "zh-hans", 1650000000), (delivery.DeliveryId, delivery.Address, delivery.Message, delivery.LanguageCode, delivery.SentAt.ToUnixTimeSeconds()));
    }

    [Fact]
    public void An_edited_message_says_what_it_says_now_and_when_it_was_edited()
    {
        var delivery = Read($$$$"""{"update_id":5,"edited_message":{"message_id":9,{{{{From}}}},"edit_date":1650000060,"text":"new"}}""").Delivery!;
        Assert.Equal(new Input.Edited(new Input.Text("new")), delivery.Input);
        Assert.Equal(1650000060, delivery.SentAt.ToUnixTimeSeconds());
    }

    [Fact]
    public void A_tap_brings_its_data_its_card_and_the_query_to_answer()
    {
        var read = Read($$$$"""{"update_id":5,"callback_query":{"id":"q1","from":{"id":7,"is_bot":false,"first_name":"x"},"chat_instance":"1","data":"f1.o2","message":{"message_id":9,{{{{From}}}},"text":"card"}}}""");
        Assert.Equal((new Input.Pressed("f1.o2"), 9, "q1"), (read.Delivery!.Input, read.Delivery.Message, read.Tap));
    }

    [Fact]
    public void A_tap_on_a_message_too_old_to_be_shown_keeps_its_chat()
    {
        var read = Read("""{"update_id":5,"callback_query":{"id":"q1","from":{"id":7,"is_bot":false,"first_name":"x"},"chat_instance":"1","data":"f1.o2","message":{"message_id":9,"date":0,"chat":{"id":7,"type":"private"}}}}""");
        Assert.Equal(("q1", 7), (read.Tap, read.Delivery!.Address));
    }

    [Theory]
    [InlineData("kicked", false)]
    [InlineData("member", true)]
    public void Blocking_and_coming_back_are_told(string status, bool reachable)
    {
        var user = """{"id":1,"is_bot":true,"first_name":"b"}""";
        var until = status == "kicked" ? ",\"until_date\":0" : "";
        var read = Read($$$$"""{"update_id":5,"my_chat_member":{ {{{{From}}}},"old_chat_member":{"status":"member","user":{{{{user}}}}},"new_chat_member":{"status":"{{{{status}}}}","user":{{{{user}}}}{{{{until}}}}}}}""");
        Assert.Equal(new Input.Reachable(reachable), read.Delivery!.Input);
    }

    [Theory]
    [InlineData("""{"update_id":5,"poll":{"id":"1","question":"q"}}""")]
    [InlineData("""{"update_id":5}""")]
    [InlineData("""{"update_id":5,"telepathy":7}""")]
    [InlineData("7")]
    public void What_is_not_for_the_dialogs_is_passed_over(string json) => Assert.Null(Read(json).Delivery);

    [Fact]
    public void Kinds_that_nobody_knows_yet_are_told_as_such()
    {
        var read = Read("""{"update_id":5,"telepathy":{"chat":{"id":7,"type":"private"},"message_id":3}}""");
        Assert.Equal((new Input.Unexpected("telepathy"), 7), (read.Delivery!.Input, read.Delivery.Address));
    }

    [Fact]
    public void A_broken_tap_is_answered_all_the_same() =>
        Assert.Equal("q", Read("""{"update_id":5,"callback_query":{"id":"q","from":7,"message":{"message_id":"no","chat":{"id":7,"type":"private"}}}}""").Tap);

    public static TheoryData<string> Wholes =>
    [
        """{"update_id":5,"message":{"message_id":9,"date":1,"message_thread_id":5,"is_topic_message":true,"from":{"id":7,"is_bot":false,"first_name":"x"},"chat":{"id":-1007,"type":"supergroup","title":"g","is_forum":true},"text":"/digest@field_bot"}}""",
        """{"update_id":5,"message":{"message_id":9,"date":1,"chat":{"id":-7,"type":"group","title":"g"},"migrate_to_chat_id":-1007}}""",
        $$$$"""{"update_id":5,"callback_query":{"id":"q1","from":{"id":7,"is_bot":false,"first_name":"x"},"chat_instance":"1","data":"d","message":{"message_id":9,{{{{From}}}},"text":"t"}}}""",
        $$$$"""{"update_id":5,"message":{"message_id":9,{{{{From}}}},"photo":[{"file_id":"s","file_unique_id":"us","width":1,"height":1}],"caption":"c"}}""",
        $$$$"""{"update_id":5,"edited_message":{"message_id":9,{{{{From}}}},"venue":{"location":{"latitude":1.5,"longitude":2.5},"title":"t","address":"a"}}}""",
        $$$$"""{"update_id":5,"my_chat_member":{ {{{{From}}}},"old_chat_member":{"status":"member","user":{"id":1,"is_bot":true,"first_name":"b"}},"new_chat_member":{"status":"kicked","until_date":0,"user":{"id":1,"is_bot":true,"first_name":"b"} }}}""",
    ];

    [Theory]
    [MemberData(nameof(Wholes))]
    public void No_slip_in_the_text_of_an_update_throws(string whole) =>
        Gen.Select(Gen.Int[0, whole.Length - 1], Slip, Gen.Int[0, 8]).List[1, 3].Sample(slips =>
        {
            var text = whole;
            foreach (var (at, put, gone) in slips) text = at < text.Length ? text[..at] + put + text[Math.Min(text.Length, at + gone)..] : text;
            try { using var json = JsonDocument.Parse(text); }
            catch (JsonException) { return; }
            _ = Read(text);
        }, iter: 20_000, seed: "0000KOIPevJ3");

    [Theory]
    [MemberData(nameof(Wholes))]
    public void No_missing_part_of_an_update_throws(string whole)
    {
        foreach (var (start, length) in Parts(whole)) _ = Read(whole.Remove(start, length));
    }

    /// <summary>Every property of the text, with the comma beside it.</summary>
    private static IEnumerable<(int Start, int Length)> Parts(string json)
    {
        for (var name = json.IndexOf('"', StringComparison.Ordinal); name >= 0; name = json.IndexOf('"', name + 1))
            for (var end = name + 1; end <= json.Length; end++)
            {
                var (start, length) = json[name - 1] == ',' ? (name - 1, end - name + 1) : (name, end - name + (end < json.Length && json[end] == ',' ? 1 : 0));
                if (start + length > json.Length || !Parses(json.Remove(start, length))) continue;
                yield return (start, length);
                break;
            }
    }

    private static bool Parses(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Incoming Read(string json) => Reader.Read(JsonSerializer.Deserialize<RawUpdate>(json, JsonBotAPI.Options)!);
}
