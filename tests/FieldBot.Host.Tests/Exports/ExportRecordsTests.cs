using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FieldBot.Dialogs.Issues;
using FieldBot.Host.Tests.Commands;
using MiniExcelLibs;

namespace FieldBot.Host.Tests.Exports;

/// <summary>export records: by this process or by the running Host, read back as its readers do.</summary>
public sealed class ExportRecordsTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task As_a_workbook_it_says_first_what_it_is_and_has_real_dates_and_numbers()
    {
        await Records.Fill(_desk, visits: 12, issues: 6);
        Assert.Equal(0, (await Export("--kind", "xlsx", "--out", _desk.In("out.xlsx"))).Code);
        using var document = SpreadsheetDocument.Open(_desk.In("out.xlsx"), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.Equal(["说明", "台账", "走访", "动作", "人员", "汇总"], document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));
        Assert.All(document.WorkbookPart.WorksheetParts, p => Assert.Equal(PaneStateValues.Frozen, p.Worksheet!.Descendants<Pane>().Single().State!.Value));
        Assert.All(document.WorkbookPart.WorksheetParts, p => Assert.Single(p.Worksheet!.Descendants<AutoFilter>()));
        Assert.Empty(document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
        var issues = Rows("out.xlsx", "台账");
        Assert.Equal((6, "=1+1", 12d, 3600.5), (issues.Count, issues[0]["内容"], issues[0]["涉及人数"], issues[0]["涉及金额"]));
        Assert.IsType<DateTime>(issues[0]["时限"]);
        Assert.Equal(DateTime.Today.Year, Assert.IsType<DateTime>(issues[0]["首次联系"]).Year);
        var visits = Rows("out.xlsx", "走访");
        Assert.Equal(12, visits.Count);
        Assert.All(visits, v => Assert.Equal(TimeSpan.Zero, Assert.IsType<DateTime>(v["日期"]).TimeOfDay));
        Assert.Contains(visits[0].Values, v => v is double);
        Assert.Equal(("合计", 12d), (Rows("out.xlsx", "汇总")[0]["类别"], Rows("out.xlsx", "汇总")[0]["走访次数"]));
        var about = Rows("out.xlsx", "说明").Select(r => $"{r["项"]} {r["内容"]}").ToList();
        Assert.Contains("行数 台账：6 行", about);
        Assert.Contains("行数 走访：12 行", about);
    }

    [Fact]
    public async Task A_scope_keeps_all_else_out_and_is_said()
    {
        await Records.Fill(_desk, visits: 12, issues: 6);
        Assert.Equal(0, (await Export("--scope", "area:A03", "--out", _desk.In("out.xlsx"))).Code);
        Assert.Equal(["I-1", "I-3", "I-5"], Rows("out.xlsx", "台账").Select(r => r["编号"]));
        Assert.Equal(6, Rows("out.xlsx", "走访").Count);
        var text = Records.TextOf(await File.ReadAllBytesAsync(_desk.In("out.xlsx"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("苍溪经济技术开发区工会", text, StringComparison.Ordinal);
        Assert.Contains("昭化区", string.Join('\n', Rows("out.xlsx", "说明").Select(r => r["内容"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_tables_as_CSV_come_in_an_archive_and_open_in_Excel()
    {
        await Records.Fill(_desk, visits: 3, issues: 2);
        Assert.Equal(0, (await Export("--kind", "csv", "--out", _desk.In("out.zip"))).Code);
        await using var archive = await ZipFile.OpenReadAsync(_desk.In("out.zip"), TestContext.Current.CancellationToken);
        Assert.Equal(["台账.csv", "走访.csv", "动作.csv", "人员.csv", "汇总.csv", "说明.csv"], archive.Entries.Select(e => e.Name));
        Assert.All(archive.Entries, entry =>
        {
            using var bytes = new MemoryStream();
            using (var content = entry.Open()) content.CopyTo(bytes);
            Assert.True(bytes.ToArray().AsSpan().StartsWith(Encoding.UTF8.Preamble));
            Assert.EndsWith("\r\n", Encoding.UTF8.GetString(bytes.ToArray()), StringComparison.Ordinal);
        });
        using var ledger = new StreamReader(archive.GetEntry("台账.csv")!.Open());
        Assert.Contains(",'=1+1,", await ledger.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_list_as_CSV_is_one_file()
    {
        await Records.Fill(_desk, visits: 3, issues: 2);
        Assert.Equal(0, (await Export("--kind", "csv", "--list", "visits", "--out", _desk.In("out.csv"))).Code);
        Assert.Equal(["V-1", "V-2", "V-3"], MiniExcel.Query(_desk.In("out.csv"), useHeaderRow: true).Cast<IDictionary<string, object>>().Select(r => (string)r["编号"]).Order(StringComparer.Ordinal));
        Assert.Contains(".zip", (await Export("--kind", "csv", "--out", _desk.In("out.csv"))).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_has_longitude_before_latitude_and_nothing_of_a_worker_but_the_unit()
    {
        await Records.Fill(_desk, visits: 4, issues: 2, (n, issue) => n == 1 ? issue with { Reporter = "#7K2M", Source = IssueSource.Worker, Place = new(32.9, 105.9) } : issue);
        Assert.Equal(0, (await Export("--kind", "geojson", "--out", _desk.In("out.geojson"))).Code);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_desk.In("out.geojson"), TestContext.Current.CancellationToken));
        Assert.Equal("FeatureCollection", json.RootElement.GetProperty("type").GetString());
        var features = json.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.All(features, f => Assert.Equal(("Feature", "Point"), (f.GetProperty("type").GetString(), f.GetProperty("geometry").GetProperty("type").GetString())));
        Assert.All(features, f => Assert.InRange(f.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(), 105, 107));
        Assert.All(features, f => Assert.InRange(f.GetProperty("geometry").GetProperty("coordinates")[1].GetDouble(), 31, 33));
        var unit = features.Select(f => f.GetProperty("properties")).Single(p => p.GetProperty("kind").GetString() == "unit" && p.GetProperty("code").GetString() == "U01");
        Assert.Equal((2, 0, JsonValueKind.Null), (unit.GetProperty("visits").GetInt32(), unit.GetProperty("open").GetInt32(), unit.GetProperty("open_from_workers").ValueKind));
        Assert.Equal(1, features.Count(f => f.GetProperty("properties").GetProperty("kind").GetString() == "visit"));
        Assert.DoesNotContain("I-1", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scope", "area:A99")]
    [InlineData("--scope", "A03")]
    [InlineData("--area", "A99")]
    [InlineData("--group", "G99")]
    [InlineData("--unit", "U99")]
    [InlineData("--category", "NOPE")]
    [InlineData("--state", "nowhere")]
    [InlineData("--from", "30.3.2022")]
    [InlineData("--to", "2022-02-30")]
    public async Task What_does_not_exist_is_named_in_both_languages_and_nothing_is_written(string option, string value)
    {
        await Records.Fill(_desk, visits: 0, issues: 0);
        var said = await Export(option, value, "--out", _desk.In("out.xlsx"));
        Assert.Equal(1, said.Code);
        Assert.Contains(value, Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("允许", said.Errors, StringComparison.Ordinal);
        Assert.Contains("allowed", said.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.In("out.xlsx")) || File.Exists(_desk.In("out.xlsx.part")));
        using var store = _desk.Open();
        Assert.DoesNotContain(store.Audit(), e => e.What == "exported");
    }

    [Fact]
    public async Task Filters_are_those_of_the_screen_and_stand_on_the_trail()
    {
        await Records.Fill(_desk, visits: 2, issues: 4, (n, issue) => n == 2 ? issue with { State = IssueState.OnHold } : issue);
        Assert.Equal(0, (await Export("--group", "G20", "--category", "PAY", "--state", "挂起", "--list", "open", "--out", _desk.In("out.xlsx"))).Code);
        Assert.Equal(["I-2"], Rows("out.xlsx", "台账").Select(r => r["编号"]));
        using var store = _desk.Open();
        var line = store.Audit().Single(e => e.What == "exported");
        Assert.Equal("records", line.On);
        Assert.Matches(@"^xlsx Open \d{4}-\d\d-\d\d \d{4}-\d\d-\d\d G20 PAY OnHold$", line.Detail);
    }

    [Fact]
    public async Task The_running_Host_gives_the_same()
    {
        await Records.Fill(_desk, visits: 450, issues: 30);
        Assert.Equal(0, (await Export("--out", _desk.In("alone.xlsx"))).Code);
        using var store = _desk.Open();
        using var socket = _desk.Listen(store);
        Assert.Equal(0, (await Export("--out", _desk.In("beside.xlsx"))).Code);
        foreach (var sheet in new[] { "台账", "走访", "人员", "汇总" })
            Assert.Equal(Rows("alone.xlsx", sheet).Select(r => string.Join('|', r.Values)), Rows("beside.xlsx", sheet).Select(r => string.Join('|', r.Values)));
    }

    [Fact]
    public async Task LibreOffice_opens_it_and_reads_the_same()
    {
        var office = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(p => Path.Combine(p, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(office is null, "LibreOffice is not installed");
        await Records.Fill(_desk, visits: 5, issues: 3);
        Assert.Equal(0, (await Export("--out", _desk.In("out.xlsx"))).Code);
        var start = new ProcessStartInfo(office!) { WorkingDirectory = _desk.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // -1: every sheet becomes a file of its own.
        foreach (var argument in new[] { $"-env:UserInstallation=file://{_desk.In("office")}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", _desk.In("read"), _desk.In("out.xlsx") }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["人员", "动作", "台账", "汇总", "说明", "走访"], Directory.GetFiles(_desk.In("read")).Select(f => Path.GetFileNameWithoutExtension(f)["out-".Length..]).Order(StringComparer.Ordinal));
        var ledger = await File.ReadAllLinesAsync(_desk.In("read/out-台账.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(4, ledger.Length);
        Assert.Contains("=1+1", ledger[1], StringComparison.Ordinal);
        Assert.Contains("3600.5", ledger[1], StringComparison.Ordinal);
        Assert.Matches(@"\d{4}-\d\d-\d\d \d\d:\d\d", ledger[1]);
        var visits = await File.ReadAllLinesAsync(_desk.In("read/out-走访.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(6, visits.Length);
        Assert.Matches(@"^V-\d,有效,\d{4}-\d\d-\d\d,", visits[1]);
    }

    private Task<Said> Export(params string[] options) => _desk.Run(["export", "records", .. options]);

    private List<IDictionary<string, object>> Rows(string file, string sheet) => [.. MiniExcel.Query(_desk.In(file), useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object>>()];
}
