using System.Net;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Telegram;
using Telegram.Bot.Exceptions;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Answers to taps, the menus of commands, and what a refusal means.</summary>
public sealed class TapsAndMenusTests : IAsyncDisposable
{
    private readonly FakeTelegram _telegram = new();
    private readonly WatchedClock _clock = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly TapAnswers _taps;
    private readonly Task _running;

    public TapsAndMenusTests()
    {
        _taps = new(_telegram.Client, _clock, atOnce: 1);
        _running = _taps.Run(_stop.Token);
    }

    [Fact]
    public async Task A_query_too_old_is_let_go_and_the_next_answered()
    {
        _telegram.Refuse("answerCallbackQuery", 400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        _taps.Answer("old", null);
        _taps.Answer("new", "words");
        Assert.Equal("old", Query(await _telegram.Next()));
        var second = await _telegram.Next();
        Assert.Equal(("new", "words"), (Query(second), second.Text));
    }

    [Fact]
    public async Task An_answer_that_failed_is_tried_again_and_then_all_is_done()
    {
        _telegram.Refuse("answerCallbackQuery", 500, "Internal Server Error");
        _taps.Answer("q", null);
        await _telegram.Next();
        Assert.False(_taps.Done);
        await _clock.Pass();
        Assert.Equal("q", Query(await _telegram.Next()));
        while (!_taps.Done) await Task.Yield();
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_an_answer_is_no_fault()
    {
        _telegram.Plan("answerCallbackQuery", _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new CutOff(_stop) }));
        _taps.Answer("q", null);
        await _running;
        Assert.False(_taps.Done);
    }

    [Fact]
    public async Task Words_longer_than_Telegram_takes_are_cut_between_characters()
    {
        _taps.Answer("q", new string('a', 199) + "😀😀");
        Assert.Equal(new string('a', 199), (await _telegram.Next()).Text);
    }

    [Fact]
    public async Task Strangers_see_what_there_is_for_strangers_in_both_languages()
    {
        await CommandMenu.SetForStrangers(_telegram.Client, _stop.Token);
        var (english, chinese) = (await _telegram.Next(), await _telegram.Next());
        Assert.Equal((false, "zh"), (english.Body.TryGetProperty("language_code", out _), chinese.Body.GetProperty("language_code").GetString()));
        Assert.Equal(["start", "mine", "receipt", "help", "settings"], Names(english));
        Assert.Equal(["start", "mine", "receipt", "help", "settings"], Names(chinese));
        Assert.Equal(["开始", "我的诉求", "凭回执码查看", "帮助", "语言"], chinese.Body.GetProperty("commands").EnumerateArray().Select(c => c.GetProperty("description").GetString()));
    }

    [Theory]
    [InlineData(Role.Cadre, new[] { "visit", "visits", "offline", "report", "issues", "handover", "plan", "help", "cancel", "settings" })]
    [InlineData(Role.GroupLeader, new[] { "visit", "visits", "offline", "report", "status", "digest", "brief", "issues", "handover", "plan", "export", "group", "help", "cancel", "settings" })]
    [InlineData(Role.Admin, new[] { "start", "admin", "audit", "help", "cancel", "settings" })]
    [InlineData(Role.Auditor, new[] { "start", "status", "digest", "brief", "issues", "plan", "export", "audit", "help", "cancel", "settings" })]
    [InlineData(Role.Intake, new[] { "start", "report", "issues", "handover", "help", "cancel", "settings" })]
    public async Task Commands_are_those_of_the_role(Role role, string[] names)
    {
        await CommandMenu.Of(new("C001", "x", [role], "G01", []), "en").Set(_telegram.Client, 7, _stop.Token);
        var call = await _telegram.Next();
        Assert.Equal(names, Names(call));
        Assert.Equal(("chat", 7), (call.Body.GetProperty("scope").GetProperty("type").GetString(), call.Body.GetProperty("scope").GetProperty("chat_id").GetInt64()));
    }

    [Fact]
    public void Menus_are_in_the_language_of_the_chat()
    {
        var member = new Member("C001", "x", [Role.Cadre], "G01", []);
        Assert.Contains(CommandMenu.Of(member, "zh-Hans").Commands(), c => c.Description == "走访");
        Assert.Contains(CommandMenu.Of(member, "en").Commands(), c => c.Description == "Record a visit");
    }

    [Theory]
    [InlineData(400, "Bad Request: message is not modified: x", FaultKind.NotModified)]
    [InlineData(400, "Bad Request: message to edit not found", FaultKind.NothingToEdit)]
    [InlineData(400, "Bad Request: message to delete not found", FaultKind.NothingToDelete)]
    [InlineData(400, "Bad Request: message can't be deleted for everyone", FaultKind.NothingToDelete)]
    [InlineData(400, "Bad Request: there is no text in the message to edit", FaultKind.OtherKind)]
    [InlineData(400, "Bad Request: there is no caption in the message to edit", FaultKind.OtherKind)]
    [InlineData(400, "Bad Request: there is no media in the message to edit", FaultKind.OtherKind)]
    [InlineData(400, "Bad Request: can't parse entities: x", FaultKind.BadMarkup)]
    [InlineData(400, "Bad Request: chat not found", FaultKind.Unreachable)]
    [InlineData(400, "Bad Request: message is too long", FaultKind.Refused)]
    [InlineData(401, "Unauthorized", FaultKind.TokenRefused)]
    [InlineData(403, "Forbidden: user is deactivated", FaultKind.Unreachable)]
    [InlineData(409, "Conflict: terminated by other getUpdates request", FaultKind.Conflict)]
    [InlineData(429, "Too Many Requests: retry after 5", FaultKind.TooMany)]
    [InlineData(502, "Bad Gateway", FaultKind.Unclear)]
    internal void A_refusal_is_told_by_its_code_and_words(int code, string description, FaultKind kind) =>
        Assert.Equal(kind, CallFault.Of(new ApiRequestException(description, code)).Kind);

    [Fact]
    public void A_network_error_never_tells_the_address_which_holds_the_token() =>
        Assert.DoesNotContain("secret", CallFault.Of(new RequestException("https://host/bot1:secret/getMe", new HttpRequestException("https://host/bot1:secret"))).Description, StringComparison.Ordinal);

    [Theory]
    [InlineData("Bad Request: can't parse entities: Unsupported start tag \"张三\" at byte offset 5", "Bad Request: can't parse entities: Unsupported start tag …")]
    [InlineData("Bad Request: a \"张\" said \"三", "Bad Request: a …")]
    [InlineData("Bad Request: unclosed \"张三", "Bad Request: unclosed …")]
    [InlineData("Bad Request: user 8412000001 not found", "Bad Request: user … not found")]
    [InlineData("Too Many Requests: retry after 12345", "Too Many Requests: retry after 12345")]
    public void What_Telegram_quotes_is_not_told(string description, string told) => Assert.Equal(told, CallFault.Of(new ApiRequestException(description, 400)).Description);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _telegram.Close();
    }

    private static string? Query(Call call) => call.Body.GetProperty("callback_query_id").GetString();

    private static IEnumerable<string?> Names(Call call) => call.Body.GetProperty("commands").EnumerateArray().Select(c => c.GetProperty("command").GetString());

    /// <summary>An answer that breaks off while it is read, because the program stops.</summary>
    private sealed class CutOff(CancellationTokenSource stop) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stop.CancelAsync();
            await stream.WriteAsync("{\"ok\":tr"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
