using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Commands;
using FieldBot.Host.Jobs;
using FieldBot.Host.Telegram;
using FieldBot.Host.Tests.Commands;
using FieldBot.Host.Tests.Telegram;
using Microsoft.Extensions.Time.Testing;

namespace FieldBot.Host.Tests.Jobs;

/// <summary>What each kind of job does and comes to.</summary>
public sealed class JobWorkTests : IDisposable
{
    private static readonly FileRef Sent = new(FileKind.Document, "f1", "u1", 100);
    private static readonly Fault Unreadable = new("x.xlsx", 0, "", "不是 Excel 工作簿", "用 Excel 另存为 .xlsx");

    private readonly JobDesk _desk = new();
    private readonly FakeTelegram _telegram = new();
    private readonly FakeTimeProvider _clock = new();
    private (ImmutableArray<Table> Tables, ImmutableArray<Fault> Faults) _read = (Sample(), []);
    private Exception? _unmarkable;

    [Fact]
    public async Task Links_are_made_in_the_name_of_whoever_asked()
    {
        var links = Assert.IsType<JobResult.Links>(await Do(new Job.MakeLinks("card", "C001", ["C002", "C003"])));
        Assert.Equal(("field_bot", "C002", "C001-token"), (links.Bot, links.Made[0].Member, links.Made[0].Token));
        Assert.Equal(2, links.Made.Length);
    }

    [Fact]
    public async Task A_broadcast_is_handed_on_until_all_have_it()
    {
        _desk.Broadcast = Spread(250);
        Assert.IsType<JobResult.Done>(await Do(new Job.Spread("card", 1)));
        Assert.Equal(250, _desk.Broadcast.Next);
        Assert.IsType<JobResult.Done>(await Do(new Job.Spread("card", 1)));
        _desk.Broadcast = null;
        Assert.IsType<JobResult.Done>(await Do(new Job.Spread("card", 2)));
    }

