using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FieldBot.Dialogs;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local.Page;
using FieldBot.Host.Telegram;
using Telegram.Bot;
using Telegram.Bot.Types.ReplyMarkups;

namespace FieldBot.EndToEnd.Tests.LocalApi;

public sealed class PageTests
{
    private const long Chat = 7_000_000_001;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<LocalServer> Start() => LocalServer.Start(page: telegram =>
    {
        telegram.AddUser(Chat, "干部001", met: true);
        return new ChatPage(telegram, [new Person(Chat, "C001", "干部001", ["GroupLeader"], "第1蹲点工作组")]);
    });

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page.js", "text/javascript")]
    [InlineData("/words.js", "text/javascript")]
    [InlineData("/formatted.js", "text/javascript")]
    [InlineData("/chat.js", "text/javascript")]
    [InlineData("/page.css", "text/css")]
    [InlineData("/icon.svg", "image/svg+xml")]
    [InlineData("/api/people", "application/json")]
    public async Task The_page_is_served_and_loads_nothing_from_elsewhere(string path, string type)
    {
        await using var server = await Start();
        var answer = await server.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("src=\"http", text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "evil.example", "/")]
    [InlineData("Host", "evil.example", "/api/people")]
    [InlineData("Host", "127.0.0.1:1", "/api/people")]
    [InlineData("Origin", "https://evil.example", "/api/people")]
    [InlineData("Origin", "null", "/api/people")]
    [InlineData("Origin", "http://127.0.0.1:1", "/api/people")]
    [InlineData("Origin", "https://evil.example", "/bot1000001:local-end-to-end/getMe")]
    [InlineData("Sec-Fetch-Site", "cross-site", "/api/people")]
    public async Task Other_sites_are_kept_out(string header, string value, string path)
    {
        await using var server = await Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Api.BaseUrl + path);
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Http.SendAsync(request, Stop)).StatusCode);
    }

    [Fact]
    public async Task Its_own_origin_may_do_everything()
    {
        await using var server = await Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Api.BaseUrl}/api/chats/{Chat}/text") { Content = JsonContent.Create(new { text = "你好" }) };
        request.Headers.Add("Origin", server.Api.BaseUrl);
        (await server.Http.SendAsync(request, Stop)).EnsureSuccessStatusCode();
        Assert.Equal("你好", Assert.Single(await server.Bot.GetUpdates(cancellationToken: Stop)).Message!.Text);
    }

    [Fact]
    public async Task A_conversation_by_the_page()
    {
        await using var server = await Start();
        await Act(server, "text", new { text = "/start" });
        await server.Bot.SendMessage(Chat, "哪里?", replyMarkup: new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("矿", "u:1")]]), cancellationToken: Stop);
        var seen = await View(server, after: 0);
        var card = seen.GetProperty("messages")[1];
        Assert.Equal("哪里?", card.GetProperty("text").GetString());
        var version = seen.GetProperty("version").GetInt64();
        var change = View(server, version);
        var query = (await Act(server, "press", new { message = card.GetProperty("id").GetInt64(), data = "u:1" })).GetProperty("query").GetString()!;
        await server.Bot.AnswerCallbackQuery(query, "收到", cancellationToken: Stop);
        Assert.Equal("收到", (await change).GetProperty("answers")[0].GetProperty("text").GetString());
        var voice = await VoiceOf(server);
        Assert.Equal("audio/ogg", voice.Content.Headers.ContentType!.MediaType);
        Assert.Null(voice.Content.Headers.ContentDisposition);
        foreach (var act in (string[])["photo", "album", "sticker", "voice", "contact"]) await Act(server, act, new { });
        await Act(server, "album", new { count = 10 });
        await Act(server, "place", new { latitude = 32.4, longitude = 105.8, forwarded = true });
        await Act(server, "block", new { });
        var last = await View(server, after: -1);
        Assert.True(last.GetProperty("blocked").GetBoolean());
        var photo = last.GetProperty("messages").EnumerateArray().First(m => m.GetProperty("kind").GetString() == "photo").GetProperty("file").GetString();
        Assert.Equal("image/png", (await server.Get($"/api/files/{photo}")).Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("text", """{"text":""}""", HttpStatusCode.BadRequest)]
    [InlineData("text", "{", HttpStatusCode.BadRequest)]
    [InlineData("place", """{"latitude":123,"longitude":1}""", HttpStatusCode.BadRequest)]
    [InlineData("press", """{"message":99,"data":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("document", """{"name":"x.txt","content":""}""", HttpStatusCode.BadRequest)]
    [InlineData("document", """{"name":"x.txt","content":"!"}""", HttpStatusCode.BadRequest)]
    [InlineData("document", """{"name":"","content":"YQ=="}""", HttpStatusCode.BadRequest)]
    [InlineData("photo", """{"content":""}""", HttpStatusCode.BadRequest)]
    [InlineData("voice", """{"content":"!"}""", HttpStatusCode.BadRequest)]
    [InlineData("album", """{"count":11}""", HttpStatusCode.BadRequest)]
    [InlineData("album", """{"count":1}""", HttpStatusCode.BadRequest)]
    [InlineData("album", """{"contents":["YQ==",""]}""", HttpStatusCode.BadRequest)]
    [InlineData("dance", "{}", HttpStatusCode.BadRequest)]
    public async Task What_nobody_can_do_is_refused(string act, string body, HttpStatusCode expected)
    {
        await using var server = await Start();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(expected, (await server.Http.PostAsync(new Uri($"{server.Api.BaseUrl}/api/chats/{Chat}/{act}"), content, Stop)).StatusCode);
        using var form = new StringContent(body);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await server.Http.PostAsync(new Uri($"{server.Api.BaseUrl}/api/chats/{Chat}/{act}"), form, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Get("/api/chats/5")).StatusCode);
    }

    [Fact]
    public async Task Photos_and_voice_notes_of_one_s_own_go_to_the_bot()
    {
        await using var server = await Start();
        await Act(server, "photo", new { content = Convert.ToBase64String("one"u8) });
        await Act(server, "album", new { contents = new[] { Convert.ToBase64String("two"u8), Convert.ToBase64String("three"u8) } });
        await Act(server, "voice", new { content = Convert.ToBase64String("four"u8) });
        var messages = (await server.Bot.GetUpdates(cancellationToken: Stop)).Select(u => u.Message!).ToList();
        Assert.Equal([3, 3, 5, 4], messages.Select(m => (m.Photo?[^1].FileSize ?? m.Voice!.FileSize)!.Value));
        Assert.Equal(messages[1].MediaGroupId, messages[2].MediaGroupId);
        Assert.NotNull(messages[1].MediaGroupId);
    }

    [Fact]
    public async Task What_is_taken_back_or_protected_is_so_on_the_page()
    {
        await using var server = await Start();
        var message = new OutgoingMessage("guarded") { Protected = true };
        await server.Bot.SendRequest(new SendRequest(Chat, "guarded", html: true, message, last: true), Stop);
        var shown = (await View(server, after: -1)).GetProperty("messages")[0];
        Assert.True(shown.GetProperty("protected").GetBoolean());
        await server.Bot.SendRequest(new DeleteRequest(Chat, shown.GetProperty("id").GetInt64()), Stop);
        Assert.Equal(0, (await View(server, after: -1)).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task A_file_of_one_s_own_goes_to_the_bot_and_the_bot_s_comes_back_to_be_saved()
    {
        await using var server = await Start();
        await Act(server, "document", new { name = "项目 二.xlsx", content = Convert.ToBase64String("内容"u8) });
        var document = Assert.Single(await server.Bot.GetUpdates(cancellationToken: Stop)).Message!.Document!;
        Assert.Equal(("项目 二.xlsx", 6), (document.FileName, document.FileSize));
        var fetched = await new TelegramFiles(server.Bot).Fetch(new(FileKind.Document, document.FileId, document.FileUniqueId, 6), Stop);
        Assert.Equal("内容"u8.ToArray(), fetched.Content);

        var message = new OutgoingMessage("<b>看</b>", Buttons: [[new("好", "ok")]]) { File = new("key", "错误标注.xlsx"), Secret = true };
        await server.Bot.SendRequest(new UploadRequest(SentAs.Document, Chat, fetched.Content, message.File!.Name, message.Html, true, message), Stop);
        var shown = (await View(server, after: -1)).GetProperty("messages")[1];
        Assert.Equal(("document", "错误标注.xlsx", "看", "好"), (shown.GetProperty("kind").GetString(), shown.GetProperty("fileName").GetString(), shown.GetProperty("text").GetString(),
            shown.GetProperty("buttons")[0][0].GetProperty("label").GetString()));
        Assert.True(server.Telegram.User(Chat)!.View.Last!.Protected);
        var saved = await server.Get($"/api/files/{shown.GetProperty("file").GetString()}");
        Assert.Equal(("attachment", "错误标注.xlsx", "application/octet-stream"), (saved.Content.Headers.ContentDisposition!.DispositionType, saved.Content.Headers.ContentDisposition.FileNameStar, saved.Content.Headers.ContentType!.MediaType));
        Assert.Equal("内容"u8.ToArray(), await saved.Content.ReadAsByteArrayAsync(Stop));
        if (BotApiSchema.Load() is { } schema) Assert.Empty(schema.Faults(server.Calls));
    }

    [Fact]
    public async Task A_page_of_somebody_s_is_saved_and_never_run_here()
    {
        await using var server = await Start();
        await Act(server, "document", new { name = "x.html", content = Convert.ToBase64String("<script>1</script>"u8) });
        var file = (await View(server, after: -1)).GetProperty("messages")[0].GetProperty("file").GetString();
        Assert.Equal("attachment", (await server.Get($"/api/files/{file}")).Content.Headers.ContentDisposition!.DispositionType);
    }

    private static async Task<HttpResponseMessage> VoiceOf(LocalServer server)
    {
        await Act(server, "voice", new { });
        return await server.Get($"/api/files/{server.Telegram.User(Chat)!.View.Last!.FileId}");
    }

    private static async Task<JsonElement> Act(LocalServer server, string act, object body)
    {
        var answer = await server.Http.PostAsJsonAsync(new Uri($"{server.Api.BaseUrl}/api/chats/{Chat}/{act}"), body, Stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    private static Task<JsonElement> View(LocalServer server, long after) =>
        server.Http.GetFromJsonAsync<JsonElement>(new Uri($"{server.Api.BaseUrl}/api/chats/{Chat}?after={after}"), Stop);
}
