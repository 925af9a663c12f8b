using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Evidence goes out as what it is: from our own copy, else from Telegram's, else as a word that neither is there.</summary>
public sealed class EvidenceSendingTests : Sending
{
    private const string NoFile = "Bad Request: wrong file identifier/HTTP URL specified";

    [Theory]
    [InlineData(FileKind.Photo, "sendPhoto", "photo", "upload_photo")]
    [InlineData(FileKind.Voice, "sendVoice", "voice", "upload_voice")]
    [InlineData(FileKind.Audio, "sendAudio", "audio", "upload_document")]
    [InlineData(FileKind.Video, "sendVideo", "video", "upload_video")]
    [InlineData(FileKind.Document, "sendDocument", "document", "upload_document")]
    public async Task What_is_kept_is_sent_anew_under_a_neutral_name(FileKind kind, string method, string field, string action)
    {
        Put(Keep(kind, "<b>附件</b> 1/3"));
        Assert.Equal(action, (await Telegram.Next()).Body.GetProperty("action").GetString());
        var sent = await Telegram.Next();
        Assert.Equal((method, 7001, "<b>附件</b> 1/3", true, "附件1.jpg"), (sent.Method, sent.Chat, sent.Caption, sent.Html, sent.NameOf(field)));
        Assert.Equal("content", sent.Body.GetProperty(field).GetProperty("text").GetString());
        Assert.NotEqual(0, (await Sent()).Message);
        Assert.True(Telegram.Silent);
    }

    [Fact]
    public async Task Below_a_round_video_stands_nothing_so_the_words_follow()
    {
        Put(Keep(FileKind.VideoNote, "附件"));
        Assert.Equal("upload_video_note", (await Telegram.Next()).Body.GetProperty("action").GetString());
        var sent = await Telegram.Next();
        Assert.Equal(("sendVideoNote", false), (sent.Method, sent.Has("caption")));
        Assert.Equal(("sendMessage", "附件"), await Words());
    }

    [Fact]
    public async Task What_is_not_kept_yet_is_sent_by_Telegram_s_own_copy()
    {
        Put(Evidence(FileKind.Voice, "附件"));
        var sent = await Telegram.Next();
        Assert.Equal(("sendVoice", "file-id", "附件"), (sent.Method, sent.Body.GetProperty("voice").GetString(), sent.Caption));
        await Sent();
    }

    [Fact]
    public async Task What_neither_has_is_told_in_its_place()
    {
        Telegram.Refuse("sendPhoto", 400, NoFile);
        Put(Evidence(FileKind.Photo, "附件"), Note("next"));
        Assert.Equal("sendPhoto", (await Telegram.Next()).Method);
        Assert.Equal(("sendMessage", "<i>没有了</i>"), await Words());
        Assert.Equal("next", (await Telegram.Next()).Text);
    }

    [Fact]
    public async Task A_file_of_ours_that_Telegram_does_not_take_goes_by_its_own_copy()
    {
        Telegram.Refuse("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        Put(Keep(FileKind.Photo, "附件"));
        await Telegram.Next();
        await Telegram.Next();
        Assert.Equal("file-id", (await Telegram.Next()).Body.GetProperty("photo").GetString());
    }

    [Theory]
    [InlineData(500, "Internal Server Error", null)]
    [InlineData(429, "Too Many Requests: retry after 9", 9)]
    public async Task An_upload_that_may_yet_succeed_is_tried_again_whole(int code, string description, int? retryAfter)
    {
        Telegram.Refuse("sendPhoto", code, description, retryAfter);
        Put(Keep(FileKind.Photo, "x"));
        await Telegram.Next();
        await Telegram.Next();
        await Clock.Pass();
        Assert.Equal("content", (await Telegram.Next()).Body.GetProperty("photo").GetProperty("text").GetString());
        await Sent();
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_none()
    {
        Telegram.Refuse("sendVoice", 403, "Forbidden: bot was blocked by the user");
        Put(Evidence(FileKind.Voice, "x"));
        Assert.True(await Drained());
        Assert.Single(UnreachableRows);
    }

    [Fact]
    public async Task No_later_card_replaces_it_and_it_is_never_an_edit()
    {
        var first = Telegram.Hold("sendMessage");
        Put(Note("before"), Evidence(FileKind.Photo, "photo") with { Card = "card", Message = 77 }, Card("later", below: true));
        await Telegram.Next();
        first.SetResult(Message(5));
        Assert.Equal("photo", (await Telegram.Next()).Caption);
    }

    [Fact]
    public async Task What_goes_anew_only_is_never_Telegram_s_copy()
    {
        Put(Anew(Evidence(FileKind.Photo, "附件")), Note("next"));
        Assert.Equal(("sendMessage", "<i>没有了</i>"), await Words());
        Assert.Equal("next", (await Telegram.Next()).Text);
    }

    [Fact]
    public async Task What_Telegram_does_not_take_as_what_it_is_goes_as_a_file_and_else_is_told()
    {
        Telegram.Refuse("sendVoice", 400, "Bad Request: VOICE_MESSAGES_FORBIDDEN");
        Put(Anew(Keep(FileKind.Voice, "附件")) with { Protected = true });
        await Telegram.Next();
        await Telegram.Next();
        await Telegram.Next();
        var sent = await Telegram.Next();
        Assert.Equal(("sendDocument", "附件1.jpg", "true"), (sent.Method, sent.FileName, sent.Body.GetProperty("protect_content").GetString()));

        Telegram.Refuse("sendDocument", 400, "Bad Request: something");
        Put(Anew(Keep(FileKind.Document, "附件")));
        await Telegram.Next();
        await Telegram.Next();
        Assert.Equal(("sendMessage", "<i>没有了</i>"), await Words());
    }

    /// <summary>Whoever names a file may write anything behind its last dot.</summary>
    [Theory]
    [InlineData(".PDF", "附件1.pdf")]
    [InlineData(".zhangsan", "附件1")]
    [InlineData("", "附件1")]
    public async Task Nothing_of_the_sender_s_name_for_it_gets_through(string extension, string name)
    {
        Kept["unique"] = (new KeptFile("unique", "key", FileKind.Audio, 7, extension), "content"u8.ToArray());
        Put(Anew(Evidence(FileKind.Audio, "附件")));
        await Telegram.Next();
        var sent = await Telegram.Next();
        Assert.Equal((name, "附件1"), (sent.NameOf("audio"), sent.Body.GetProperty("title").GetString()));
    }

    private static OutgoingMessage Anew(OutgoingMessage message) => message with { Evidence = message.Evidence! with { Anew = true } };

    private OutgoingMessage Keep(FileKind kind, string text)
    {
        Kept["unique"] = (new KeptFile("unique", "key", kind, 7, ".jpg"), "content"u8.ToArray());
        return Evidence(kind, text);
    }

    private static OutgoingMessage Evidence(FileKind kind, string text) => new(text) { Evidence = new(new(kind, "file-id", "unique"), "附件1", "<i>没有了</i>") };

    private async Task<(string, string)> Words() => await Telegram.Next() is var sent ? (sent.Method, sent.Text) : default;
}
