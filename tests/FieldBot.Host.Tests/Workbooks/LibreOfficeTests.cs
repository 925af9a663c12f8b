using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Tests.Workbooks;

/// <summary>What other programs than Excel make of cells: a file that LibreOffice saved, and formats in any spelling.</summary>
public sealed class LibreOfficeTests
{
    [Fact]
    public void Days_times_and_percentages_are_read_as_they_are_shown()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Workbooks", "Fixtures", "libreoffice.xlsx"));
        var (tables, faults) = WorkbookReader.Read(file);
        Assert.Empty(faults);
        var table = Assert.Single(tables);
        Assert.Equal("members", table.Name);
        Assert.Equal(["编码", "日期", "时间", "比例", "数"], table.Header);
        Assert.Equal(["007", "2022-03-30", "08:30", "35%", "126"], table.Rows[0]);
        Assert.Equal(["7", "2024-02-29", "17:05", "12.5%", "32.3048"], table.Rows[1]);
        Assert.Equal(["两行\n文字", "2026-10-01 18:45", "00:00", "100%"], table.Rows[2].Take(4));
        Assert.Equal(3, table.Rows.Length);
    }

    [Theory]
    [InlineData("General", "7", "7")]
    [InlineData("GENERAL", "7", "7")]
    [InlineData("General;[Red]-General", "7", "7")]
    [InlineData("0.00E+00", "126", "126")]
    [InlineData("#,##0.00", "1234.5", "1234.5")]
    [InlineData("0\"年\"", "3", "3")]
    [InlineData("0%", "0.35", "35%")]
    [InlineData("0.0%", "0.07", "7%")]
    [InlineData("0.0\"%\"", "0.35", "0.35")]
    [InlineData("yyyy/m/d", "44650", "2022-03-30")]
    [InlineData("e/m/d", "44650", "2022-03-30")]
    [InlineData("[$-804]yyyy\"年\"m\"月\"d\"日\"", "44650", "2022-03-30")]
    [InlineData("m\"月\"", "44650", "2022-03-30")]
    [InlineData("yyyy-mm-dd hh:mm", "44650.5", "2022-03-30 12:00")]
    [InlineData("hh:mm AM/PM", "0.75", "18:00")]
    [InlineData("[h]:mm", "0.25", "06:00")]
    [InlineData("hh:mm", "0.99999", "23:59")]
    [InlineData("@", "7", "7")]
    public void A_number_is_written_down_as_its_format_shows_it(string format, string value, string text)
    {
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(Formatted(format, value)));
        Assert.Empty(faults);
        Assert.Equal(text, tables[0].Rows[0][0]);
    }

    private static byte[] Formatted(string format, string value)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new(new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = format }),
                new CellFormats(new CellFormat { NumberFormatId = 164 }));
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new(new SheetData(new Row(HostileTests.Inline("A1", "列")) { RowIndex = 1 }, new Row(new Cell(new CellValue(value)) { CellReference = "A2", StyleIndex = 0 }) { RowIndex = 2 }));
            workbook.Workbook = new(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "人员" }));
        }

        return bytes.ToArray();
    }
}
