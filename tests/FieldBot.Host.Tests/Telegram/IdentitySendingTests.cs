using FieldBot.Dialogs;
using FieldBot.Host.Telegram;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>An identity stands in one message that goes out now, and nowhere else: not in the row, not in an old card, not in a log.</summary>
public sealed class IdentitySendingTests : Sending
{
    private static readonly OutgoingMessage Asked7K2M = new($"<b>#7K2M</b>\n{OutgoingIdentity.Place}\nend", "card", Message: 77, Buttons: [[new("a", "f1.o0")]]) { Identity = new("#7K2M", Account: true) };

    [Fact]
    public async Task It_is_put_in_escaped_and_always_sent_anew_and_protected()
    {
        Identities["#7K2M"] = new("<b>张三</b> & 李四", "135\n0000", 8_123_456_789);
        Put(Asked7K2M);
        var sent = await Telegram.Next();
        Assert.Equal(("sendMessage", true, true), (sent.Method, sent.Html, sent.Body.GetProperty("protect_content").GetBoolean()));
        Assert.Equal("<b>#7K2M</b>\n称呼：&lt;b&gt;张三&lt;/b&gt; &amp; 李四\n联系方式：135 0000\nTelegram 账号 <a href=\"tg://user?id=8123456789\">8123456789</a>\nend", sent.Text);
        Assert.Equal(Asked7K2M.Html, (await Sent()).Row.Message.Html);
    }

    [Fact]
    public async Task The_account_is_told_only_where_it_was_asked_for()
    {
        Identities["#7K2M"] = new("张三", null, 8_123_456_789);
        Put(Asked7K2M with { Identity = new("#7K2M", Account: false) });
        Assert.Equal("<b>#7K2M</b>\n称呼：张三\nend", (await Telegram.Next()).Text);
    }

    [Theory]
    [InlineData(null, "身份信息已删除。")]
    [InlineData("zh-Hans", "身份信息已删除。")]
    [InlineData("en", "The identity was deleted.")]
    public async Task What_was_erased_is_said_to_be(string? language, string words)
    {
        Language = language;
        Put(Asked7K2M);
        Assert.Equal($"<b>#7K2M</b>\n{words}\nend", (await Telegram.Next()).Text);
    }

    [Fact]
    public async Task Nothing_to_tell_is_another_thing_than_erased()
    {
        Identities["#7K2M"] = new(" ", null, null);
        Put(Asked7K2M);
        Assert.Equal("<b>#7K2M</b>\n没有留下身份信息。\nend", (await Telegram.Next()).Text);
    }

    [Fact]
    public async Task No_later_card_takes_its_place_in_the_lane()
    {
        var first = Telegram.Hold("sendMessage");
        Identities["#7K2M"] = new("张三", null, null);
        Put(Note("before"), Asked7K2M, Card("later", below: true));
        await Telegram.Next();
        first.SetResult(Message(5));
        Assert.Contains("张三", (await Telegram.Next()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_print_itself() => Assert.DoesNotContain("张三", $"{new Identity("张三", "135", 7)}", StringComparison.Ordinal);
}
