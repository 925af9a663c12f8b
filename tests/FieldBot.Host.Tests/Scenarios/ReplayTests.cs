using System.Text;
using FieldBot.Dialogs;
using FieldBot.Host.Tests.Commands;
using FieldBot.Storage;

namespace FieldBot.Host.Tests.Scenarios;

public sealed class ReplayTests : IDisposable
{
    private const string Header = "时间,干部,工作组,单位,事项,纬度,经度\n";

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_first_three_days_of_2022_come_to_their_figures_in_words_picture_and_export_alike()
    {
        var said = await _desk.Run("replay", "scenario-2022.csv", "--pictures", _desk.In("pictures"));
        Assert.Equal("", said.Errors);
        Assert.Contains("15 项数字全部一致", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("不一致", said.Output, StringComparison.Ordinal);
        Assert.Equal(["见面的组 groups met|7/24|7/24|7/24|7/24|7/24|一致 agree", "见面的组 groups met|15/24|15/24|15/24|15/24|15/24|一致 agree", "见面的组 groups met|24/24|24/24|24/24|24/24|24/24|一致 agree"], Lines(said, "见面的组"));
        Assert.Equal("人次 attendances|84|84|84|84|84|一致 agree", Lines(said, "人次")[2]);
        Assert.Equal(["2022-03-30.png", "2022-03-31.png", "2022-04-01.png"], Directory.GetFiles(_desk.In("pictures")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal(0, said.Code);
        Assert.False(Directory.Exists(_desk.DataFolder));
    }

    [Fact]
    public async Task Whoever_comes_twice_is_counted_once_and_the_data_stay_where_local_mode_finds_them()
    {
        var scenario = Write("twice.csv", "2022-03-30 09:00,C001,G01,U01,见面,32.3048,105.9490\n2022-03-30 10:00,C002,G01,U01,见面,,\n2022-03-30 11:00,C002,G01,U01,走访,,\n2022-03-30 11:30,C033,G10,U03,见面,32.3168,105.9640\n");
        var said = await _desk.Run("replay", scenario, "--data", _desk.DataFolder);
        Assert.Equal(0, said.Code);
        Assert.Equal(("干部 cadres|3|3|3|3|一致 agree", "走访 visits|2|2|2|2|一致 agree", "人次 attendances|3|3|3|3|一致 agree"), (Lines(said, "干部")[0], Lines(said, "走访 ")[0], Lines(said, "人次")[0]));
        using var store = Open();
        var visits = store.Visits().ToList();
        Assert.Equal(["C001|C002", "C033"], visits.Select(v => string.Join('|', v.Participants)));
        Assert.Equal((32.3048, 105.949), (visits[0].Place!.Latitude, visits[0].Place!.Longitude));
        Assert.Equal(new DateTimeOffset(2022, 3, 30, 9, 0, 0, TimeSpan.FromHours(8)), visits[0].RecordedAt, TimeSpan.FromMinutes(3));
        Assert.Equal((0, 0), (store.VerifyLedger().Faults.Count, store.VerifyAudit().Faults.Count));
        Assert.False(store.Outbox.TryRead(out _) || store.Jobs.TryRead(out _));
    }

    [Fact]
    public async Task A_figure_that_differs_fails_and_is_named()
    {
        var scenario = Write("one.csv", "2022-03-30 09:00,C001,G01,U01,见面,,\n");
        await File.WriteAllTextAsync(_desk.In("one.expected.json"), """{"groups":24,"cadres":85,"units":16,"by_evening_of":{"2022-03-30":{"groups_met":1,"cadres":2,"units_met":1,"visits":1,"attendances":1},"2022-03-31":{"groups_met":1}}}""", TestContext.Current.CancellationToken);
        var said = await _desk.Run("replay", scenario);
        Assert.Equal(1, said.Code);
        Assert.Equal("干部 cadres|2|1|1|1|1|不一致 DIFFER", Lines(said, "干部")[0]);
        Assert.Single(said.OutputLines, l => l.Contains("DIFFER", StringComparison.Ordinal));
        Assert.Contains("2022-03-31：对照文件里有", said.Output, StringComparison.Ordinal);
        Assert.Contains("各组一共 84 人，应为 85", said.Output, StringComparison.Ordinal);
        Assert.Contains("3 处不一致", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2022-13-30 09:00,C001,G01,U01,见面,,", "[时间]", "no time")]
    [InlineData("2022-03-30 09:00,C999,G01,U01,见面,,", "[干部]", "no such member")]
    [InlineData("2022-03-30 09:00,C001,G99,U01,见面,,", "[工作组]", "no such group")]
    [InlineData("2022-03-30 09:00,C001,G02,U01,见面,,", "[工作组]", "not the member's group")]
    [InlineData("2022-03-30 09:00,C001,G01,U99,见面,,", "[单位]", "no such unit")]
    [InlineData("2022-03-30 09:00,C001,G01,U01,开会,,", "[事项]", "unknown matter")]
    [InlineData("2022-03-30 09:00,C001,G01,U01,见面,99,105", "[纬度]", "no degrees")]
    [InlineData("2022-03-30 09:00,C001,G01,U01,见面,32,", "[经度]", "no degrees")]
    public async Task A_wrong_row_is_told_by_line_and_column_and_nothing_is_played(string row, string column, string english)
    {
        var said = await _desk.Run("replay", Write("bad.csv", $"2022-03-30 08:00,C001,G01,U01,见面,,\n{row}\n"), "--data", _desk.DataFolder);
        Assert.Equal((1, ""), (said.Code, said.Output));
        Assert.StartsWith($"bad.csv 第 3 行 {column}：", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(english, said.Errors, StringComparison.Ordinal);
        Assert.Contains("allowed", said.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.DataFolder));
    }

    [Theory]
    [InlineData("", "文件是空的", "empty")]
    [InlineData("时间,干部\n", "表头不对", "wrong header")]
    [InlineData(Header, "没有一行走访", "holds no visit")]
    [InlineData(Header + "\"", "读不出来", "cannot be read")]
    public async Task A_file_without_rows_is_one_clear_line(string text, string what, string english)
    {
        await File.WriteAllTextAsync(_desk.In("bad.csv"), text, TestContext.Current.CancellationToken);
        var said = await _desk.Run("replay", _desk.In("bad.csv"));
        Assert.Equal((1, ""), (said.Code, said.Output));
        Assert.Contains(what, Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(english, said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_or_not_free_is_one_clear_line()
    {
        var scenario = Write("one.csv", "2022-03-30 09:00,C001,G01,U01,见面,,\n");
        Assert.StartsWith("nowhere.csv：没有这个文件", Assert.Single((await _desk.Run("replay", "nowhere.csv")).ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith("--expected = nowhere.json：没有这个文件", Assert.Single((await _desk.Run("replay", scenario, "--expected", "nowhere.json")).ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith($"--expected = {scenario}：格式不对", Assert.Single((await _desk.Run("replay", scenario, "--expected", scenario)).ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith($"--pictures = {scenario}：写不了", Assert.Single((await _desk.Run("replay", scenario, "--pictures", scenario)).ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith($"--data = {_desk.Folder}：文件夹里已有东西", Assert.Single((await _desk.Run("replay", scenario, "--data", _desk.Folder)).ErrorLines), StringComparison.Ordinal);
        var leaderless = _desk.Programme(("members.csv", t => t.Replace("领导,,全部", "领导,,A03", StringComparison.Ordinal)));
        Assert.Contains("没有人问进展", Assert.Single((await _desk.Run("replay", scenario, "--programme", leaderless)).ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_out_of_order_are_played_by_their_times_and_told_of()
    {
        var said = await _desk.Run("replay", Write("mixed.csv", "2022-03-30 10:00,C002,G01,U01,见面,,\n2022-03-30 09:00,C001,G01,U01,见面,,\n"), "--data", _desk.DataFolder);
        Assert.Equal(0, said.Code);
        Assert.Contains("mixed.csv 第 3 行：时间早于上一行", said.Errors, StringComparison.Ordinal);
        using var store = Open();
        Assert.Equal(["C001", "C002"], Assert.Single(store.Visits()).Participants);
    }

    [Fact]
    public async Task A_visit_that_the_bot_does_not_take_ends_the_replay_with_what_it_said()
    {
        var said = await _desk.Run("replay", Write("late.csv", "2022-09-01 09:00,C001,G01,U01,走访,,\n"));
        Assert.Equal(1, said.Code);
        Assert.Contains("late.csv 第 2 行：走访没有记上", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("6月30日", said.Errors, StringComparison.Ordinal);
    }

    /// <summary>As local mode opens what was kept.</summary>
    private Store Open() => Store.Open(new(Path.Combine(_desk.DataFolder, "local"), Path.Combine(_desk.DataFolder + "-keys", "local"), Trial: true), Conversation.Handle, TimeProvider.System);

    private string Write(string name, string rows)
    {
        File.WriteAllText(_desk.In(name), Header + rows, Encoding.UTF8);
        return _desk.In(name);
    }

    /// <summary>The lines of one figure, cell by cell.</summary>
    private static string[] Lines(Said said, string figure) =>
        [.. said.OutputLines.Where(l => l.StartsWith(figure, StringComparison.Ordinal)).Select(l => string.Join('|', l.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))];
}
