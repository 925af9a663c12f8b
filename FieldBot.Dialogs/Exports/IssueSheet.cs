using System.Collections.Immutable;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Exports;

/// <summary>台账: the ledger's own columns, and what else one filters by.</summary>
internal sealed class IssueSheet(ExportScope scope, LedgerTable table)
{
    /// <summary>Of each column of the ledger, in its order, and of those behind them.</summary>
    private static readonly ImmutableArray<int> Widths = [10, 12, 18, 12, 16, 26, 18, 24, 44, 10, 14, 16, 18, 18, 36, 44, 36, 18, 12, 18, 18, 12, 12, 8, 18, 18, 10, 8, 8, 8];

    private readonly RecordWalk _walk = new(scope, IssueLists.MeasureOf(scope.Query.Subject) ?? Measure.Registered);

    public ExportSheet Sheet() => new("issues", scope.Words.Plain("export.sheet.issues"), [.. table.Columns, .. scope.Words.Plain("export.columns.issues.more").Split('|')], Widths, Read);

    /// <summary>How many there are.</summary>
    public static int Count(Summary summary) => Math.Min(IssueLists.MeasureOf(summary.Query.Subject) is { } measure ? (int)summary.Totals[measure] : IssueLists.Now(summary).Count, summary.Query.Most ?? int.MaxValue);

    private ExportPage Read(ExportCursor at, Facts facts)
    {
        facts = scope.At(facts);
        var (issues, next) = (IssueLists.MeasureOf(scope.Query.Subject), scope.Query.Most) switch
        {
            (null, var most) => ([.. IssueLists.Now(Summary.Of(scope.Me, scope.Query, facts)).Take(most ?? int.MaxValue)], null),
            // The first so many as they are listed.
            ({ } measure, { } most) => (TallyPages.Issues(measure, scope.Reach(facts), scope.Query.Period, 0, most, facts).Page, null),
            _ => _walk.Issues(at, facts),
        };
        var read = issues.Select(i => (Issue: i, Whole: !i.Guarded || IssueRights.Handles(scope.Me, i, facts))).ToList();
        return new(() => [.. read.Select(r => Row(r.Issue, r.Whole))], next);
    }

    private ImmutableArray<ExportCell> Row(Issue issue, bool whole) =>
    [
        .. table.Row(issue, whole),
        new ExportCell.Text(issue.Ending is { } ending ? scope.Words.Plain($"issue.ending.{ending}") : ""),
        new ExportCell.Text(IssueClock.Overdue(issue, scope.Now) ? scope.Words.Plain("export.yes") : ""),
        Day(issue.ContactedAt), Day(issue.DoneAt), Count(issue.ExtendedDays), Count(issue.Bounces), Count(issue.Redos),
        new ExportCell.Text(issue.Urgent ? scope.Words.Plain("export.yes") : ""),
    ];

    private ExportCell Day(DateTimeOffset? at) => at is { } moment ? new ExportCell.Day(scope.Programme.DayOf(moment)) : ExportCell.Empty;

    private static ExportCell Count(int count) => count == 0 ? ExportCell.Empty : new ExportCell.Number(count);
}
