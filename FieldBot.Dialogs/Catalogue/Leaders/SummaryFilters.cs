using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>How a query was understood, as buttons to change it: area, group, unit, category, state, period.</summary>
internal static class SummaryFilters
{
    private const int PageSize = 12;

    private const char Areas = 'a', Groups = 'g', Units = 'u', Kinds = 'c', States = 's', Periods = 'p', Subjects = 't', More = 'm';

    /// <summary>What can be asked for without saying more.</summary>
    private static readonly Subject[] Offered =
    [
        Subject.Open, Subject.Overdue, Subject.DueSoon, Subject.Urgent, Subject.Waiting, Subject.Registered, Subject.Solved, Subject.Closed, Subject.OutOfRemit, Subject.Visits, Subject.Coverage, Subject.NotVisited, Subject.GroupsMet, Subject.GroupsNotOut,
        Subject.Plan, Subject.PlanLate, Subject.Answers, Subject.Money, Subject.Satisfaction, Subject.Rates, Subject.Ages, Subject.ByArea, Subject.ByGroup, Subject.ByUnit, Subject.ByCategory,
    ];

    /// <summary>What was chosen, as it was understood; and a way to choose more.</summary>
    public static ImmutableArray<ImmutableArray<Button>> Rows(Talk talk, Query query) =>
        Forms.Rows.Of([.. Of(talk, query).Where(f => f.Chosen is not null).Select(f => Open(f.Kind, f.Chosen, talk, query)), new(talk.Words.Plain("filter.more"), $"sf.{More}0.{QueryCode.Write(query, talk.Facts)}")]);

    /// <summary>Each filter that fits, with what is chosen; null: everything.</summary>
    private static IEnumerable<(char Kind, string? Chosen)> Of(Talk talk, Query query)
    {
        var (facts, words) = (talk.Facts, talk.Words);
        if (query.Subject != Subject.Overview) yield return (Subjects, SummaryList.Title(query, talk));
        if (!SummaryList.IsNow(query.Subject)) yield return (Periods, SummaryWords.PeriodShort(query.Period, words));
        if (Reach.Areas(talk.Me, facts).Length > 1 || query.Area is not null) yield return (Areas, query.Area is { } area ? facts.Programme.Area(area)?.Name ?? area : null);
        yield return (Groups, query.Group is { } group ? facts.Programme.Group(group)?.Name ?? group : null);
        yield return (Units, query.Unit is { } unit ? Dialogs.Records.Units.Find(unit, facts)?.Name ?? unit : null);
        yield return (Kinds, query.Category is { } category ? SummaryWords.Category(category, facts, words) : null);
        if (query.Subject is Subject.Open or Subject.Overdue) yield return (States, query.State is { } state ? words.Plain($"issue.state.{state}") : null);
    }

    private static Button Open(char kind, string? chosen, Talk talk, Query query)
    {
        var (words, filter) = (talk.Words, talk.Words.Plain($"filter.{kind}"));
        return new(chosen is null ? words.Plain("filter.open", ("filter", filter)) : words.Plain("filter.button", ("filter", filter), ("value", Cut.To(words.Chinese ? 12 : 24, chosen))), $"sf.{kind}0.{QueryCode.Write(query, talk.Facts)}");
    }

    /// <summary>What can be chosen, in place of the card.</summary>
    public static void Press(Talk talk, string what, string code)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me) || QueryCode.Read(code, talk.Facts) is not { } query || what is not [var kind, .. var at] || !int.TryParse(at, out var page)) { Home.OldCard(talk); return; }
        // A picture that is still being drawn must not take the place of what is chosen from.
        talk.Session = talk.Session with { Asked = null };
        if (kind == More)
        {
            talk.Card(new OutgoingMessage(talk.Words.Say("filter.which"), CardOf(query), Buttons: [.. Forms.Rows.Of(Of(talk, query).Select(f => Open(f.Kind, f.Chosen, talk, query))), [new(talk.Words.Plain("button.back"), $"{SummaryCard.Here}.{code}")]]) { KeepPicture = true });
            return;
        }

        var choices = Choices(talk, query with { Page = 0 }, kind).ToList();
        page = Pages.Clamp(page, choices.Count, PageSize);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Button>>();
        if (kind is not (Periods or Subjects)) rows.Add([To(talk.Words.Plain("filter.all"), Without(query, kind))]);
        rows.AddRange(Forms.Rows.Of(choices.Skip(page * PageSize).Take(PageSize).Select(c => To(c.Label, c.Query))));
        rows.AddRange(Pages.Turning(talk, page, Pages.Of(choices.Count, PageSize), p => $"sf.{kind}{p}.{code}"));
        rows.Add([To(talk.Words.Plain("button.back"), query)]);
        talk.Card(new OutgoingMessage(talk.Words.Say(kind switch { Periods => "filter.choose.period", Subjects => "filter.choose.subject", _ => "filter.choose" }, ("filter", talk.Words.Plain($"filter.{kind}"))), CardOf(query), Buttons: rows.ToImmutable()) { KeepPicture = true });

        Button To(string label, Query to) => new(Forms.Rows.Fit(label), $"{SummaryCard.Here}.{QueryCode.Write(to, talk.Facts)}");
    }

    private static string CardOf(Query query) => query.Subject == Subject.Overview ? SummaryCard.Card : SummaryList.Card;

    private static IEnumerable<(string Label, Query Query)> Choices(Talk talk, Query query, char kind)
    {
        var (facts, words) = (talk.Facts, talk.Words);
        var whole = new Reach(talk.Me, new(Subject.Overview, query.Period) { Area = kind is Areas ? null : query.Area, Group = kind == Units ? query.Group : null }, facts);
        return kind switch
        {
            // A group of another area, or a unit of another group, would leave nothing.
            Areas => Reach.Areas(talk.Me, facts).Select(a => (a.Name, query with { Area = a.Code, Group = null, Unit = null })),
            Groups => whole.Groups.Select(g => (g.Name, query with { Group = g.Code, Unit = null })),
            Units => whole.Units.Select(u => (u.Name, query with { Unit = u.Code })),
            Kinds => facts.Programme.Categories.Where(c => whole.Takes(c.Code)).Select(c => (Categories.NameOf(c, words), query with { Category = c.Code })),
            States => Enum.GetValues<IssueState>().Where(s => s is not (IssueState.StruckOff or IssueState.Archived or IssueState.Open)).Select(s => (words.Plain($"issue.state.{s}"), query with { State = s })),
            Periods => PeriodsOf(facts).Select(p => (SummaryWords.Period(p, words), query with { Period = p })),
            Subjects => Offered.Select(s => query with { Subject = s, Days = null, Most = null, Question = null, Order = Order.Deadline, State = null }).Select(q => (SummaryList.Title(q, talk), q)),
            _ => [],
        };
    }

    private static IEnumerable<Period> PeriodsOf(Facts facts)
    {
        var week = Period.Of(PeriodKind.Week, facts);
        var month = Period.Of(PeriodKind.Month, facts);
        return [Period.Of(PeriodKind.Today, facts), week, Period.Between(week.From.AddDays(-7), week.From.AddDays(-1)), month, Period.Between(month.From.AddMonths(-1), month.From.AddDays(-1)), Period.Of(PeriodKind.All, facts)];
    }

    private static Query Without(Query query, char kind) => query with
    {
        Page = 0,
        Area = kind == Areas ? null : query.Area, Group = kind is Groups or Areas ? null : query.Group, Unit = kind is Units or Groups or Areas ? null : query.Unit,
        Category = kind == Kinds ? null : query.Category, State = kind == States ? null : query.State,
    };
}
