using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Commands;
using FieldBot.Storage;
using FieldBot.Storage.Durability;

namespace FieldBot.Host.Tests.Commands;

/// <summary>What the office does at the command line, with the bot running and without.</summary>
public sealed class OfficeTests : IDisposable
{
    private const long Account = 7_123_456_789;
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    public static TheoryData<bool> Ways => [false, true];

    [Fact]
    public async Task The_template_is_a_workbook_that_checks_without_a_fault_and_overwrites_nothing_unasked()
    {
        var file = _desk.In("mine.xlsx");
        Assert.Equal(0, (await _desk.Run("programme", "template", file)).Code);
        var check = await _desk.Run("programme", "check", file);
        Assert.Equal(0, check.Code);
        Assert.All(check.ErrorLines, l => Assert.StartsWith("注意", l, StringComparison.Ordinal));
        var again = await _desk.Run("programme", "template", file);
        Assert.NotEqual(0, again.Code);
        Assert.Contains("--force", Assert.Single(again.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Run("programme", "template", file, "--force")).Code);
        Assert.Contains("cannot be written", (await _desk.Run("programme", "template", _desk.In("nowhere/mine.xlsx"))).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Versions_are_listed_and_an_earlier_one_is_put_back(bool running)
    {
        await Import();
        await Import(("members.csv", t => t.Replace("干部002", "干部二", StringComparison.Ordinal)));
        using var beside = Beside(running);
        var listed = await _desk.Run("programme", "versions");
        Assert.Equal(["* 2", "  1"], listed.OutputLines.Select(l => l.Split('\t')[0]));
        Assert.EndsWith("members ~1", listed.OutputLines[0], StringComparison.Ordinal);
        Assert.Contains("version 1 is in force", (await _desk.Run("programme", "rollback", "1")).Output, StringComparison.Ordinal);
        Assert.Equal(["  2", "* 1"], (await _desk.Run("programme", "versions")).OutputLines.Select(l => l.Split('\t')[0]));
        var none = await _desk.Run("programme", "rollback", "9");
        Assert.Equal((1, ""), (none.Code, none.Output));
        Assert.Contains("9: no such version", Assert.Single(none.ErrorLines), StringComparison.Ordinal);
        Assert.NotEqual(0, (await _desk.Run("programme", "rollback", "x")).Code);
    }

    [Fact]
    public async Task Before_the_first_import_there_is_no_version() =>
        Assert.Contains("nothing was imported yet", Assert.Single((await _desk.Run("programme", "versions")).OutputLines), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Links_are_made_for_those_of_a_group_or_a_role_who_have_no_account(bool running)
    {
        await Import();
        using (var store = _desk.Open()) await store.Bind("C002", Account);
        using var beside = Beside(running);
        Assert.Equal(["C001", "C003", "C004"], Codes(await _desk.Run("links", "--group", "G01")));
        Assert.Equal(["K01"], Codes(await _desk.Run("links", "--role", "管理员")));
        Assert.Equal(["C001"], Codes(await _desk.Run("links", "--role", "组长", "--group", "G01")));
        Assert.Contains("--group G99: no such group", Assert.Single((await _desk.Run("links", "--group", "G99")).ErrorLines), StringComparison.Ordinal);
        Assert.Contains("--role x: no such role", Assert.Single((await _desk.Run("links", "--role", "x")).ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Who_is_not_bound_is_listed_and_an_account_is_stopped(bool running)
    {
        await Import();
        using (var store = _desk.Open())
        {
            await store.Bind("C002", Account);
            await store.Bind("K01", Account + 1);
        }

        using var beside = Beside(running);
        var unbound = (await _desk.Run("links", "--unbound")).OutputLines;
        Assert.Equal(119, unbound.Length);
        Assert.Equal("C001\t干部001\t第1蹲点工作组", unbound[0]);
        Assert.Equal(["C001", "C003", "C004"], Codes(await _desk.Run("links", "--unbound", "--group", "G01")));
        Assert.Equal(["C001"], Codes(await _desk.Run("links", "--unbound", "--role", "组长", "--group", "G01")));
        Assert.Contains("Everybody is bound", (await _desk.Run("links", "--unbound", "--role", "管理员")).Output, StringComparison.Ordinal);
        Assert.Contains("--group G99: no such group", Assert.Single((await _desk.Run("links", "--unbound", "--group", "G99")).ErrorLines), StringComparison.Ordinal);
        Assert.Contains("account of C002", (await _desk.Run("links", "--revoke", "C002")).Output, StringComparison.Ordinal);
        Assert.Equal(120, (await _desk.Run("links", "--unbound")).OutputLines.Length);
        Assert.Contains("--revoke C999: no such member", Assert.Single((await _desk.Run("links", "--revoke", "C999")).ErrorLines), StringComparison.Ordinal);
        var last = await _desk.Run("links", "--revoke", "K01");
        Assert.Equal((1, ""), (last.Code, last.Output));
        Assert.Contains("last administrator", Assert.Single(last.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_audit_trail_is_exported_and_found_intact(bool running)
    {
        await Import();
        using var beside = Beside(running);
        await _desk.Run("links", "--member", "C001");
        var file = _desk.In("audit.csv");
        Assert.Equal(0, (await _desk.Run("export", "audit", "--csv", file)).Code);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("编号,时间,人员,姓名,动作,对象,说明", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",,命令行,生成链接,C001,", lines[2], StringComparison.Ordinal);
        var said = await _desk.Run("verify");
        Assert.Equal((0, ""), (said.Code, said.Errors));
        Assert.Contains("audit trail: 3 entries, intact", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("altered", "entry 2 was altered")]
    [InlineData("removed", "entries 2 to 2 are missing")]
    [InlineData("reordered", "entry 2 was altered, moved")]
    [InlineData("cut", "entries 4 to 4 are missing")]
    public async Task Verify_finds_what_was_done_to_the_trail_and_fails(string how, string what)
    {
        await Import();
        for (var n = 0; n < 3; n++) await _desk.Run("links", "--member", $"C00{n + 1}");
        using (var database = DurableEngine.Open(_desk.Store.Folder, "fieldbot")) database.Commit(d => Tamper(d.GetCollection("audit"), how));
        var said = await _desk.Run("verify");
        Assert.Equal(1, said.Code);
        Assert.Contains(said.OutputLines, l => l.Contains("ledger: 0 issues, intact", StringComparison.Ordinal));
        Assert.Contains(said.ErrorLines, l => l.Contains(what, StringComparison.Ordinal));
        Assert.Matches(@"audit trail: \d+ fault\(s\)", said.ErrorLines[^1]);
    }

    private static void Tamper(LiteDB.ILiteCollection<LiteDB.BsonDocument> trail, string how)
    {
        var (second, third) = (trail.FindById(2), trail.FindById(3));
        switch (how)
        {
            case "altered":
                second["by"] = "K01";
                trail.Update(second);
                break;
            case "removed": trail.Delete(2); break;
            case "cut": trail.Delete(4); break;
            default:
                (second["_id"], third["_id"]) = (3, 2);
                trail.Update(second);
                trail.Update(third);
                break;
        }
    }

    private static IEnumerable<string> Codes(Said said) => said.OutputLines.Where(l => l.Contains('\t', StringComparison.Ordinal)).Select(l => l.Split('\t')[0]).Where(c => c.Length is 3 or 4);

    private async Task Import(params (string File, Func<string, string> Change)[] changes) =>
        Assert.Equal(0, (await _desk.Run("programme", "import", changes is [] ? Desk.Sample : _desk.Programme(changes))).Code);

    /// <summary>The running bot that holds the folder, when there is one.</summary>
    private Running Beside(bool running) => new(running ? _desk.Open() : null, _desk);

    private sealed class Running(Store? store, Desk desk) : IDisposable
    {
        private readonly CommandSocket? _socket = store is null ? null : desk.Listen(store);

        public void Dispose()
        {
            _socket?.Dispose();
            store?.Dispose();
        }
    }
}
