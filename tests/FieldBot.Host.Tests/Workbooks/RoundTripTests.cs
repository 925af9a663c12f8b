using System.Collections.Immutable;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Commands;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Tests.Workbooks;

public sealed class RoundTripTests
{
    private static readonly ImmutableArray<Table> Sample = ProgrammeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Tables;

    private static IReadOnlyList<Table> Ordered => [.. ProgrammeReader.Sheets.Select(n => Sample.Single(t => t.Name == n))];

    [Fact]
    public void The_sample_as_a_workbook_is_read_as_it_was()
    {
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(WorkbookWriter.Write(Ordered)));
        Assert.Empty(faults);
        Assert.Equal(ProgrammeReader.Sheets, tables.Select(t => t.Name));
        Assert.All(tables.Zip(Ordered), pair => Same(pair.Second, pair.First));
        var reading = ProgrammeReader.Read(tables, 1);
        Assert.Empty(reading.Faults);
        Assert.Equal(121, reading.Programme!.Members.Length);
    }

    [Fact]
    public void The_workbook_is_valid()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(WorkbookWriter.Write(Ordered)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
    }

    [Fact]
    public void It_has_a_guide_a_frozen_header_and_choices()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(WorkbookWriter.Write(Ordered)), isEditable: false);
        Assert.Equal(["说明", "项目", "区域", "单位", "工作组", "人员", "问题", "类目", "时限", "动作", "日历", "术语", "问法"],
            document.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value));
        Assert.All(document.WorkbookPart.WorksheetParts, p => Assert.Equal(1, p.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single().VerticalSplit!.Value));
        Assert.Contains(document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>()), v => v.Formula1!.Text == "'区域'!$A$2:$A$5000");
    }

    private static readonly string[] Odd = ["007", "=1+1", "+86", "-", "a\nb", "“引号”\"", " 前后 ", "😀", "1e5", "2022-03-30", "<b>&", "\u200D"];

    private static readonly Gen<string> Cell = Gen.Frequency(
        (1, Gen.Const("")), (1, Gen.Int[0, Odd.Length - 1].Select(n => Odd[n])), (3, Gen.String[Gen.Char['!', '龥'], 1, 12]));

    [Fact]
    public void Any_text_comes_back_as_it_was() => Gen.Select(Gen.Int[1, 6], Gen.Int[0, 12]).SelectMany((columns, rows) => Cell.Array[columns].Array[rows]).Sample(rows =>
    {
        var width = rows.Length == 0 ? 1 : rows[0].Length;
        var table = new Table("terms", "术语", [.. Enumerable.Range(0, width).Select(i => $"列{i}")], [.. rows.Select(r => r.ToImmutableArray())]);
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(WorkbookWriter.Write([table])));
        Assert.Empty(faults);
        Same(table, Assert.Single(tables));
    }, iter: 60);

    [Fact]
    public void A_sheet_may_carry_the_english_name_in_any_case()
    {
        Assert.Equal("members", SheetTitles.NameOf(" Members "));
        Assert.Equal("members", SheetTitles.NameOf("人员"));
        Assert.Equal("人员", SheetTitles.Of("members"));
    }

    [Fact]
    public void What_MiniExcel_writes_is_read()
    {
        using var file = new MemoryStream();
        MiniExcelLibs.MiniExcel.SaveAs(file, new[] { new { 编码 = "A01", 数 = 126, 日 = new DateTime(2022, 3, 30), 比 = 32.3048 }, new { 编码 = "007", 数 = 0, 日 = new DateTime(2022, 3, 31), 比 = -0.5 } }, sheetName: "人员");
        file.Position = 0;
        var (tables, faults) = WorkbookReader.Read(file);
        Assert.Empty(faults);
        var table = Assert.Single(tables);
        Assert.Equal("members", table.Name);
        Assert.Equal(["编码", "数", "日", "比"], table.Header);
        Assert.Equal(["A01", "126", "2022-03-30", "32.3048"], table.Rows[0]);
        Assert.Equal(["007", "0", "2022-03-31", "-0.5"], table.Rows[1]);
    }

    internal static void Same(Table expected, Table actual)
    {
        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(expected.Header, actual.Header);
        var rows = expected.Rows.ToList();
        while (rows.Count > 0 && rows[^1].All(c => c.Length == 0)) rows.RemoveAt(rows.Count - 1);
        Assert.Equal(rows.Select(r => string.Join('|', r)), actual.Rows.Select(r => string.Join('|', r)));
    }
}
