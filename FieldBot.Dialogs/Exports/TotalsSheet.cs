using System.Collections.Immutable;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Exports;

/// <summary>汇总: what the card shows, of all of it, area by area and group by group; every rate beside what it is of.</summary>
internal sealed class TotalsSheet(ExportScope scope)
{
    private static readonly ImmutableArray<int> Widths = [12, 20];

    public ExportSheet Sheet() => new("totals", scope.Words.Plain("export.sheet.totals"), [.. scope.Words.Plain("export.columns.totals").Split('|')], Widths, Read);

    /// <summary>All of it and the areas first, then a group at a time.</summary>
    private ExportPage Read(ExportCursor at, Facts facts)
    {
        facts = scope.At(facts);
        var reach = scope.Reach(facts);
        var read = at.Step == 0 ? Whole(facts) : [(scope.Words.Plain("export.of.group"), reach.Groups[at.Step - 1].Name, Of(scope.Query with { Group = reach.Groups[at.Step - 1].Code }, facts), false)];
        return new(() => [.. read.Select(r => Row(r.Kind, r.Name, r.Summary, r.Rated))], at.Step < reach.Groups.Length ? new(at.Step + 1) : null);
    }

    private Summary Of(Query query, Facts facts)
    {
        var summary = Summary.Of(scope.Me, query with { Subject = Subject.Overview }, facts);
        // Rows are made when the records are no longer at hand: everything is counted now.
        _ = (summary.Plan, summary.Totals, summary.GroupsMet, summary.Overdue);
        return summary;
    }

    private List<(string Kind, string Name, Summary Summary, bool Rated)> Whole(Facts facts)
    {
        var whole = Of(scope.Query, facts);
        List<(string Kind, string Name, Summary Summary, bool Rated)> rows = [(scope.Words.Plain("export.of.all"), scope.Where(facts), whole, Told(whole))];
        if (scope.Query.Area is not null) return rows;
        var areas = Reach.Areas(scope.Me, facts).Select(a => (a.Name, Summary: Of(scope.Query with { Area = a.Code }, facts))).Where(a => a.Summary.Reach is not { Groups.IsEmpty: true, Units.IsEmpty: true }).ToList();
        var told = Few.Told([.. areas.Select(a => a.Summary.Satisfied.Whole)], scope.Programme.Settings);
        rows.AddRange(areas.Select((a, i) => (scope.Words.Plain("export.of.area"), a.Name, a.Summary, Told(whole) && told[i])));
        return rows;
    }

    private bool Told(Summary summary) => !Few.Hides(summary.Satisfied.Whole, scope.Programme.Settings);

    private ImmutableArray<ExportCell> Row(string kind, string name, Summary summary, bool rated)
    {
        var (totals, plan) = (summary.Totals, summary.Prescribed);
        return
        [
            new ExportCell.Text(kind), new ExportCell.Text(name),
            .. Share(summary.GroupsMet), .. Share(summary.Coverage), Number(totals[Measure.Visits]), Number(totals.Members), Number(totals[Measure.Attendance]),
            Number(plan.Done), Number(plan.Due), Number(plan.Late), Number(plan.All),
            Number(summary.Open.Length), Number(summary.Overdue.Length), Number(summary.Open.Count(i => i.State == IssueState.Referred)),
            .. Share(summary.Responded), Number(totals[Measure.Closed]), .. Share(summary.Solved), Number(totals[Measure.OnTime]), Rate(summary.OnTime),
            summary.AverageDays is { } days ? new ExportCell.Number(days) : ExportCell.Empty, Number(totals[Measure.Redone]), Number(totals[Measure.Extended]), Number(totals[Measure.Bounced]), Number(totals[Measure.OutOfRemit]),
            .. rated ? Share(summary.Satisfied) : [Hidden(), Hidden(), Hidden()],
        ];
    }

    private ExportCell.Text Hidden() => new(scope.Words.Plain("sum.share.few", ("few", scope.Programme.Settings.HideBelow)));

    private static ImmutableArray<ExportCell> Share(Share share) => [Number(share.Part), Number(share.Whole), Rate(share)];

    private static ExportCell Rate(Share share) => share.Percent is { } percent ? new ExportCell.Rate(percent / 100m) : ExportCell.Empty;

    private static ExportCell.Number Number(long value) => new(value);
}
