using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Workbooks;
using Fault = FieldBot.Dialogs.Programmes.Fault;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Tests.Workbooks;

public sealed class MarkedWorkbookTests
{
    private static readonly ImmutableArray<Table> Tables = [new("members", "人员", ["编码", "姓名", "角色"], [["C001", "干部", "经理"], ["", "甲", "组员"]])];

    private static readonly ImmutableArray<Fault> Faults = [new("人员", 2, "角色", "没有“经理”这个角色", "组员、组长"), new("人员", 3, "编码", "没有填", "必须填写"), new("人员", 9, "姓名", "没有填", "必须填写"), new("单位", 0, "", "缺少这张表", "表头")];

    [Fact]
    public void Faulty_cells_are_red_and_the_first_sheet_leads_to_them()
    {
        var marked = MarkedWorkbook.Write(WorkbookWriter.Write(Tables), Tables, Faults);
        using var document = SpreadsheetDocument.Open(new MemoryStream(marked), isEditable: false);
        var workbook = document.WorkbookPart!;
        Assert.Equal("错误", workbook.Workbook!.Sheets!.Elements<Sheet>().First().Name!.Value);
        Assert.Equal(["C2", "A3", "B9"], RedCells(workbook, "人员"));
        var list = (WorksheetPart)workbook.GetPartById(workbook.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!);
        Assert.Equal(["人员!C2", "人员!A3", "人员!B9", "单位"], list.Worksheet!.Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().First().InnerText));
        Assert.Equal(["'人员'!C2", "'人员'!A3", "'人员'!B9"], list.Worksheet!.Descendants<Hyperlink>().Select(h => h.Location!.Value));
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
    }

    [Fact]
    public void It_can_be_mended_and_sent_again()
    {
        var once = MarkedWorkbook.Write(WorkbookWriter.Write(Tables), Tables, Faults);
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(once));
        Assert.Empty(faults);
        RoundTripTests.Same(Tables[0], Assert.Single(tables));
        var twice = MarkedWorkbook.Write(once, tables, Faults[..1]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(twice), isEditable: false);
        Assert.Single(document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>(), s => s.Name!.Value == "错误");
    }

    [Fact]
    public void A_sheet_without_end_is_not_held_whole_and_its_faults_stand_in_the_list()
    {
        var large = HostileTests.Made(writer =>
        {
            for (uint r = 1; r <= 250_000; r++) writer.WriteElement(new Row(new Cell { CellReference = $"A{r}", CellValue = new("1") }) { RowIndex = r });
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        var marked = MarkedWorkbook.Write(large, Tables, Faults);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50_000_000, "holds little of it");
        using var document = SpreadsheetDocument.Open(new MemoryStream(marked), isEditable: false);
        var sheets = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal(["错误", "人员"], sheets.Select(s => s.Name!.Value));
        var list = (WorksheetPart)document.WorkbookPart.GetPartById(sheets[0].Id!.Value!);
        Assert.Equal(1 + Faults.Length, list.Worksheet!.Descendants<Row>().Count());
    }

    private static IEnumerable<string> RedCells(WorkbookPart workbook, string sheet)
    {
        var part = (WorksheetPart)workbook.GetPartById(workbook.Workbook!.Sheets!.Elements<Sheet>().Single(s => s.Name!.Value == sheet).Id!.Value!);
        var styles = workbook.WorkbookStylesPart!.Stylesheet!;
        return part.Worksheet!.Descendants<Cell>().Where(c => c.StyleIndex is not null
            && ((Fill)styles.Fills!.ChildElements[(int)(((CellFormat)styles.CellFormats!.ChildElements[(int)c.StyleIndex.Value]).FillId?.Value ?? 0)]).Descendants<ForegroundColor>().Any(f => f.Rgb?.Value == "FFFFC7CE")).Select(c => c.CellReference!.Value!);
    }
}
