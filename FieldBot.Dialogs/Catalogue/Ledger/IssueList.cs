using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/issues: what waits for me, what is mine, the group's, the area's, what is overdue, what is done: paged, the nearest deadline first.</summary>
internal static class IssueList
{
    public const string Card = "issues";

    /// <summary>Where one comes back to who did not come from a list.</summary>
    public const string Home = IssueWords.Waiting;

    private const int PageSize = 6;

    /// <summary>So many of those that are done are looked through for a page of somebody whose scope is no group.</summary>
    private const int LookBack = 500;

    private const char Waiting = 'w', Mine = 'm', Group = 'g', Scope = 's', Pressing = 'u', Overdue = 'o', Done = 'd';

    /// <param name="argument">The number of an issue, or nothing.</param>
    public static void Open(Talk talk, string argument)
    {
        if (!Rights.MayAny(Act.SeeIssue, talk.Me) && UnitDesk.Is(talk)) { UnitDesk.Show(talk); return; }
        if (!Rights.MayAny(Act.SeeIssue, talk.Me) && IdentityDesk.Is(talk)) { IdentityDesk.Show(talk); return; }
        if (!Rights.MayAny(Act.SeeIssue, talk.Me)) { Catalogue.Home.NotFor(talk, "issues"); return; }
        if ((RecordNumber.In(argument, 'I') ?? (int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null)) is { } number) { IssueCard.Show(talk, number); return; }
        Show(talk, "");
    }

    /// <param name="place">A filter and a page: o2.</param>
    public static void Show(Talk talk, string place)
    {
        if (place is [QueryCode.Mark, ..]) { SummaryCard.Press(talk, SummaryCard.Here, place, ""); return; }
        if (!Rights.MayAny(Act.SeeIssue, talk.Me)) { Catalogue.Home.OldCard(talk); return; }
        List<Issue> seen = [.. talk.Facts.Records.OpenIssues.Where(i => IssueRights.MaySee(talk.Me, i, talk.Facts))];
        var filters = Filters(talk, seen);
        // Without a place it is the first list with something in it.
        var filter = filters.Where(f => place.Length == 0 ? f.Count > 0 : f.Filter == place[0]).Select(f => f.Filter).FirstOrDefault(Waiting);
        var (issues, total) = Page(talk, seen, filter, place.Length > 1 && int.TryParse(place.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 0, out var page);
        var pages = Pages.Of(total, PageSize);
        var rows = Rows.Of(issues.Select(i => new Button(i.Id, $"i.{i.Number}..{filter}{page}"))).ToList();
        rows.AddRange(Pages.Turning(talk, page, pages, p => $"il.{filter}{p}"));
        rows.AddRange(Rows.Of(filters.Where(f => f.Filter != filter).Select(f => new Button(Label(f, talk), $"il.{f.Filter}0"))));
        if (Rights.MayAny(Act.ReportIssue, talk.Me)) rows.Add([new(talk.Words.Plain("issues.report"), "report")]);
        var head = talk.Words.Say(total == 0 ? "issues.none" : "issues.head", ("filter", talk.Words.Plain($"issues.filter.{Name(filter)}")), ("total", total), ("page", page + 1), ("pages", pages));
        // Lines can be read on a phone; buttons as long as these would be cut.
        talk.Card(new OutgoingMessage(string.Join("\n\n", issues.Select(i => Line(i, talk)).Prepend(head)), Card, Buttons: [.. rows]));
    }

    private static List<(char Filter, int? Count)> Filters(Talk talk, List<Issue> seen)
    {
        var me = talk.Me;
        List<(char, int?)> filters = [(Waiting, Count(Waiting)), (Mine, Count(Mine))];
        if (me.Group is not null) filters.Add((Group, Count(Group)));
        // On call sees nothing else: it need not stand there twice.
        if (me.Is(Role.OnCall)) filters.Add((Pressing, Count(Pressing)));
        if (!me.Scope.IsEmpty && me.Roles.Any(r => r is not (Role.Cadre or Role.GroupLeader or Role.OnCall))) filters.Add((Scope, Count(Scope)));
        filters.Add((Overdue, Count(Overdue)));
        filters.Add((Done, null));
        return filters;

        int Count(char filter) => seen.Count(i => Fits(filter, me, i, talk.Facts));
    }

    private static bool Fits(char filter, Member me, Issue issue, Facts facts) => filter switch
    {
        Waiting => IssuePeople.WaitFor(me, issue, facts),
        Mine => issue.Reporter == me.Code || issue.Handler == me.Code,
        Group => issue.Team == me.Group || issue.Group == me.Group,
        Pressing => issue.Urgent || issue.Crisis,
        Overdue => IssueClock.Overdue(issue, facts.Now),
        _ => true,
    };

    private static (IReadOnlyList<Issue> Issues, int Total) Page(Talk talk, List<Issue> seen, char filter, int wanted, out int page)
    {
        var found = filter == Done ? Closed(talk)
            : [.. seen.Where(i => Fits(filter, talk.Me, i, talk.Facts)).OrderBy(i => i.SolveBy).ThenBy(i => i.Number)];
        page = Pages.Clamp(wanted, found.Count, PageSize);
        return ([.. found.Skip(page * PageSize).Take(PageSize)], found.Count);
    }

    /// <summary>Those struck off last.</summary>
    private static List<Issue> Closed(Talk talk)
    {
        var issues = talk.Me.Group is { } group ? talk.Facts.Records.IssuesOf(IssuesBy.Group, group, 0, LookBack).Page : talk.Facts.Records.IssuesBefore(int.MaxValue, LookBack);
        return [.. issues.Where(i => !i.Open && IssueRights.MaySee(talk.Me, i, talk.Facts)).OrderByDescending(i => i.ClosedAt)];
    }

    /// <summary>An issue in a list, in a few lines.</summary>
    public static string Line(Issue issue, Talk talk) => talk.Words.Say(!issue.Open ? "issues.line.done" : IssueClock.Overdue(issue, talk.Facts.Now) ? "issues.line.overdue" : "issues.line",
        ("id", issue.Id), ("text", issue.Guarded ? talk.Words.Plain($"issue.source.{issue.Source}") : IssueWords.Brief(40, issue, talk.Facts, talk.Words)), ("about", IssueWords.About(issue, talk.Facts, talk.Words)), ("state", IssueWords.State(issue, talk.Words)), ("deadline", IssueWords.Deadline(issue, talk.Facts, talk.Words)),
        ("ending", issue.Ending is { } ending ? talk.Words.Plain($"issue.ending.{ending}") : ""), ("date", issue.ClosedAt is { } closed ? talk.Words.Date(talk.Facts.Programme.DayOf(closed)) : ""));

    private static string Label((char Filter, int? Count) filter, Talk talk)
    {
        var name = talk.Words.Plain($"issues.filter.{Name(filter.Filter)}");
        return filter.Count is { } count ? talk.Words.Plain("issues.filter", ("filter", name), ("count", count)) : name;
    }

    private static string Name(char filter) => filter switch { Waiting => "waiting", Mine => "mine", Group => "group", Scope => "scope", Pressing => "pressing", Overdue => "overdue", _ => "done" };
}
