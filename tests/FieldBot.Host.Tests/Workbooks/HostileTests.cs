using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Workbooks;
using Fault = FieldBot.Dialogs.Programmes.Fault;

namespace FieldBot.Host.Tests.Workbooks;

/// <summary>Files that want to be something else: each gets one clear line, or its faults at their cells.</summary>
public sealed class HostileTests
{
    private static byte[] Good => WorkbookWriter.Write([new("members", "人员", ["编码", "姓名"], [["C001", "干部"]])]);

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "empty", [], "不是 Excel 工作簿" },
        { "text", "编码,姓名"u8.ToArray(), "不是 Excel 工作簿" },
        { "pdf", "%PDF-1.7 …"u8.ToArray(), "不是 Excel 工作簿" },
        { "old or encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "加了密码" },
        { "truncated", Good[..(Good.Length / 2)], "不完整" },
        { "a zip of something else", Zip(("readme.txt", "hello")), "不是 Excel 工作簿" },
        { "macros", Zip(("xl/workbook.xml", "<workbook/>"), ("xl/vbaProject.bin", "x")), "宏" },
        { "bomb", Bomb(), "解开后太大" },
        // Nobody can catch a stack that is used up: these would end the program, and again at every start.
        { "elements without end", Replaced("xl/worksheets/sheet2.xml", x => x.Replace("<x:is>", string.Concat(Enumerable.Repeat("<x:is>", 100_000)), StringComparison.Ordinal)), "结构不正常" },
        { "elements without end in the styles", Replaced("xl/styles.xml", x => x.Replace("</x:styleSheet>", string.Concat(Enumerable.Repeat("<x:extLst>", 100_000)), StringComparison.Ordinal)), "结构不正常" },
        { "one text without end", Replaced("xl/worksheets/sheet2.xml", x => x.Replace("C001", new('长', 3_000_000), StringComparison.Ordinal)), "一段内容太长" },
        { "styles without end", Replaced("xl/styles.xml", x => x.Replace("</x:styleSheet>", string.Concat(Enumerable.Repeat("<x:xf/>", 300_000)) + "</x:styleSheet>", StringComparison.Ordinal)), "样式或名称太多" },
        { "entities that grow", Replaced("xl/worksheets/sheet2.xml", x => x.Replace("?>", "?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>", StringComparison.Ordinal).Replace("C001", "&b;", StringComparison.Ordinal)), "读不出来" },
        { "too many parts", Zip([("xl/workbook.xml", "<workbook/>"), .. Enumerable.Range(0, 2100).Select(i => ($"xl/media/{i}", "x"))]), "部件太多" },
        { "no workbook in it", Zip(("xl/workbook.xml", "<nonsense")), "读不出来" },
        { "dtd", Replaced("xl/workbook.xml", x => x.Replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", StringComparison.Ordinal)), "读不出来" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_refused_in_one_line(string what, byte[] file, string why)
    {
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(file));
        Assert.Empty(tables);
        var fault = Assert.Single(faults);
        Assert.True(fault.What.Contains(why, StringComparison.Ordinal), $"{what}: {fault.What}");
        Assert.NotEmpty(fault.Allowed);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_even_unpacked()
    {
        var (_, faults) = WorkbookReader.Read(new MemoryStream(new byte[WorkbookVet.LargestFile + 1]));
        Assert.Contains("太大", Assert.Single(faults).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_rows_are_refused_after_the_first_twenty_thousand()
    {
        var file = Made(writer =>
        {
            for (uint r = 1; r <= 1_000_000; r++)
            {
                writer.WriteStartElement(new Row { RowIndex = r });
                writer.WriteElement(new Cell { CellValue = new("1") });
                writer.WriteEndElement();
            }
        });
        var before = GC.GetTotalAllocatedBytes();
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(file));
        Assert.Contains("20000 行", Assert.Single(faults).What, StringComparison.Ordinal);
        Assert.True(tables[0].Rows.Length <= 20_000);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 400_000_000, "reads no further than it must");
    }

    [Fact]
    public void Empty_rows_that_only_carry_a_look_do_no_harm()
    {
        var file = Made(writer =>
        {
            writer.WriteElement(new Row(new Cell(new InlineString(new Text("编码"))) { DataType = CellValues.InlineString }) { RowIndex = 1 });
            for (uint r = 2; r <= 60_000; r++) writer.WriteElement(new Row { RowIndex = r });
        });
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(file));
        Assert.Empty(faults);
        Assert.Empty(tables[0].Rows);
    }

    [Fact]
    public void Empty_cells_that_only_carry_a_look_do_no_harm()
    {
        var file = Made(writer =>
        {
            writer.WriteElement(new Row(Inline("A1", "编码")) { RowIndex = 1 });
            for (uint r = 2; r <= 30_000; r++) writer.WriteElement(new Row(new Cell { StyleIndex = 0 }) { RowIndex = r });
        });
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(file));
        Assert.Empty(faults);
        Assert.Empty(tables[0].Rows);
    }

    [Fact]
    public void Columns_without_end_are_one_fault()
    {
        var file = Made(writer => writer.WriteElement(new Row(Enumerable.Range(1, 500).Select(i => Inline(CellName.Of(1, i), $"列{i}"))) { RowIndex = 1 }));
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(file));
        Assert.Equal("列太多", Assert.Single(faults).What);
        Assert.Equal(64, tables[0].Header.Length);
    }

    [Theory]
    [InlineData("2022-04-03", "2022-04-03")]
    [InlineData("2022-04-04T00:00:00.000", "2022-04-04")]
    [InlineData("2022-04-04T08:30:00", "2022-04-04 08:30")]
    [InlineData("2022-04-04T00:00:00Z", "2022-04-04")]
    [InlineData("soon", "soon")]
    public void Cells_that_say_themselves_that_they_are_days_are_read(string value, string text)
    {
        var file = Made(writer => writer.WriteElement(new Row(new Cell(new CellValue(value)) { CellReference = "A2", DataType = CellValues.Date }) { RowIndex = 2 }));
        Assert.Equal(text, WorkbookReader.Read(new MemoryStream(file)).Tables[0].Rows[0][0]);
    }

    [Fact]
    public void Formulas_errors_and_merged_cells_are_told_at_their_cells()
    {
        var file = Made(writer => writer.WriteElement(new Row(
            Inline("A1", "编码"), Inline("B1", "姓名")) { RowIndex = 1 }), () => [
            new Row(new Cell(new CellFormula("1+1"), new CellValue("2")) { CellReference = "A5" }, new Cell(new CellValue("#REF!")) { CellReference = "B5", DataType = CellValues.Error }) { RowIndex = 5 }], new MergeCells(new MergeCell { Reference = "A7:B9" }));
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(file));
        Assert.Equal(["人员!A5", "人员!B5", "人员!A7"], faults.Select(f => CellName.Of(tables, f)));
        Assert.Equal(["这里是公式", "这里是错误值 #REF!", "合并了格子 A7:B9"], faults.Select(f => f.What));
    }

    [Fact]
    public void Too_many_columns_and_a_cell_without_end_are_told()
    {
        var file = Made(writer => writer.WriteElement(new Row(Inline("A1", "编码"), Inline("ZZ1", "远"), Inline("B1", new('长', 40_000))) { RowIndex = 1 }));
        var (_, faults) = WorkbookReader.Read(new MemoryStream(file));
        Assert.Equal(["列太多", "格子里的内容太长"], faults.Select(f => f.What));
    }

    [Fact]
    public void Faults_without_end_are_counted_not_listed()
    {
        var file = Made(writer =>
        {
            for (uint r = 1; r <= 500; r++) writer.WriteElement(new Row(new Cell(new CellFormula("1"))) { RowIndex = r });
        });
        var (_, faults) = WorkbookReader.Read(new MemoryStream(file));
        Assert.Equal(201, faults.Length);
        Assert.Contains("300", faults[^1].What, StringComparison.Ordinal);
    }

    internal static Cell Inline(string at, string text) => new(new InlineString(new Text(text))) { CellReference = at, DataType = CellValues.InlineString };

    /// <summary>A workbook with one sheet 人员, written as a stream.</summary>
    internal static byte[] Made(Action<OpenXmlWriter> rows, Func<Row[]>? more = null, MergeCells? merged = null)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                rows(writer);
                foreach (var row in more?.Invoke() ?? []) writer.WriteElement(row);
                writer.WriteEndElement();
                if (merged is not null) writer.WriteElement(merged);
                writer.WriteEndElement();
            }

            workbook.Workbook = new(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "人员" }));
        }

        return bytes.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }

        return bytes.ToArray();
    }

    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var workbook = zip.CreateEntry("xl/workbook.xml").Open()) workbook.Write("<workbook/>"u8);
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            zeros[0] = (byte)'<';
            for (var i = 0; i < 70; i++) sheet.Write(zeros);
        }

        return bytes.ToArray();
    }

    private static byte[] Replaced(string entry, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Good);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            string text;
            using (var reader = new StreamReader(zip.GetEntry(entry)!.Open())) text = reader.ReadToEnd();
            zip.GetEntry(entry)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(text.StartsWith("<?xml", StringComparison.Ordinal) ? change(text) : change("<?xml version=\"1.0\"?>" + text));
        }

        return bytes.ToArray();
    }
}
