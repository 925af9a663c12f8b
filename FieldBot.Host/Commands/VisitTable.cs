using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Commands;

/// <summary>Visits as CSV: one row a visit, a column a question.</summary>
internal static class VisitTable
{
    /// <param name="current">The programme in force: which categories are restricted now.</param>
    /// <param name="versions">Of the programme, the newest first: what an older version asked has its column too.</param>
    /// <param name="added">Units that no version lists.</param>
    /// <param name="restricted">Answers that led to a restricted category (限定处理人) as well.</param>
    /// <returns>How many answers were left out.</returns>
    public static async Task<int> Write(IEnumerable<Visit> visits, Programme current, IReadOnlyList<Programme> versions, IReadOnlyList<Unit> added, bool restricted, TextWriter output)
    {
        var left = 0;
        var table = new VisitSheet(current, versions, added);
        await output.WriteAsync(CsvRow.Start + CsvRow.Of(table.Columns));
        foreach (var visit in visits) await output.WriteAsync(ExportCsv.Row(table.Row(visit, question => Shown(visit, question))));
        return left;

        bool Shown(Visit visit, string question)
        {
            if (restricted || !table.RestrictedTo(visit, question).Any()) return true;
            left++;
            return false;
        }
    }
}
