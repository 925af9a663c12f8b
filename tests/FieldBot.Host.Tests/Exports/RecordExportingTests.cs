using System.Text.Json;
using FieldBot.Dialogs;
using FieldBot.Host.Jobs;
using FieldBot.Host.Tests.Commands;
using FieldBot.Storage;
using MiniExcelLibs;

namespace FieldBot.Host.Tests.Exports;

/// <summary>The job of /export: in as many files as it needs, for whoever may have them by then.</summary>
public sealed class RecordExportingTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(ExportKind.Workbook, 120_000)]
    [InlineData(ExportKind.Csv, 300_000)]
    public async Task What_is_too_large_goes_on_in_the_next_file(ExportKind kind, long most)
    {
        await Records.Fill(_desk, visits: 0, issues: 3000, (n, issue) => issue with { Text = $"{n}" + string.Concat(Enumerable.Range(0, 40).Select(i => $" {(n * 7919 + i * 104729) % 999_983}")) });
        using var store = _desk.Open();
        var made = Assert.IsType<JobResult.Records>(await Do(store, "qaa", kind, most));
        Assert.InRange(made.Files.Length, 3, 15);
        Assert.Equal(3000, made.Rows);
        var seen = new List<string>();
        for (var i = 0; i < made.Files.Length; i++)
        {
            Assert.EndsWith($"-{i + 1}of{made.Files.Length}{(kind == ExportKind.Workbook ? ".xlsx" : ".csv")}", made.Files[i].Name, StringComparison.Ordinal);
            var bytes = Bytes(store, made.Files[i]);
            Assert.InRange(bytes.Length, 1, most);
            var file = _desk.In(made.Files[i].Name);
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
            var rows = (kind == ExportKind.Workbook ? MiniExcel.Query(file, useHeaderRow: true, sheetName: "台账") : MiniExcel.Query(file, useHeaderRow: true)).Cast<IDictionary<string, object>>().Select(r => (string)r["编号"]).ToList();
            Assert.NotEmpty(rows);
            seen.AddRange(rows);
            if (kind == ExportKind.Workbook)
                Assert.Contains($"第 {i + 1} 份，共几份见文件名", MiniExcel.Query(file, useHeaderRow: true, sheetName: "说明").Cast<IDictionary<string, object>>().Select(r => r["内容"]));
        }

        Assert.Equal(Enumerable.Range(1, 3000).Select(n => $"I-{n}").Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ExportKind.Csv)]
    [InlineData(ExportKind.Workbook)]
    [InlineData(ExportKind.Map)]
    public async Task More_files_than_anybody_would_open_are_said_to_be_too_many(ExportKind kind)
    {
        await Records.Fill(_desk, visits: 2000, issues: 0);
        using var store = _desk.Open();
        Assert.Equal(new JobResult.Failed(JobResult.Failed.TooBig), await Do(store, "q5a", kind, 2000));
    }

    [Fact]
    public async Task A_map_is_split_between_its_points()
    {
        await Records.Fill(_desk, visits: 400, issues: 0);
        using var store = _desk.Open();
        var made = Assert.IsType<JobResult.Records>(await Do(store, "q0a", ExportKind.Map, 8000));
        Assert.InRange(made.Files.Length, 2, 20);
        Assert.Equal(made.Rows, made.Files.Sum(f => JsonDocument.Parse(Bytes(store, f)).RootElement.GetProperty("features").GetArrayLength()));
    }

    [Fact]
    public async Task It_tells_how_far_it_is_and_what_it_is_called_says_nothing_of_places()
    {
        await Records.Fill(_desk, visits: 300, issues: 20);
        using var store = _desk.Open();
        var made = Assert.IsType<JobResult.Records>(await Do(store, "q0a", ExportKind.Workbook, 45 << 20, by: "L03"));
        Assert.Matches(@"^导出-\d{4}-\d\d-\d\d\.xlsx$", Assert.Single(made.Files).Name);
        Assert.NotEmpty(_told);
        Assert.All(_told, t => Assert.Equal(160, t.Of));
        Assert.Equal(_told.Select(t => t.Done).Order(), _told.Select(t => t.Done));
    }

    [Fact]
    public async Task Whoever_lost_the_right_meanwhile_gets_nothing()
    {
        await Records.Fill(_desk, visits: 2, issues: 2);
        using var store = _desk.Open();
        Assert.Equal(new JobResult.Failed("export.no-right"), await Do(store, "q0a", ExportKind.Workbook, 45 << 20, by: "C002"));
    }

    [Fact]
    public async Task A_stop_is_heard_between_two_pages()
    {
        await Records.Fill(_desk, visits: 300, issues: 0);
        using var store = _desk.Open();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RecordExporting(JobDoors.Of(store)).Do(new("job", "L01", "q0a", ExportKind.Workbook, "zh-Hans"), Progress(), stop.Token));
    }

    private readonly List<(int Done, int Of)> _told = [];

    // A clock that jumps, so that every report is due.
    private JobProgress Progress() => new((done, of) =>
    {
        _told.Add((done, of));
        return Task.CompletedTask;
    }, new Hasty());

    private Task<JobResult> Do(Store store, string query, ExportKind kind, long most, string by = "L01") =>
        new RecordExporting(JobDoors.Of(store), most).Do(new("job", by, query, kind, "zh-Hans"), Progress(), TestContext.Current.CancellationToken);

    private static byte[] Bytes(Store store, OutgoingFile file)
    {
        using var content = store.Files.Open(file.Key)!;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed class Hasty : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromMinutes(1);
    }
}
