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
        // Without a single table there is one thing to say, not that each of them is missing.
        var reading = tables.IsEmpty && !unread.IsEmpty ? new(null, [], []) : ProgrammeReader.Read(tables, 1);
        var faults = unread.AddRange(reading.Faults.Where(f => !Unread(f.File)));
        foreach (var fault in faults) await errors.WriteLineAsync(Line(tables, fault));
        if (warn) foreach (var warning in reading.Warnings) await errors.WriteLineAsync($"注意 {Line(tables, warning)}");
        if (faults.IsEmpty) return reading.Programme;
        await errors.WriteLineAsync($"共 {faults.Length} 处错误，没有导入。/ {faults.Length} fault(s); nothing was imported.");
        return null;

        // A table whose file could not be read is not missing.
        bool Unread(string file) => Holds(unread.Select(f => f.File), file) && !Holds(tables.Select(t => t.Source), file);
        static bool Holds(IEnumerable<string> files, string file) => files.Contains(file, StringComparer.OrdinalIgnoreCase);
    }

    // In a workbook a fault is found by its cell, in a file by its line.
    private static string Line(IReadOnlyList<Table> tables, Fault fault)
    {
        var place = fault.File.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? $"{fault.File}{(fault.Row > 0 ? $" 第 {fault.Row} 行" : "")}{(fault.Column.Length > 0 ? $" [{fault.Column}]" : "")}"
            : $"{CellName.Of(tables, fault)}{(fault.Column.Length > 0 ? $" [{fault.Column}]" : "")}";
        return $"{place}：{fault.What}。允许：{fault.Allowed}";
    }
}
