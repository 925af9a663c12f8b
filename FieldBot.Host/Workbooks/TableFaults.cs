using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Host.Workbooks;

/// <summary>All that is wrong with the tables of a programme: what could not be read, and then what they say; of one cell once.</summary>
internal static class TableFaults
{
    /// <param name="unread">Faults of files, sheets and cells that could not be read.</param>
    /// <returns>The programme only where there are none.</returns>
    public static ProgrammeReading Of(ImmutableArray<Table> tables, ImmutableArray<Fault> unread)
    {
        // Without a single table there is one thing to say, not that each of them is missing.
        if (tables.IsEmpty && !unread.IsEmpty) return new(null, unread, []);
        var reading = ProgrammeReader.Read(tables, 1);
        // A cell that could not be read counts as an empty one: that it must be filled in is not said as well.
        var cells = unread.Where(f => f.Column.Length > 0).Select(Cell).ToHashSet();
        var faults = unread.AddRange(reading.Faults.Where(f => !cells.Contains(Cell(f)) && !Unread(f.File)));
        return new(faults.IsEmpty ? reading.Programme : null, faults, reading.Warnings);

        static (string, int, string) Cell(Fault fault) => (fault.File, fault.Row, fault.Column);
        // A table whose file could not be read is not missing.
        bool Unread(string file) => Holds(unread.Select(f => f.File), file) && !Holds(tables.Select(t => t.Source), file);
        static bool Holds(IEnumerable<string> files, string file) => files.Contains(file, StringComparer.OrdinalIgnoreCase);
    }
}
