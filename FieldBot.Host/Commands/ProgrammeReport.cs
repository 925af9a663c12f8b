using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Host.Commands;

/// <summary>Says every fault of a programme's tables at once, a line each.</summary>
internal static class ProgrammeReport
{
    /// <param name="unread">Faults of files that could not be read.</param>
    /// <returns>True when there was none.</returns>
    public static async Task<bool> Write(ProgrammeReading reading, ImmutableArray<Fault> unread, TextWriter errors)
    {
        var faults = unread.AddRange(reading.Faults);
        foreach (var fault in faults) await errors.WriteLineAsync(Line(fault));
        foreach (var warning in reading.Warnings) await errors.WriteLineAsync($"注意 {Line(warning)}");
        if (faults.Length > 0) await errors.WriteLineAsync($"共 {faults.Length} 处错误,没有导入。/ {faults.Length} fault(s); nothing was imported.");
        return faults.IsEmpty && reading.Programme is not null;
    }

    private static string Line(Fault fault) =>
        $"{fault.File}{(fault.Row > 0 ? $" 第 {fault.Row} 行" : "")}{(fault.Column.Length > 0 ? $" [{fault.Column}]" : "")}:{fault.What}。允许:{fault.Allowed}";
}
