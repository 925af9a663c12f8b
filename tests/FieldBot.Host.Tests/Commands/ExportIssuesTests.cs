using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;
using FieldBot.Storage.Durability;
using MiniExcelLibs;

namespace FieldBot.Host.Tests.Commands;

/// <summary>The ledger as a file, made by this process or by the running Host.</summary>
public sealed class ExportIssuesTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task As_CSV_it_opens_in_Excel_with_its_codes_as_text_and_runs_nothing()
    {
        await Register(Ledger.Of(1, "=HYPERLINK(\"http://x\",\"y\")"), Ledger.Of(2, "@SUM(A1)"), Ledger.Of(3, "a,\"b\"") with { People = 35, Amount = 12.5m });
        var said = await _desk.Run("export", "issues", "--csv", _desk.In("out.csv"));
        Assert.Equal((0, ""), (said.Code, said.Output));
        var bytes = await File.ReadAllBytesAsync(_desk.In("out.csv"), TestContext.Current.CancellationToken);
        Assert.True(bytes.AsSpan().StartsWith("\uFEFF编号,来源,时间,"u8));
        var rows = MiniExcel.Query(_desk.In("out.csv"), useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(["'=HYPERLINK(\"http://x\",\"y\")", "'@SUM(A1)", "a,\"b\""], rows.Select(r => r["内容"]));
        Assert.Equal(("I-3", "35", "12.5"), (rows[2]["编号"], rows[2]["涉及人数"], rows[2]["涉及金额"]));
    }

    [Fact]
    public async Task As_a_workbook_it_has_real_dates_and_numbers_and_everything_else_is_text()
    {
        await Register(Ledger.Of(1, "=1+1") with { People = 35, Amount = 123456.78m }, Ledger.Of(2, "007"));
        Assert.Equal(0, (await _desk.Run("export", "issues", "--xlsx", _desk.In("out.xlsx"))).Code);
        var rows = MiniExcel.Query(_desk.In("out.xlsx"), useHeaderRow: true, sheetName: "问题台账").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(LedgerTable.Header, rows[0].Keys);
        Assert.Equal((new DateTime(2022, 4, 6, 9, 30, 0), 35d, 123456.78d), (rows[0]["时间"], rows[0]["涉及人数"], rows[0]["涉及金额"]));
        Assert.Equal(["=1+1", "007"], rows.Select(r => r["内容"]));
        Assert.Equal([null, null], rows.Select(r => r["销号时间"]));
        using var document = SpreadsheetDocument.Open(_desk.In("out.xlsx"), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.All(document.WorkbookPart!.WorksheetParts, p => Assert.Equal(PaneStateValues.Frozen, p.Worksheet!.Descendants<Pane>().Single().State!.Value));
        Assert.Empty(document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
    }

    [Fact]
    public async Task A_sheet_says_when_it_was_made_by_whom_and_what_is_in_it()
    {
        await Register(Ledger.Of(1), Ledger.Of(2, category: "SPE"));
        await _desk.Run("export", "issues", "--xlsx", _desk.In("out.xlsx"));
        var about = MiniExcel.Query(_desk.In("out.xlsx"), useHeaderRow: true, sheetName: "说明").Cast<IDictionary<string, object>>().ToDictionary(r => (string)r["项"], r => r["内容"]);
        Assert.Equal(("命令行", "全部问题，不含限定处理人的 1 件", "1"), (about["导出人"], about["范围"], about["行数"]));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d$", (string)about["导出时间"]);
    }

    [Theory]
    [InlineData("--csv")]
    [InlineData("--xlsx")]
    public async Task Restricted_ones_are_left_out_and_counted_unless_they_are_asked_for(string kind)
    {
        await Register(Ledger.Of(1), Ledger.Of(2, "secret", "SPE"), Ledger.Of(3));
        var file = _desk.In("out" + (kind == "--csv" ? ".csv" : ".xlsx"));
        var without = await _desk.Run("export", "issues", kind, file);
        Assert.Contains("1 restricted issue(s) left out", without.Errors, StringComparison.Ordinal);
        Assert.Equal(["I-1", "I-3"], Ids(file));
        var with = await _desk.Run("export", "issues", kind, file, "--restricted");
        Assert.DoesNotContain("left out", with.Errors, StringComparison.Ordinal);
        Assert.Equal(["I-1", "I-2", "I-3"], Ids(file));
        using var store = _desk.Open();
        Assert.Equal(["issues", "issues, restricted"], store.Audit().Where(e => e.What == "exported").Select(e => e.On));
    }

    [Fact]
    public async Task The_running_Host_gives_the_same()
    {
        await Register([.. Enumerable.Range(1, 450).Select(n => Ledger.Of(n, new('长', 60)))]);
        Assert.Equal(0, (await _desk.Run("export", "issues", "--xlsx", _desk.In("alone.xlsx"))).Code);
        var alone = await _desk.Run("export", "issues", "--csv");
        using var store = _desk.Open();
        using var socket = _desk.Listen(store);
        Assert.Equal(alone.Output, (await _desk.Run("export", "issues", "--csv")).Output);
        Assert.Equal(0, (await _desk.Run("export", "issues", "--xlsx", _desk.In("beside.xlsx"))).Code);
        Assert.Equal(450, Ids(_desk.In("beside.xlsx")).Count);
        Assert.Equal(Ids(_desk.In("alone.xlsx")), Ids(_desk.In("beside.xlsx")));
    }

    [Fact]
    public async Task A_workbook_that_cannot_be_written_is_one_clear_line()
    {
        var said = await _desk.Run("export", "issues", "--xlsx", _desk.In("nowhere/out.xlsx"));
        Assert.Equal(1, said.Code);
        Assert.StartsWith($"--xlsx = {_desk.In("nowhere/out.xlsx")}", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--csv")]
    [InlineData("--xlsx")]
    public async Task One_that_cannot_be_read_is_told_of_and_leaves_no_half_file(string kind)
    {
        await Register(Ledger.Of(1), Ledger.Of(2));
        using (var database = DurableEngine.Open(_desk.Store.Folder, "fieldbot")) database.Commit(d => d.GetCollection("issues").Update(new LiteDB.BsonDocument { ["_id"] = 2, ["b"] = new byte[] { 1, 2 } }));
        var said = await _desk.Run("export", "issues", kind, _desk.In("out"));
        Assert.Equal(1, said.Code);
        Assert.Contains("verify tells which one", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.In("out")) || File.Exists(_desk.In("out.part")));
    }

    private static List<object> Ids(string file) => [.. MiniExcel.Query(file, useHeaderRow: true).Cast<IDictionary<string, object>>().Select(r => r["编号"])];

    private async Task Register(params Issue[] issues)
    {
        Assert.Equal(0, (await _desk.Run("programme", "import", Desk.Sample)).Code);
        using var store = _desk.Open();
        await store.Act(AuditTrail.CommandLine, _ => new(Session.New, [.. issues.Select(i => new Event.IssueRegistered(i))], []));
    }
}
