namespace FieldBot.Dialogs.Exports;

/// <summary>What stands in a cell of an export.</summary>
public abstract record ExportCell
{
    private ExportCell() { }

    public static readonly ExportCell Empty = new Text("");

    public sealed record Text(string Value) : ExportCell;

    public sealed record Number(decimal Value) : ExportCell;

    /// <param name="Value">A part of one.</param>
    public sealed record Rate(decimal Value) : ExportCell;

    public sealed record Day(DateOnly Value) : ExportCell;

    /// <param name="Value">Where the programme lives.</param>
    public sealed record Moment(DateTime Value) : ExportCell;
}
