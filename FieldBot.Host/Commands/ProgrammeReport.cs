using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Commands;

/// <summary>Says every fault of a programme's tables at once, a line each.</summary>
internal static class ProgrammeReport
{
    /// <param name="unread">Faults of files that could not be read.</param>
    /// <returns>Null when there are faults.</returns>
    public static async Task<Programme?> Checked(ImmutableArray<Table> tables, ImmutableArray<Fault> unread, TextWriter errors, bool warn = true)
    {
        var reading = TableFaults.Of(tables, unread);
        foreach (var fault in reading.Faults) await errors.WriteLineAsync(Line(tables, fault));
        if (warn) foreach (var warning in reading.Warnings) await errors.WriteLineAsync($"注意 {Line(tables, warning)}");
        if (warn && reading.Programme is { } read && ProgrammeReader.Over(read, read.DayOf(TimeProvider.System.GetUtcNow())) is { } over) await errors.WriteLineAsync($"注意 {Line(tables, over)}");
        if (reading.Faults.IsEmpty) return reading.Programme;
        await errors.WriteLineAsync($"共 {reading.Faults.Length} 处错误，没有导入。/ {reading.Faults.Length} fault(s); nothing was imported.");
        return null;
    }

    // In a workbook a fault is found by its cell, in a file by its line.
    private static string Line(IReadOnlyList<Table> tables, Fault fault)
    {
        var place = fault.File.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? $"{fault.File}{(fault.Row > 0 ? $" 第 {fault.Row} 行" : "")}{(fault.Column.Length > 0 ? $" [{fault.Column}]" : "")}"
            : $"{CellName.Of(tables, fault)}{(fault.Column.Length > 0 ? $" [{fault.Column}]" : "")}";
        return $"{place}：{fault.What}。允许：{fault.Allowed}";
    }
}
