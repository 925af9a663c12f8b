using System.Globalization;
using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Host.Commands;

/// <summary>A row of an export as CSV.</summary>
internal static class ExportCsv
{
    public static string Row(IEnumerable<ExportCell> cells) => CsvRow.Of(cells.Select(c => c switch
    {
        ExportCell.Number n => n.Value.ToString(CultureInfo.InvariantCulture),
        ExportCell.Rate r => r.Value.ToString(CultureInfo.InvariantCulture),
        ExportCell.Day d => d.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ExportCell.Moment m => Time(m.Value),
        ExportCell.Text t => t.Value,
        _ => throw new InvalidOperationException($"a cell without text: {c.GetType().Name}"),
    }));

    public static string Time(DateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