    [Fact]
    public async Task A_broadcast_that_does_not_go_on_is_a_failure_and_no_endless_work()
    {
        (_desk.Broadcast, _desk.Chunk) = (Spread(250), 0);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Do(new Job.Spread("card", 1)));
    }

    [Fact]
    public async Task The_audit_trail_is_a_table_for_Excel_with_names_and_the_programme_s_time()
    {
        _desk.Trail =
        [
            new(1, new(2022, 4, 1, 16, 30, 5, TimeSpan.Zero), AuditTrail.CommandLine, "links", "links", "2"),
            new(2, new(2022, 4, 2, 0, 0, 0, TimeSpan.Zero), EmptyProgramme.Admin, "saw", "V-12", "=1+1"),
            new(3, default, "GONE", "saw", "V-1", "a,\"b\""),
        ];
        var file = Assert.IsType<JobResult.Written>(await Do(new Job.ExportAudit("card"))).File;
        Assert.Equal(new OutgoingFile("k1", "审计.csv"), file);
        var lines = Encoding.UTF8.GetString(_desk.Files[0]).Split("\r\n");
        Assert.Equal("\uFEFF编号,时间,人员,姓名,动作,对象,说明", lines[0]);
        Assert.Equal("1,2022-04-02 00:30:05,,命令行,生成链接,links,2", lines[1]);
        Assert.Equal("2,2022-04-02 08:00:00,ADMIN,管理员,查看了,V-12,'=1+1", lines[2]);
        Assert.EndsWith(",GONE,,查看了,V-1,\"a,\"\"b\"\"\"", lines[3], StringComparison.Ordinal);
        Assert.Equal("", Assert.Single(lines[4..]));
    }

    [Fact]
    public async Task Before_there_is_a_programme_the_sample_is_the_template_without_what_only_tests_read()
    {
        Assert.Equal(new OutgoingFile("k1", "项目.xlsx"), Assert.IsType<JobResult.Written>(await Do(new Job.WriteWorkbook("card"))).File);
        Assert.Equal(string.Join(',', ProgrammeReader.Sheets), Encoding.UTF8.GetString(_desk.Files[0]));
    }

    [Fact]
    public async Task The_programme_in_force_is_written_from_its_own_tables()
    {
        _desk.Programme = ProgrammeReader.Stored(Sample(), 3)!;
        _desk.Tables = [new("units", "units", [], []), new("programme", "programme", [], [])];
        await Do(new Job.WriteWorkbook("card"));
        Assert.Equal("programme,units", Encoding.UTF8.GetString(_desk.Files[0]));
    }

    [Fact]
    public async Task A_return_tells_which_answered_questions_go()
    {
        _desk.Programme = ProgrammeReader.Stored(Sample(), 3)!;
        _desk.Tables = [.. Sample().Select(t => t.Name == "questions" ? t with { Rows = t.Rows.RemoveAll(r => r[0] is "QV05" or "QW01") } : t)];
        _desk.Visits = [Visits.Of(1, ("QV05", new Answer.Number(5))), Visits.Of(2, ("QV05", new Answer.Number(6)), ("QV01", Answer.One("-")))];
        Assert.Equal([("QV05", 2)], Assert.IsType<JobResult.ReturnChecked>(await Do(new Job.CheckReturn("card", 2, 3))).Questions);
    }

    [Fact]
    public async Task A_workbook_without_faults_is_kept()
    {
        Fetchable();
        Assert.Equal(new JobResult.Checked(7), await Do(new Job.CheckWorkbook("card", "C009", Sent)));
        var (tables, programme, by) = Assert.Single(_desk.Candidates);
        Assert.Equal((_read.Tables.Length, 1, "C009"), (tables.Count, programme.Version, by));
    }

    [Fact]
    public async Task Faults_without_end_are_told_up_to_a_number_and_how_many_more_there_are()
    {
        Fetchable();
        _read = (_read.Tables, [.. Enumerable.Range(2, 5000).Select(n => new Fault("人员", n, "编码", "没有填", "必须填写"))]);
        var faulty = Assert.IsType<JobResult.Faulty>(await Do(new Job.CheckWorkbook("card", "C009", Sent)));
        Assert.Equal((2001, 2001, "还有 3000 处错误没有列出"), (faulty.Faults.Length, faulty.Places.Length, faulty.Faults[^1].What));
    }

    [Fact]
    public async Task All_faults_are_told_with_their_places_and_the_workbook_comes_back_marked()
    {
        Fetchable();
        _read = (_read.Tables.RemoveAll(t => t.Name == "units"), [new("人员", 5, "编码", "没有填", "必须填写")]);
        var faulty = Assert.IsType<JobResult.Faulty>(await Do(new Job.CheckWorkbook("card", "C009", Sent)));
        Assert.Equal("没有填", faulty.Faults[0].What);
        Assert.Contains(faulty.Faults, f => f.What == "缺少这张表");
        Assert.Equal(faulty.Faults.Length, faulty.Places.Length);
        Assert.Equal("人员!编码5", faulty.Places[0]);
        Assert.Equal(new OutgoingFile("k1", "错误标注.xlsx"), faulty.Marked);
        Assert.Equal("workbook, marked", Encoding.UTF8.GetString(_desk.Files[0]));
        Assert.Empty(_desk.Candidates);
    }

    [Fact]
    public async Task Faults_are_told_though_the_workbook_cannot_be_marked()
    {
        Fetchable();
        (_read, _unmarkable) = ((_read.Tables, [new("members", 5, "编码", "没有填", "必须填写")]), new InvalidDataException());
        var faulty = Assert.IsType<JobResult.Faulty>(await Do(new Job.CheckWorkbook("card", "C009", Sent)));
        Assert.NotEmpty(faulty.Faults);
        Assert.Null(faulty.Marked);
    }

    [Fact]
    public async Task What_is_no_workbook_has_one_fault_and_nothing_to_mark()
    {
        Fetchable();
        _read = ([], [Unreadable]);
        var faulty = Assert.IsType<JobResult.Faulty>(await Do(new Job.CheckWorkbook("card", "C009", Sent)));
        Assert.Equal((Unreadable, (OutgoingFile?)null), (Assert.Single(faulty.Faults), faulty.Marked));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_no_workbook_to_read()
    {
        _telegram.Refuse("getFile", 400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        Assert.Equal(new JobResult.Failed("job.file-gone"), await Do(new Job.CheckWorkbook("card", "C009", Sent)));
    }

    [Fact]
    public async Task Evidence_is_on_the_disk_when_its_job_is_done()
    {
        Fetchable();
        var kept = Assert.IsType<JobResult.Kept>(await Do(new Job.KeepEvidence("card", "V-12", Sent))).File;
        Assert.Equal(new KeptFile("u1", "e1", FileKind.Document, 8, ".xlsx"), kept);
        Assert.Equal("workbook", Encoding.UTF8.GetString(_desk.Evidence[0]));
    }

    [Fact]
    public async Task Evidence_that_is_kept_already_is_not_fetched_again()
    {
        _desk.Kept.Add("u1");
        Assert.IsType<JobResult.Done>(await Do(new Job.KeepEvidence("card", "V-12", Sent)));
        Assert.True(_telegram.Silent);
    }

    [Fact]
    public async Task Evidence_over_the_limit_is_not_kept()
    {
        Assert.Equal(new JobResult.Failed("job.file-big"), await Do(new Job.KeepEvidence("card", "V-12", Sent with { Bytes = FileRef.MostBytes + 1 })));
        Assert.Empty(_desk.Evidence);
    }

    public void Dispose() => _telegram.Close();

    private static ImmutableArray<Table> Sample() => ProgrammeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Tables;

    private static Broadcast Spread(int readers) => new(1, "all", "", "text", "C001", default, [.. Enumerable.Range(0, readers).Select(i => $"C{i}")], 0);

    private void Fetchable()
    {
        _telegram.Plan("getFile", _ => Task.FromResult(FakeTelegram.Yes("""{"file_id":"f1","file_unique_id":"u1","file_size":8,"file_path":"documents/file_1.xlsx"}""")));
        _telegram.Plan("file_1.xlsx", _ => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent("workbook"u8.ToArray()) }));
    }

    private Task<JobResult> Do(Job job)
    {
        var workbooks = new WorkbookTools(
            _ => _read,
            tables => Encoding.UTF8.GetBytes(string.Join(',', tables.Select(t => t.Name))),
            (content, _, _) => _unmarkable is null ? [.. content, .. ", marked"u8] : throw _unmarkable,
            (_, fault) => $"{fault.File}!{fault.Column}{fault.Row}");
        var work = new JobWork(_desk.Doors, new TelegramFiles(_telegram.Client), workbooks, () => Sample(), "field_bot");
        var row = new FieldBot.Storage.JobRow(1, 1, job);
        return work.Do(row, new((done, of) => _desk.Doors.Progress(row, done, of), _clock), TestContext.Current.CancellationToken);
    }
}
