using System.Collections.Immutable;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Programmes;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>How wide the columns of a sheet are, how high its rows, and how it comes out of a printer.</summary>
internal sealed class SheetLayout(double[] widths)
{
    private const int Widest = 50;

    /// <summary>Points of one line.</summary>
    public const double Line = 15;

    /// <summary>Excel takes no higher row.</summary>
    private const double Highest = 409;

    /// <summary>As wide as what stands in its columns.</summary>
    public static SheetLayout Of(Table table) => new([.. table.Header.Select((_, i) => WidthOf(table, i))]);

    /// <summary>As wide as told, and as their headings where nothing is told.</summary>
    public static SheetLayout Of(ImmutableArray<string> header, IReadOnlyList<int> given) => new([.. header.Select((h, i) => i < given.Count ? given[i] : Math.Clamp(Width(h) + 4, 8, (double)Widest))]);

    public IReadOnlyList<double> Widths => widths;

    /// <summary>As many pages long as it must be, but one wide.</summary>
    public static SheetProperties Fit => new(new PageSetupProperties { FitToPage = true });

    /// <summary>The header stays in sight.</summary>
    public static SheetViews Frozen => new(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 });

    public static PageSetup Page => new() { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 };

    /// <summary>The header on every page.</summary>
    public static DefinedName HeaderOnEveryPage(string title, uint sheet) => new($"'{title}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = sheet };

    public Columns Columns() => new(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true, Style = Styles.Text }));

    /// <summary>Not every program fits rows to what is wrapped in them; null: one line is enough.</summary>
    public double? HeightOf(ImmutableArray<string> row)
    {
        var lines = row.Take(widths.Length).Select((text, i) => text.Split('\n').Sum(l => Math.Max(1, Math.Ceiling(Width(l) / (widths[i] - 1))))).DefaultIfEmpty(1).Max();
        return lines > 1 ? Math.Min(lines * Line, Highest) : null;
    }

    private static double WidthOf(Table table, int column) => Math.Clamp(
        table.Rows.Take(200).Select(r => column < r.Length ? r[column] : "").Append(table.Header[column]).Max(t => t.Split('\n').Max(Width)) + 4, 8, Widest);

    // A Chinese character is as wide as two Latin ones.
    private static int Width(string text) => text.Sum(c => c > 0x2E80 ? 2 : 1);
}
