using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Jobs;

/// <summary>What jobs do with workbooks.</summary>
/// <param name="Read">Tables, and faults of what could not be read as one; no tables at all: it is no workbook.</param>
/// <param name="Write">Tables as a workbook.</param>
/// <param name="Mark">The workbook with its faulty cells marked.</param>
/// <param name="Place">Where a fault is, as a spreadsheet says it: 人员!C5.</param>
internal sealed record WorkbookTools(
    Func<Stream, (ImmutableArray<Table> Tables, ImmutableArray<Fault> Faults)> Read,
    Func<IReadOnlyList<Table>, byte[]> Write,
    Func<byte[], IReadOnlyList<Table>, IReadOnlyList<Fault>, byte[]> Mark,
    Func<IReadOnlyList<Table>, Fault, string> Place)
{
    public static readonly WorkbookTools Ours = new(WorkbookReader.Read, WorkbookWriter.Write, MarkedWorkbook.Write, CellName.Of);
}
