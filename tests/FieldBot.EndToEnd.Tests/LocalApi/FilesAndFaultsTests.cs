using System.Net;
using System.Text;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace FieldBot.EndToEnd.Tests.LocalApi;

public sealed class FilesAndFaultsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_goes_both_ways_unchanged()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        user.SendPhoto("照片"u8.ToArray());
        var photo = Assert.Single(await server.Bot.GetUpdates(cancellationToken: Stop)).Message!.Photo![^1];
        using var got = new MemoryStream();
        await server.Bot.GetInfoAndDownloadFile(photo.FileId, got, Stop);
        Assert.Equal("照片", Encoding.UTF8.GetString(got.ToArray()));
        var sent = await server.Bot.SendPhoto(user.Id, InputFile.FromStream(new MemoryStream(got.ToArray()), "p.png"), "看", cancellationToken: Stop);
        Assert.Equal(photo.FileUniqueId, sent.Photo![0].FileUniqueId);
        Assert.Equal(sent.Photo[0].FileId, (await server.Bot.SendPhoto(user.Id, InputFile.FromFileId(sent.Photo[0].FileId), cancellationToken: Stop)).Photo![0].FileId);
        Assert.Equal("r.csv", (await server.Bot.SendDocument(user.Id, InputFile.FromStream(new MemoryStream([1]), "r.csv"), cancellationToken: Stop)).Document!.FileName);
    }

    [Fact]
    public async Task Unknown_files_are_refused()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        Assert.Equal("Bad Request: invalid file_id", (await Assert.ThrowsAsync<ApiRequestException>(() => server.Bot.GetFile("none", Stop))).Message);
        await Assert.ThrowsAsync<ApiRequestException>(() => server.Bot.SendVoice(user.Id, InputFile.FromFileId("none"), cancellationToken: Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Get($"/file/bot{LocalServer.Token}/photos/file_9.png")).StatusCode);
    }

    [Fact]
    public async Task Unknown_methods_and_tokens()
    {
        await using var server = await LocalServer.Start();
        Assert.Equal(HttpStatusCode.NotFound, (await server.Call("sendCake", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Get("/bot1:other/getMe")).StatusCode);
        Assert.Equal(1000001, (await server.Bot.GetMe(Stop)).Id);
        await Assert.ThrowsAsync<ApiRequestException>(() => server.Bot.SetWebhook("https://example.org/hook", cancellationToken: Stop));
    }

    [Fact]
    public async Task Parameters_as_query_form_multipart_and_json()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var id = $"{user.Id}";
        (await server.Get($"/bot{LocalServer.Token}/sendMessage?chat_id={id}&text=a")).EnsureSuccessStatusCode();
        (await server.Call("sendMessage", new FormUrlEncodedContent([new("chat_id", id), new("text", "b")]))).EnsureSuccessStatusCode();
        using var parts = new MultipartFormDataContent { { new StringContent(id), "chat_id" }, { new StringContent("c"), "text" }, { new StringContent("""{"inline_keyboard":[[{"text":"x","callback_data":"y"}]]}"""), "reply_markup" } };
        (await server.Call("SENDMESSAGE", parts)).EnsureSuccessStatusCode();
        (await server.Call("sendMessage", new StringContent($$"""{"chat_id":{{id}},"text":"d"}""", Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();
        Assert.Equal(["a", "b", "c", "d"], user.View.Messages.Values.Select(m => m.Text));
        Assert.Equal("y", user.View.Card!.Button("x")!.Data);
        using var vague = new FormUrlEncodedContent([new("chat_id", id), new("text", "e"), new("protect_content", "perhaps")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Call("sendMessage", vague)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Call("sendMessage", new StringContent("{", Encoding.UTF8, "application/json"))).StatusCode);
    }

    [Fact]
    public async Task Commands_by_scope_and_language()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        await server.Bot.SetMyCommands([new("start", "开始")], cancellationToken: Stop);
        await server.Bot.SetMyCommands([new("visit", "走访")], BotCommandScope.Chat(user.Id), "zh", Stop);
        Assert.Equal("visit", Assert.Single(server.Telegram.Profile.MenuOf(user.Id)).Name);
        await server.Bot.DeleteMyCommands(BotCommandScope.Chat(user.Id), "zh", Stop);
        Assert.Equal("start", Assert.Single(server.Telegram.Profile.MenuOf(user.Id)).Name);
        Assert.Equal("start", Assert.Single(await server.Bot.GetMyCommands(cancellationToken: Stop)).Command);
        await Assert.ThrowsAsync<ApiRequestException>(() => server.Bot.SetMyCommands([new("走访", "x")], cancellationToken: Stop));
        await server.Bot.SetChatMenuButton(menuButton: new MenuButtonCommands(), cancellationToken: Stop);
        await server.Bot.SetMyDescription("说明", cancellationToken: Stop);
        Assert.Equal("说明", (await server.Bot.GetMyDescription(cancellationToken: Stop)).Description);
    }

    [Fact]
    public async Task Planned_faults_come_once_and_in_order()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var mishaps = server.Telegram.Mishaps;
        mishaps.Next("sendMessage", Mishap.TooMany(7));
        mishaps.Next("sendMessage", Mishap.ServerError);
        mishaps.Next("sendMessage", Mishap.CutBefore);
        mishaps.Next("sendMessage", Mishap.CutAfter);
        Task Send() => server.Bot.SendMessage(user.Id, "x", cancellationToken: Stop);
        var tooMany = await Assert.ThrowsAsync<ApiRequestException>(Send);
        Assert.Equal((429, 7), (tooMany.ErrorCode, tooMany.Parameters!.RetryAfter));
        Assert.Equal(500, (await Assert.ThrowsAsync<ApiRequestException>(Send)).ErrorCode);
        await Assert.ThrowsAsync<RequestException>(Send);
        Assert.Empty(user.View.Messages);
        await Assert.ThrowsAsync<RequestException>(Send);
        Assert.Single(user.View.Messages);
        var release = new TaskCompletionSource();
        mishaps.Next("sendMessage", Mishap.Slow(release.Task), user.Id);
        var slow = Send();
        await user.Until(v => v.Messages.Count == 2, stop: Stop);
        Assert.False(slow.IsCompleted);
        release.SetResult();
        await slow;
        Assert.Equal(5, server.Calls.Count(c => c.Request.Method == "sendMessage"));
    }
}
