using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FieldBot.Host.Workbooks;

/// <summary>The few looks of the workbooks that we write.</summary>
internal static class Styles
{
    public const uint Text = 1, Header = 2, Link = 3, Number = 4, Moment = 5, Day = 6, Rate = 7;

    /// <summary>@: what is typed stays as it is typed, 007 and 3-1 too.</summary>
    private const uint AsText = 49;

    /// <summary>The first that a workbook may define itself.</summary>
    private const uint AsMoment = 164, AsDay = 165;

    /// <summary>0%.</summary>
    private const uint AsRate = 9;

    public static void AddTo(WorkbookPart workbook) => workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Sheet();

    public static Stylesheet Sheet()
    {
        var font = () => new Font(new FontSize { Val = 11 }, new FontName { Val = "等线" });
        var bold = new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "等线" });
        var link = new Font(new Underline(), new FontSize { Val = 11 }, new Color { Rgb = "FF0563C1" }, new FontName { Val = "等线" });
        return new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = AsMoment, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }, new NumberingFormat { NumberFormatId = AsDay, FormatCode = "yyyy\\-mm\\-dd" }) { Count = 2 },
            new Fonts(font(), bold, link) { Count = 3 },
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFD9E7F5")) { Count = 3 },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(
                new CellFormat(),
                new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true }) { NumberFormatId = AsText, ApplyNumberFormat = true, ApplyAlignment = true },
                new CellFormat { NumberFormatId = AsText, FontId = 1, FillId = 2, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true },
                new CellFormat { FontId = 2, ApplyFont = true },
                new CellFormat(Top()) { ApplyAlignment = true },
                new CellFormat(Top()) { NumberFormatId = AsMoment, ApplyNumberFormat = true, ApplyAlignment = true },
                new CellFormat(Top()) { NumberFormatId = AsDay, ApplyNumberFormat = true, ApplyAlignment = true },
                new CellFormat(Top()) { NumberFormatId = AsRate, ApplyNumberFormat = true, ApplyAlignment = true }) { Count = 8 });
    }

    /// <summary>The light red of a faulty cell.</summary>
    public static Fill Fault() => Solid("FFFFC7CE");

    private static Alignment Top() => new() { Vertical = VerticalAlignmentValues.Top };

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });
}
