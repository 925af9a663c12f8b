using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What lies behind a number: groups, units, visits, issues, or what something comes to; filtered as the card, paged, each leading further.</summary>
internal static class SummaryList
{
    public const string Card = "status.list", Supervising = "sv";

    public const int PageSize = 6;

    /// <summary>Places take a line each.</summary>
    public const int Places = 12;

    /// <summary>Longer than this a query does not fit beside the name of a move; the list of what waits stands in for it.</summary>
    private const int LongestPlace = 34;

    /// <param name="Total">Of all pages; null: it is no list.</param>
    /// <param name="Buttons">What the lines lead to.</param>
    /// <param name="Head">Stands above the lines.</param>
    public sealed record Page(int? Total, IReadOnlyList<string> Lines, IReadOnlyList<Button> Buttons, string? Head = null, int Size = PageSize);

    /// <param name="line">Said above it, as HTML.</param>
    /// <param name="supervising">Its buttons ask for the leader's word instead of opening the issues.</param>
    public static void Show(Talk talk, Query query, bool below, string? line = null, bool supervising = false)
    {
        var (facts, words) = (talk.Facts, talk.Words);
        var summary = Summary.Of(talk.Me, query, facts);
        var page = Of(talk, summary, supervising);
        var pages = Pages.Of(Math.Min(page.Total ?? 0, query.Most ?? int.MaxValue), page.Size);
        if (query.Page >= pages) { Show(talk, query with { Page = pages - 1 }, below, line, supervising); return; }
        var head = words.Say(page.Total is null ? "sum.list.head" : "sum.list.head.total", ("what", Title(query, talk)), ("scope", SummaryWords.Scope(query, facts, words)), ("period", IsNow(query.Subject) ? words.Plain("period.now") : SummaryWords.Period(query.Period, words)), ("total", page.Total ?? 0));
        var body = page.Lines.Count == 0 ? [words.Say("sum.list.empty")] : page.Lines;
        var rows = Rows.Of(page.Buttons).ToList();
        rows.AddRange(Pages.Turning(talk, query.Page, pages, p => supervising ? $"{Supervising}.{QueryCode.Write(query with { Page = p }, facts)}" : Link(talk, query with { Page = p })));
        if (supervising) rows.Add([new(words.Plain("button.back"), Link(talk, query))]);
        else if (page.Buttons.Any(b => b.Data.StartsWith("i.", StringComparison.Ordinal)) && Access.Rights.MayAny(Access.Act.SuperviseIssue, talk.Me)) rows.Add([new(words.Plain("sum.list.supervise"), $"{Supervising}.{QueryCode.Write(query, facts)}")]);
        rows.AddRange(SummaryFilters.Rows(talk, query));
        rows.Add([new(words.Plain("sum.list.export"), $"sx.{QueryCode.Write(query with { Page = 0 }, facts)}"), new(words.Plain("sum.list.overview"), $"{SummaryCard.Below}.{QueryCode.Write(query with { Subject = Subject.Overview, Page = 0, Days = null, Most = null, State = null, Question = null, Order = Order.Deadline }, facts)}")]);
        var card = new OutgoingMessage(string.Join("\n", ((string?[])[line, head, page.Head, ..body]).OfType<string>()), Card, Buttons: [.. rows]);
        if (below) talk.CardBelow(card); else talk.Card(card);
    }

    /// <summary>Where an issue opened from this list leads back to.</summary>
    public static string Place(Query query, Talk talk) => QueryCode.Write(query, talk.Facts) is { Length: <= LongestPlace } code ? code : IssueList.Home;

    /// <summary>A button that shows another query in place of this list.</summary>
    public static string Link(Talk talk, Query query) => $"{SummaryCard.Here}.{QueryCode.Write(query, talk.Facts)}";

    public static string Title(Query query, Talk talk) => query.Subject == Subject.Answers && talk.Facts.Programme.Question(query.Question ?? "") is { Summed: not null } question
        ? SummaryWords.Name(question, talk.Facts, talk.Words) : talk.Words.Plain($"subject.{query.Subject}", ("days", query.Days ?? (query.Subject == Subject.NotVisited ? talk.Facts.Programme.Settings.NotVisitedDays : Summary.Soon)));

    private static Page Of(Talk talk, Summary summary, bool supervising) => summary.Query.Subject switch
    {
        Subject.GroupsMet or Subject.GroupsNotOut or Subject.ByArea or Subject.ByGroup or Subject.ByUnit or Subject.ByCategory or Subject.Coverage or Subject.NotVisited => PlaceLists.Of(talk, summary),
        Subject.Visits or Subject.Open or Subject.Overdue or Subject.DueSoon or Subject.Urgent or Subject.Waiting or Subject.Registered or Subject.Closed or Subject.Solved or Subject.OutOfRemit => RecordLists.Of(talk, summary, supervising),
        _ => FigureLists.Of(talk, summary),
    };

    /// <summary>How things are now, whatever the period.</summary>
    public static bool IsNow(Subject subject) => subject is Subject.Open or Subject.Overdue or Subject.DueSoon or Subject.Urgent or Subject.Waiting or Subject.Ages or Subject.Plan or Subject.PlanLate;
}
