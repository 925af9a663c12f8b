using System.Net;
using System.Text;
using FieldBot.Dialogs;
using FieldBot.Host.Telegram;
using Telegram.Bot.Exceptions;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Fetching what people sent: the file, a word why there is none, or a failure that another try may mend.</summary>
public sealed class TelegramFilesTests : IDisposable
{
    private readonly FakeTelegram _telegram = new();

    [Fact]
    public async Task A_file_is_fetched_as_it_is()
    {
        Found(size: 6);
        Download(HttpStatusCode.OK, "内容");
        var fetched = await Fetch();
        Assert.Equal((null, "内容"), (fetched.Why, Encoding.UTF8.GetString(fetched.Content)));
    }

    [Theory]
    [InlineData("documents/file_1.XLSX", ".xlsx")]
    [InlineData("voice/file_1", "")]
    [InlineData("documents/file_1.a\"b", "")]
    [InlineData("documents/file_1.extensionwithoutend", "")]
    public async Task It_is_of_the_kind_that_its_path_ends_with(string path, string extension)
    {
        var found = System.Text.Json.JsonSerializer.Serialize(new { file_id = "f1", file_unique_id = "u1", file_size = 1, file_path = path });
        _telegram.Plan("getFile", _ => Task.FromResult(FakeTelegram.Yes(found)));
        _telegram.Plan(new Uri("http://x/" + path).Segments[^1], _ => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent([1]) }));
        Assert.Equal(extension, (await Fetch()).Extension);
    }

    [Fact]
    public async Task A_file_of_unknown_size_is_fetched_too()
    {
        _telegram.Plan("getFile", _ => Task.FromResult(FakeTelegram.Yes("""{"file_id":"f1","file_unique_id":"u1","file_path":"documents/file_1.xlsx"}""")));
        Download(HttpStatusCode.OK, "abc");
        Assert.Equal("abc", Encoding.UTF8.GetString((await Fetch()).Content));
    }

    [Fact]
    public async Task What_is_too_big_by_its_own_word_is_not_even_asked_for()
    {
        Assert.Equal("job.file-big", (await Fetch(FileRef.MostBytes + 1)).Why);
        Assert.True(_telegram.Silent);
    }

    [Theory]
    [InlineData("Bad Request: file is too big", "job.file-big")]
    [InlineData("Bad Request: wrong file_id or the file is temporarily unavailable", "job.file-gone")]
    [InlineData("Bad Request: invalid file_id", "job.file-gone")]
    public async Task A_refusal_that_will_stay_is_told(string description, string why)
    {
        _telegram.Refuse("getFile", 400, description);
        Assert.Equal(why, (await Fetch()).Why);
    }

    [Fact]
    public async Task A_server_that_gives_more_than_Telegram_does_is_not_asked_for_it()
    {
        Found(FileRef.MostBytes + 1);
        Assert.Equal("job.file-big", (await Fetch()).Why);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, """{"ok":false,"error_code":404,"description":"Not Found"}""")]
    [InlineData(HttpStatusCode.NotFound, "<html>")]
    [InlineData(HttpStatusCode.Gone, "")]
    public async Task A_file_gone_between_asking_and_fetching_is_gone(HttpStatusCode code, string body)
    {
        Found(size: 3);
        Download(code, body);
        Assert.Equal("job.file-gone", (await Fetch()).Why);
    }

    [Theory]
    [InlineData("getFile", 500, "Internal Server Error")]
    [InlineData("getFile", 429, "Too Many Requests: retry after 5")]
    [InlineData("getFile", 401, "Unauthorized")]
    [InlineData("file_1.xlsx", 502, "Bad Gateway")]
    public async Task What_may_be_better_in_a_while_is_thrown(string method, int code, string description)
    {
        Found(size: 3);
        if (method == "getFile") _telegram.Clear("getFile");
        _telegram.Refuse(method, code, description);
        var e = await Assert.ThrowsAnyAsync<RequestException>(() => Fetch());
        Assert.DoesNotContain("1:test", CallFault.Of(e).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_longer_than_announced_is_not_taken()
    {
        Found(size: 3);
        Download(HttpStatusCode.OK, "abcdef");
        await Assert.ThrowsAnyAsync<Exception>(() => Fetch());
    }

    public void Dispose() => _telegram.Close();

    private Task<FetchedFile> Fetch(long bytes = 0) => new TelegramFiles(_telegram.Client).Fetch(new(FileKind.Document, "f1", "u1", bytes), TestContext.Current.CancellationToken);

    private void Found(int size) =>
        _telegram.Plan("getFile", _ => Task.FromResult(FakeTelegram.Yes($$"""{"file_id":"f1","file_unique_id":"u1","file_size":{{size}},"file_path":"documents/file_1.xlsx"}""")));

    private void Download(HttpStatusCode code, string body) =>
        _telegram.Plan("file_1.xlsx", _ => Task.FromResult(new HttpResponseMessage(code) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) }));
}
