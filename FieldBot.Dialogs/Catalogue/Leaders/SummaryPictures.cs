using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Summaries.Pictures;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Which picture shows what: offered below the card, drawn by a job, with a text for whoever cannot see it.</summary>
public static class SummaryPictures
{
    private const string Card = "status.picture";

    /// <summary>Telegram shows no longer text below a picture.</summary>
    private const int LongestCaption = 1000;

    /// <summary>Longer than this the days of a picture cannot be told from each other.</summary>
    private const int MostDays = 400;

    private static readonly Subject[] Offered = [Subject.Coverage, Subject.Solved, Subject.ByCategory, Subject.ByArea, Subject.Ages, Subject.Plan];

    internal static void Press(Talk talk, string code, string which)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me) || QueryCode.Read(code, talk.Facts) is not { } query) { Home.OldCard(talk); return; }
        if (which.Length == 0)
        {
            talk.CardBelow(new(talk.Words.Say("pictures.choose", ("scope", SummaryWords.Scope(query, talk.Facts, talk.Words)), ("period", SummaryWords.Period(query.Period, talk.Words))), Card,
                Buttons: Forms.Rows.Of(Offered.Select(s => new Button(talk.Words.Plain($"pictures.{s}"), $"sp.{QueryCode.Write(query with { Subject = s, Page = 0 }, talk.Facts)}.d")))));
            return;
        }

        talk.Toast = talk.Words.Plain("pictures.drawing");
        talk.Start(new Job.DrawSummary(Card, talk.Me.Code, QueryCode.Write(query, talk.Facts), talk.Words.Language));
    }

    /// <summary>What the picture says, as HTML that fits below it.</summary>
    internal static string Alt(Query query, Talk talk) => Wording.Escape(Cut.To(LongestCaption, Of(talk.Me, query, talk.Facts, talk.Words.Language).Alt));

    /// <summary>The picture of a query that a job carries; null: it asks for nothing that is there any more, or whoever asked may not see it any more.</summary>
    public static Picture? Of(string by, string query, Facts facts, string language) =>
        Standing.Of(by, facts.Programme, facts.Records, facts.Today) is { } me && Rights.MayAny(Act.SeeSummary, me) && (facts with { Me = me }) is var mine && QueryCode.Read(query, mine) is { } asked ? Of(me, asked, mine, language) : null;

    internal static Picture Of(Member me, Query query, Facts facts, string language)
    {
        var words = Wording.In(language);
        var summary = Summary.Of(me, query, facts);
        var about = words.Plain("pictures.about", ("scope", SummaryWords.Scope(query, facts, words)), ("period", SummaryWords.Period(query.Period, words)));
        var now = words.Plain("pictures.about", ("scope", SummaryWords.Scope(query, facts, words)), ("period", words.Date(facts.Today)));
        return query.Subject switch
        {
            Subject.Coverage => CoveragePicture.Of(about, Days(summary, facts), summary.Reach.Units.Length, language),
            Subject.Solved => WeeksPicture.Of(about, Weeks(summary, facts), language),
            Subject.ByCategory => BarsPicture.ByCategory(about, Categories(summary, facts, words), language),
            Subject.ByArea => BarsPicture.ByArea(about, Areas(me, summary, facts), language),
            Subject.Ages => AgesPicture.Of(now, summary.Ages, language),
            Subject.Plan => Plan(now, summary, facts, language),
            _ => StatusPicture.Of(about, Figures(summary, words), Attention.Of(summary, facts, words).Select(a => a.Text), Days(summary, facts), summary.Reach.Units.Length, language),
        };
    }

    /// <summary>The five numbers.</summary>
    private static IEnumerable<Figure> Figures(Summary summary, Wording words)
    {
        yield return new(words.Plain("figure.met"), $"{summary.GroupsMet.Part}", $"{summary.GroupsMet.Whole}", words.Plain("figure.cadres", ("met", SummaryWords.Percent(summary.GroupsMet, words)), ("cadres", summary.Totals.Members)));
        yield return new(words.Plain("figure.covered"), $"{summary.Coverage.Part}", $"{summary.Coverage.Whole}", words.Plain("figure.visits", ("visits", summary.Totals[Measure.Visits]), ("attendances", summary.Totals[Measure.Attendance])));
        yield return new(words.Plain("figure.open"), $"{summary.Open.Length}", null, words.Plain("figure.due", ("count", summary.DueWithin(Summary.Soon).Count())));
        yield return new(words.Plain("figure.overdue"), $"{summary.Overdue.Length}");
        yield return new(words.Plain("figure.solved"), $"{summary.Solved.Part}", $"{summary.Solved.Whole}", summary.Solved.Whole == 0 ? words.Plain("figure.none") : SummaryWords.Percent(summary.Solved, words));
    }

    /// <summary>How many of the units had been visited by the end of each day.</summary>
    private static List<CoverageDay> Days(Summary summary, Facts facts)
    {
        var period = summary.Query.Period;
        var first = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        facts.Records.Tallies.Each(period.From, period.To, summary.Reach.Takes, m => m == Measure.Visits, t =>
        {
            if (summary.Reach.Has(t.Place.Unit) && (!first.TryGetValue(t.Place.Unit, out var day) || t.Day < day)) first[t.Place.Unit] = t.Day;
        });
        var by = first.Values.GroupBy(d => d).ToDictionary(g => g.Key, g => g.Count());
        var days = new List<CoverageDay>();
        var visited = 0;
        for (var day = period.From; day <= period.To; day = day.AddDays(1))
        {
            visited += by.GetValueOrDefault(day);
            if (period.To.DayNumber - day.DayNumber < MostDays) days.Add(new(day, visited));
        }

        return days;
    }

    /// <summary>Registered and solved in each week; what was open at its end is reckoned back from what is open now.</summary>
    private static List<WeekCount> Weeks(Summary summary, Facts facts)
    {
        var weeks = Calendars.Weeks.Of(facts.Programme);
        var (period, registered, closed, solved) = (summary.Query.Period, new Dictionary<int, int>(), new Dictionary<int, int>(), new Dictionary<int, int>());
        facts.Records.Tallies.Each(period.From, facts.Today, summary.Reach.Takes, m => m is Measure.Registered or Measure.Closed or Measure.Solved, t =>
        {
            if (!summary.Reach.Takes(t.Label)) return;
            var of = t.What switch { Measure.Registered => registered, Measure.Closed => closed, _ => solved };
            of[weeks.WeekOf(t.Day)] = of.GetValueOrDefault(weeks.WeekOf(t.Day)) + (int)t.Value;
        });
        var counts = new List<WeekCount>();
        var open = summary.Open.Length;
        for (var week = weeks.WeekOf(facts.Today); week >= weeks.WeekOf(period.From); week--)
        {
            if (week <= weeks.WeekOf(period.To)) counts.Insert(0, new(week, registered.GetValueOrDefault(week), solved.GetValueOrDefault(week), open));
            open += closed.GetValueOrDefault(week) - registered.GetValueOrDefault(week);
        }

        return counts;
    }

    private static List<BarCount> Categories(Summary summary, Facts facts, Wording words) =>
        [.. facts.Programme.Categories.Where(c => summary.Reach.Takes(c.Code)).Select(c => new BarCount(SummaryWords.Category(c.Code, facts, words), summary.Open.Count(i => i.Category == c.Code), (int)summary.Totals[Measure.Solved, c.Code]))];

    private static List<BarCount> Areas(Member me, Summary summary, Facts facts)
    {
        var solved = Totals.By(summary.Reach, summary.Query.Period, (place, _) => PlaceLists.AreasOf(place, facts), facts);
        var open = summary.Open.Select(i => PlaceLists.AreasOf(Tallies.PlaceOf(i), facts)).ToList();
        return [.. Reach.Areas(me, facts).Select(a => new BarCount(a.Name, open.Count(o => o.One == a.Code || o.Other == a.Code), (int)(solved.GetValueOrDefault(a.Code)?[Measure.Solved] ?? 0)))];
    }

    /// <summary>Each group with its prescribed actions in the weeks of their windows.</summary>
    private static PlanPicture Plan(string about, Summary summary, Facts facts, string language)
    {
        var windows = facts.Programme.Actions.Where(a => a.Prescribed).SelectMany(a => (int?[])[a.FromWeek, a.ToWeek]).OfType<int>().ToList();
        if (windows.Count == 0) return PlanPicture.Of(about, [], 0, [], language);
        var (from, to) = (windows.Min(), windows.Max());
        var now = Calendars.Weeks.Of(facts.Programme).WeekOf(facts.Today);
        var lines = summary.Plan.Select(p =>
        {
            var prescribed = p.Lines.Where(l => l.Action.Prescribed).ToList();
            return new PlanWeeks(p.Group.Name, [.. Enumerable.Range(from, to - from + 1).Select(week => prescribed.Where(l => l.Action.FromWeek <= week && l.Action.ToWeek >= week).Select(l => SignOf(l.State)).DefaultIfEmpty(PlanSign.None).Max())],
                prescribed.Count(l => l.State == PlanState.Done), prescribed.Count);
        });
        return PlanPicture.Of(about, [.. Enumerable.Range(from, to - from + 1)], now, [.. lines], language);
    }

    private static PlanSign SignOf(PlanState state) => state switch { PlanState.Done => PlanSign.Done, PlanState.Late => PlanSign.Late, PlanState.Due => PlanSign.Due, _ => PlanSign.Ahead };
}
