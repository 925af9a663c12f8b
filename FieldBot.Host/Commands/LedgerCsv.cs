using System.Globalization;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Host.Commands;

/// <summary>A row of the ledger as CSV.</summary>
internal static class LedgerCsv
{
    public static string Row(IEnumerable<LedgerCell> cells) => CsvRow.Of(cells.Select(c => c switch
    {
        LedgerCell.Number n => n.Value.ToString(CultureInfo.InvariantCulture),
        LedgerCell.Moment m => Time(m.Value),
        LedgerCell.Text t => t.Value,
        _ => throw new InvalidOperationException($"a cell without text: {c.GetType().Name}"),
    }));

    public static string Time(DateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
