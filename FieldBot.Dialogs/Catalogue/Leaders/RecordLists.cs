using System.Collections.Immutable;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Visits and issues, one by one; each opens as its card.</summary>
internal static class RecordLists
{
    public static SummaryList.Page Of(Talk talk, Summary summary, bool supervising) => summary.Query.Subject == Subject.Visits ? Visits(talk, summary) : Issues(talk, summary, supervising);

    private static SummaryList.Page Visits(Talk talk, Summary summary)
    {
        var (visits, total) = TallyPages.Visits(summary.Reach, summary.Query.Period, summary.Query.Page, SummaryList.PageSize, talk.Facts);
        return new(total, [.. visits.Select(v => talk.Words.Say("sum.list.visit", ("id", v.Id), ("date", talk.Words.DateFor(v.Day, talk.Facts.Today)), ("group", talk.Facts.Programme.Group(v.Group)?.Name ?? v.Group),
            ("unit", VisitRecords.UnitName(v, talk)), ("people", v.Participants.Length)))], [.. visits.Select(v => new Button(v.Id, $"v.{v.Number}"))]);
    }

    private static SummaryList.Page Issues(Talk talk, Summary summary, bool supervising)
    {
        var (query, words) = (summary.Query, talk.Words);
        var (issues, total) = Found(summary, talk.Facts);
        var place = SummaryList.Place(query, talk);
        var buttons = supervising ? issues.Where(i => new IssueLifecycle(i, talk.Me, talk.Facts).May(IssueMove.Supervise)).Select(i => new Button(i.Id, $"i.{i.Number}.{IssueMove.Supervise}.{place}")) : issues.Select(i => new Button(i.Id, $"i.{i.Number}..{place}"));
        return new(Math.Min(total, query.Most ?? int.MaxValue), [.. issues.Select(i => "\n" + IssueList.Line(i, talk))], [.. buttons], supervising ? words.Say("sum.list.supervise.which") : total == 0 ? null : Order(query, words));
    }

    /// <summary>What was counted day by day is listed from the newest day back, whatever was asked for.</summary>
    private static string? Order(Query query, Texts.Wording words) =>
        query.Order == Summaries.Order.Deadline ? null : words.Say($"sum.list.order.{(IssueLists.MeasureOf(query.Subject) is null ? query.Order : Summaries.Order.Newest)}");

    private static (IReadOnlyList<Issue> Page, int Total) Found(Summary summary, Facts facts)
    {
        var query = summary.Query;
        if (IssueLists.MeasureOf(query.Subject) is { } measure)
        {
            var (found, total) = TallyPages.Issues(measure, summary.Reach, query.Period, query.Page, SummaryList.PageSize, facts);
            return ([.. found.Take(Left(query, query.Most ?? int.MaxValue))], total);
        }

        var issues = IssueLists.Now(summary);
        return ([.. issues.Take(query.Most ?? int.MaxValue).Skip(query.Page * SummaryList.PageSize).Take(SummaryList.PageSize)], issues.Count);
    }

    private static int Left(Query query, int most) => Math.Clamp(most - query.Page * SummaryList.PageSize, 0, SummaryList.PageSize);
}
