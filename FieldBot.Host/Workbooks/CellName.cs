using System.Globalization;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Host.Workbooks;

/// <summary>Names of cells as spreadsheets show them: C5.</summary>
internal static class CellName
{
    public static string Of(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    /// <summary>Where a fault is, as the clerk finds it: 人员!C5; the sheet alone where it is about all of it.</summary>
    public static string Of(IReadOnlyList<Table> tables, Fault fault) =>
        fault.Row == 0 ? fault.File : ColumnOf(tables, fault) is { } column ? $"{fault.File}!{Of(fault.Row, column)}" : string.Create(CultureInfo.InvariantCulture, $"{fault.File}!{fault.Row}");

    /// <summary>Faults name a column by its heading, or by its letters where it has none.</summary>
    public static int? ColumnOf(IReadOnlyList<Table> tables, Fault fault)
    {
        if (fault.Column.Length == 0) return null;
        if (tables.FirstOrDefault(t => t.Source == fault.File) is { } table && table.Header.IndexOf(fault.Column) is >= 0 and var at) return at + 1;
        return fault.Column.All(char.IsAsciiLetterUpper) && fault.Column.Length <= 3 ? Column(fault.Column + "1") : null;
    }

    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    public static int? Column(string? name)
    {
        var column = 0;
        foreach (var c in name ?? "")
        {
            if (!char.IsAsciiLetter(c)) break;
            column = column * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
            if (column > 16_384) return null;
        }

        return column == 0 ? null : column;
    }

    public static int? Row(string name) => int.TryParse(name.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"]).TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
