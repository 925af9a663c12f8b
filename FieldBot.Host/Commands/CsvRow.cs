using System.Globalization;

namespace FieldBot.Host.Commands;

/// <summary>A row of CSV that opens right in Excel: codes as text, a guard against formulas.</summary>
internal static class CsvRow
{
    /// <summary>Tells Excel that the file is UTF-8.</summary>
    public const string Start = "\uFEFF";

    private const string FormulaSigns = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    /// <summary>
    /// A cell that begins like a formula would be run by a spreadsheet; Chinese and Japanese ones take the full-width signs too. Numbers may
    /// begin with a sign.
    /// </summary>
    private static string Quoted(string cell)
    {
        if (cell.Length > 0 && FormulaSigns.Contains(cell[0]) && !decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)) cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
