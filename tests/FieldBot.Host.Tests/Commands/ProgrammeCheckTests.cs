namespace FieldBot.Host.Tests.Commands;

public sealed class ProgrammeCheckTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_sample_has_no_faults()
    {
        var said = await _desk.Run("programme", "check", Desk.Sample);
        Assert.Equal(0, said.Code);
        Assert.Contains("24 groups, 16 units, 121 members, 31 questions", Assert.Single(said.OutputLines), StringComparison.Ordinal);
        Assert.All(said.ErrorLines, line => Assert.StartsWith("注意 ", line, StringComparison.Ordinal));
        Assert.Contains("2022-06-30 已经过去", said.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.DataFolder));
    }

    [Fact]
    public async Task All_faults_are_told_at_once_each_with_its_place_and_what_is_allowed()
    {
        var folder = _desk.Programme(
            ("units.csv", t => t.Replace("32.3168", "93.2168", StringComparison.Ordinal)),
            ("groups.csv", t => t.Replace("A01,U01", "A01,U99", StringComparison.Ordinal)),
            ("members.csv", t => t.Replace("C002,", "C001,", StringComparison.Ordinal)),
            ("programme.csv", t => t.Replace("2022-03-30", "30.3.2022", StringComparison.Ordinal)));
        File.Delete(Path.Combine(folder, "terms.csv"));
        var said = await _desk.Run("programme", "check", folder);
        Assert.Equal(1, said.Code);
        Assert.Empty(said.Output);
        Has(said, "units.csv 第 3 行 [纬度]", "93.2168");
        Has(said, "groups.csv 第 2 行 [蹲点单位]", "U99");
        Has(said, "members.csv 第 3 行 [编码]", "C001");
        Has(said, "programme.csv 第 4 行 [值]", "30.3.2022");
        Has(said, "terms.csv", "缺少这张表");
        Assert.Contains("nothing was imported", said.ErrorLines[^1], StringComparison.Ordinal);
        Assert.All(said.ErrorLines[..^1], line => Assert.Contains("允许", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_one_fault_and_not_eleven_missing_tables()
    {
        var said = await _desk.Run("programme", "check", _desk.In("nowhere"));
        Assert.Equal(1, said.Code);
        Assert.Equal(2, said.ErrorLines.Length);
        Has(said, _desk.In("nowhere"), "没有这个文件夹");
        Assert.Contains("1 fault(s)", said.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_does_not_exist_is_not_called_a_folder()
    {
        var said = await _desk.Run("programme", "check", _desk.In("nowhere.xlsx"));
        Assert.Equal(1, said.Code);
        Has(said, _desk.In("nowhere.xlsx"), "没有这个文件。");
    }

    [Fact]
    public async Task An_empty_folder_misses_every_table()
    {
        var said = await _desk.Run("programme", "check", Directory.CreateDirectory(_desk.In("empty")).FullName);
        Assert.Equal(1, said.Code);
        Assert.Equal(11, said.ErrorLines.Count(l => l.Contains("缺少这张表", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_table_whose_file_cannot_be_read_is_not_called_missing_as_well()
    {
        var folder = _desk.Programme();
        File.WriteAllBytes(Path.Combine(folder, "units.csv"), [0xB1, 0xE0, 0xC2, 0xEB, (byte)',', 0xC3, 0xFB, 0xB3, 0xC6, (byte)'\n']);
        var said = await _desk.Run("programme", "check", folder);
        Assert.Equal(1, said.Code);
        Has(said, "units.csv", "不是 UTF-8 编码");
        Assert.Single(said.ErrorLines, l => l.StartsWith("units.csv", StringComparison.Ordinal));
        Assert.Contains("1 fault(s)", said.ErrorLines[^1], StringComparison.Ordinal);
    }

    private static void Has(Said said, string place, string what) =>
        Assert.Single(said.ErrorLines, l => l.StartsWith(place, StringComparison.Ordinal) && l.Contains(what, StringComparison.Ordinal));
}
