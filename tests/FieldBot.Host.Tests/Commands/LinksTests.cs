using System.Text.Json;
using System.Text.RegularExpressions;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Host.Tests.Commands;

public sealed partial class LinksTests : IDisposable
{
    private const long Account = 7_123_456_789;
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_forgotten_token_and_a_mistyped_folder_do_not_go_unnoticed()
    {
        Assert.Contains("; the folder is new", (await _desk.Run("links")).Notice, StringComparison.Ordinal);
        Assert.EndsWith(" / trial data, because no token is set", (await _desk.Run("links")).Notice, StringComparison.Ordinal);
        const string token = "--FieldBot:Telegram:Token=1:test";
        var folder = $"--FieldBot:DataFolder={_desk.In("real")}";
        Assert.EndsWith(" / real data; the folder is new", (await _desk.Run("links", token, folder)).Notice, StringComparison.Ordinal);
        Assert.Equal("", (await _desk.Run("links", token, folder)).Notice);
    }

    [Fact]
    public async Task Everybody_who_is_not_bound_gets_one_link()
    {
        await Import(bound: "C002");
        var said = await _desk.Run("links", "--json");
        Assert.Equal((0, ""), (said.Code, said.Errors));
        var links = JsonSerializer.Deserialize<JsonElement[]>(said.Output)!;
        Assert.Equal(120, links.Select(l => l.GetProperty("payload").GetString()).Distinct().Count());
        Assert.DoesNotContain("C002", links.Select(l => l.GetProperty("member").GetString()));
        Assert.DoesNotContain("7123456789", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_says_whose_link_it_is_and_until_when_and_keeps_names_readable()
    {
        await Import();
        var before = DateTimeOffset.UtcNow;
        var said = await _desk.Run("links", "--member", "C001", "--json");
        Assert.Contains("干部001", said.Output, StringComparison.Ordinal);
        var link = Assert.Single(JsonSerializer.Deserialize<JsonElement[]>(said.Output)!);
        Assert.Equal(("C001", "干部001"), (link.GetProperty("member").GetString(), link.GetProperty("name").GetString()));
        Assert.Matches("^m_[A-Za-z0-9_-]{16,62}$", link.GetProperty("payload").GetString());
        Assert.Equal(JsonValueKind.Null, link.GetProperty("link").ValueKind);
        Assert.InRange(link.GetProperty("expiresAt").GetDateTimeOffset(), before.AddHours(71), DateTimeOffset.UtcNow.AddHours(73));
    }

    [Fact]
    public async Task A_second_call_gives_other_links()
    {
        await Import();
        string[] twice = [(await _desk.Run("links", "--member", "C001")).Output, (await _desk.Run("links", "--member", "C001")).Output];
        Assert.Equal(2, twice.SelectMany(o => Payload().Matches(o)).Select(m => m.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_clerk_reads_who_gets_which_link_until_when_and_that_older_ones_are_void()
    {
        await Import();
        var said = await _desk.Run("links", "--member", "C001");
        Assert.Equal(3, said.OutputLines.Length);
        Assert.Matches(@"\d{4}-\d\d-\d\d \d\d:\d\d", said.OutputLines[0]);
        Assert.Contains("作废", said.OutputLines[0], StringComparison.Ordinal);
        Assert.Matches(@"^C001\t干部001\t/start m_[A-Za-z0-9_-]{16,62}$", said.OutputLines[2]);
        Assert.Single(Payload().Matches(said.Output));
    }

    [Fact]
    public async Task Beside_the_running_bot_the_link_can_be_opened_as_it_stands()
    {
        await Import();
        using var store = _desk.Open();
        using var socket = _desk.Listen(store, bot: "dundian_bot");
        Assert.Matches(@"^C001\t干部001\thttps://t\.me/dundian_bot\?start=m_[A-Za-z0-9_-]{16,62}$", (await _desk.Run("links", "--member", "C001")).OutputLines[^1]);
        var json = JsonSerializer.Deserialize<JsonElement[]>((await _desk.Run("links", "--member", "C001", "--json")).Output)!.Single();
        Assert.Equal($"https://t.me/dundian_bot?start={json.GetProperty("payload").GetString()}", json.GetProperty("link").GetString());
    }

    [Fact]
    public async Task Somebody_who_is_bound_gets_a_new_link_when_asked_for_by_name()
    {
        await Import(bound: "C001");
        var said = await _desk.Run("links", "--member", "C001");
        Assert.StartsWith("C001\t", said.OutputLines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("7123456789", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C999")]
    [InlineData("c001")]
    [InlineData("")]
    public async Task A_code_that_nobody_has_is_one_clear_line(string code)
    {
        await Import();
        var said = await _desk.Run("links", "--member", code);
        Assert.Equal((1, ""), (said.Code, said.Output));
        Assert.Contains($"--member {code}: no such member; allowed:", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_import_there_is_a_link_for_the_administrator()
    {
        var said = await _desk.Run("links");
        Assert.Equal(0, said.Code);
        Assert.StartsWith("ADMIN\t", said.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_everybody_is_bound_it_says_so_and_json_is_an_empty_list()
    {
        using (var store = _desk.Open()) await store.Bind(EmptyProgramme.Admin, Account);
        Assert.Contains("Everybody is bound", Assert.Single((await _desk.Run("links")).OutputLines), StringComparison.Ordinal);
        Assert.Equal("[]", (await _desk.Run("links", "--json")).Output.Trim());
    }

    private async Task Import(string? bound = null)
    {
        Assert.Equal(0, (await _desk.Run("programme", "import", Desk.Sample)).Code);
        if (bound is null) return;
        using var store = _desk.Open();
        await store.Bind(bound, Account);
    }

    [GeneratedRegex("m_[A-Za-z0-9_-]{16,62}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Payload();
}
