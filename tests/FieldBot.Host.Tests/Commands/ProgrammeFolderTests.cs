using System.Text;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Commands;

namespace FieldBot.Host.Tests.Commands;

/// <summary>Files as spreadsheets and hands leave them.</summary>
public sealed class ProgrammeFolderTests : IDisposable
{
    private const string Areas = "编码,名称,层级\r\nA01,市本级,市总工会\r\nA02,利州区,县区总工会\r\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fieldbot-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Unicode_is_read_with_its_mark_and_UTF_8_without_it(string encoding, bool mark)
    {
        var e = Encoding.GetEncoding(encoding);
        var table = Good([.. mark ? e.GetPreamble() : [], .. e.GetBytes(Areas)]);
        Assert.Equal(["编码", "名称", "层级"], table.Header);
        Assert.Equal([["A01", "市本级", "市总工会"], ["A02", "利州区", "县区总工会"]], table.Rows.Select(r => r.ToArray()));
    }

    // 编码 in GB18030; UTF-16 without its mark; a UTF-8 sign that is cut off.
    [Theory]
    [InlineData(new byte[] { 0xB1, 0xE0, 0xC2, 0xEB, 0x2C, 0x61, 0x0A })]
    [InlineData(new byte[] { 0x16, 0x7F, 0x01, 0x78, 0x2C, 0x00, 0xFB })]
    [InlineData(new byte[] { 0x61, 0x2C, 0xE7, 0xBC })]
    public void Another_encoding_is_told_of_and_not_guessed_at(byte[] content)
    {
        var (tables, fault) = Faulty(content);
        Assert.Empty(tables);
        Assert.Equal(("areas.csv", "不是 UTF-8 编码"), (fault.File, fault.What));
        Assert.Contains("CSV UTF-8", fault.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_commas_quotes_and_line_breaks_stay_in_their_cell()
    {
        var table = Good("编码,名称,层级\nA01,\"a,b\",\"say \"\"x\"\"\"\nA02,\"two\nlines\",c\n"u8);
        Assert.Equal(["A01", "a,b", "say \"x\""], table.Rows[0]);
        Assert.Equal(["A02", "two\nlines", "c"], table.Rows[1]);
    }

    [Fact]
    public void Empty_lines_at_the_end_are_left_out_and_those_between_keep_the_numbers_of_the_rows()
    {
        var table = Good("编码,名称,层级\nA01,a,b\n\n,,\nA02,c,d\n,,\n\n"u8);
        Assert.Equal(4, table.Rows.Length);
        Assert.Equal("A02", table.Rows[3][0]);
    }

    [Fact]
    public void Cells_missing_at_the_end_of_a_row_are_empty()
    {
        Assert.Equal(["A01", "", ""], Assert.Single(Good("编码,名称,层级\nA01\n"u8).Rows));
    }

    [Fact]
    public void A_row_with_more_cells_than_the_header_is_told_of_by_its_number()
    {
        var (tables, fault) = Faulty("编码,名称,层级\nA01,a,b\nA02,c,d,e\n"u8);
        Assert.Equal(("areas.csv", 3), (fault.File, fault.Row));
        Assert.Contains("4", fault.What, StringComparison.Ordinal);
        Assert.Single(tables);
    }

    [Fact]
    public void Empty_cells_beyond_the_header_are_nothing()
    {
        Assert.Equal(["A01", "a", "b"], Assert.Single(Good("编码,名称,层级\nA01,a,b,,\n"u8).Rows));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_told_of()
    {
        var (tables, fault) = Faulty("编码,名称,层级\n\"A01,a,b\n"u8);
        Assert.Empty(tables);
        Assert.StartsWith("读不出来", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_far_too_large_is_not_even_read()
    {
        using (var large = File.Create(Path.Combine(_folder.FullName, "areas.csv"))) large.SetLength(21 << 20);
        Assert.StartsWith("读不出来", Assert.Single(ProgrammeFolder.Read(_folder.FullName).Faults).What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ending_may_be_in_capitals_and_other_files_are_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "AREAS.CSV"), Areas);
        File.WriteAllText(Path.Combine(_folder.FullName, "areas.xlsx"), "x");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "units.csv"));
        var (tables, faults) = ProgrammeFolder.Read(_folder.FullName);
        Assert.Equal(("areas", "AREAS.CSV"), (Assert.Single(tables).Name, tables[0].Source));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        var file = Path.Combine(_folder.FullName, "areas.csv");
        File.WriteAllText(file, Areas);
        Assert.Equal((file, "没有这个文件夹"), ProgrammeFolder.Read(file).Faults.Select(f => (f.File, f.What)).Single());
    }

    private Table Good(ReadOnlySpan<byte> content)
    {
        var (tables, faults) = Read(content);
        Assert.Empty(faults);
        return Assert.Single(tables);
    }

    private (IReadOnlyList<Table> Tables, Fault Fault) Faulty(ReadOnlySpan<byte> content)
    {
        var (tables, faults) = Read(content);
        return (tables, Assert.Single(faults));
    }

    private (IReadOnlyList<Table> Tables, IReadOnlyList<Fault> Faults) Read(ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "areas.csv"), content);
        var (tables, faults) = ProgrammeFolder.Read(_folder.FullName);
        return (tables, faults);
    }
}
