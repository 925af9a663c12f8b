using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Groups, units, areas and categories with what they come to: in their own order, never by how well they do.</summary>
internal static class PlaceLists
{
    private const int Named = 12;

    public static SummaryList.Page Of(Talk talk, Summary summary) => summary.Query.Subject switch
    {
        Subject.GroupsMet => Met(talk, summary),
        Subject.GroupsNotOut => Paged(talk, summary.Query, summary.GroupsNotOut, (g, _) => Wording("sum.list.group.not-out", talk, ("group", g.Name)), g => Open(g, talk, summary.Query)),
        Subject.Coverage => Coverage(talk, summary),
        Subject.NotVisited => NotVisited(talk, summary),
        _ => Apart(talk, summary),
    };

    private static SummaryList.Page Met(Talk talk, Summary summary)
    {
        var (words, visits) = (talk.Words, By(summary, talk.Facts, (p, _) => (p.Group, null)));
        var unmet = summary.GroupsNotMet;
        var head = words.Say("sum.list.met", ("share", SummaryWords.Share(summary.GroupsMet, words))) + (unmet.IsEmpty ? "" : "\n" + words.Say("sum.list.unmet", ("groups", words.List(unmet.Select(g => g.Name), Named))));
        return Paged(talk, summary.Query, summary.Reach.Groups,
            (g, _) => Wording(unmet.Contains(g) ? "sum.list.group.unmet" : "sum.list.group.met", talk, ("group", g.Name), ("visits", visits.GetValueOrDefault(g.Code)?[Measure.Visits] ?? 0)), g => Open(g, talk, summary.Query), head);
    }

    private static SummaryList.Page Coverage(Talk talk, Summary summary) => Paged(talk, summary.Query, summary.Reach.Units, (u, last) =>
        Wording(summary.Totals.Units.Contains(u.Code) ? "sum.list.unit.visited" : last is null ? "sum.list.unit.never" : "sum.list.unit.not", talk, ("unit", u.Name), ("date", last is { } day ? talk.Words.Date(day, talk.Facts.Today) : "")),
        u => Open(u, talk, summary.Query), talk.Words.Say("sum.list.covered", ("share", SummaryWords.Share(summary.Coverage, talk.Words))));

    /// <summary>For so many days, or in the period that was asked about.</summary>
    private static SummaryList.Page NotVisited(Talk talk, Summary summary)
    {
        var query = summary.Query;
        var units = query.Days is { } days ? [.. summary.NotVisited(days).OrderByDescending(u => u.Days).Select(u => u.Unit)] : summary.Reach.Units.Where(u => !summary.Totals.Units.Contains(u.Code)).ToList();
        return Paged(talk, query, units, (u, last) => Wording(last is null ? "sum.list.unit.never" : "sum.list.unit.not", talk, ("unit", u.Name), ("date", last is { } day ? talk.Words.Date(day, talk.Facts.Today) : "")), u => Open(u, talk, query),
            query.Days is null && summary.GroupsNotOut is { IsEmpty: false } groups ? talk.Words.Say("sum.list.groups-not-out", ("groups", talk.Words.List(groups.Select(g => g.Name), Named))) : null);
    }

    private static SummaryList.Page Apart(Talk talk, Summary summary)
    {
        var (query, facts) = (summary.Query, talk.Facts);
        var (open, overdue) = (Now(summary.Open, query.Subject, facts), Now(summary.Overdue, query.Subject, facts));
        var past = By(summary, facts, (place, label) => KeyOf(query.Subject, place, label, facts));
        return query.Subject switch
        {
            Subject.ByArea => Paged(talk, query, Reach.Areas(talk.Me, facts).Where(a => (query.Area ?? a.Code) == a.Code && (query is { Group: null, Unit: null } || !Summary.Of(talk.Me, query with { Subject = Subject.Overview, Area = a.Code }, facts).IsEmpty)).ToList(), (a, _) => Line(a.Code, a.Name), a => new(a.Name, Below(query with { Subject = Subject.Overview, Area = a.Code }, talk))),
            Subject.ByGroup => Paged(talk, query, summary.Reach.Groups, (g, _) => Line(g.Code, g.Name), g => Open(g, talk, query)),
            Subject.ByUnit => Paged(talk, query, summary.Reach.Units, (u, _) => Line(u.Code, u.Name), u => Open(u, talk, query)),
            _ => Paged(talk, query, facts.Programme.Categories.Where(c => summary.Reach.Takes(c.Code)).ToList(), (c, _) => Line(c.Code, Categories.NameOf(c, talk.Words)),
                c => new(Categories.NameOf(c, talk.Words), Below(query with { Subject = Subject.Open, Category = c.Code, Page = 0 }, talk))),
        };

        string Line(string code, string name)
        {
            var totals = past.GetValueOrDefault(code);
            return Wording(query.Subject == Subject.ByCategory ? "sum.list.apart.category" : "sum.list.apart", talk, ("name", name), ("visits", totals?[Measure.Visits] ?? 0), ("registered", totals?[Measure.Registered] ?? 0),
                ("open", open.GetValueOrDefault(code)), ("overdue", overdue.GetValueOrDefault(code)), ("solved", totals?[Measure.Solved] ?? 0));
        }
    }

    /// <summary>What the records of the period come to for each.</summary>
    private static Dictionary<string, Totals> By(Summary summary, Facts facts, Func<Place, string, (string? One, string? Other)> key) => Totals.By(summary.Reach, summary.Query.Period, key, facts);

    private static Dictionary<string, int> Now(IEnumerable<Issue> issues, Subject subject, Facts facts) =>
        issues.Select(i => KeyOf(subject, Tallies.PlaceOf(i), i.Category, facts)).SelectMany(k => k.One == k.Other ? [k.One] : (string?[])[k.One, k.Other]).OfType<string>().GroupBy(k => k, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>An area has what its groups do and what happens at its units, as its leader sees it: some of it is in two areas.</summary>
    public static (string? One, string? Other) AreasOf(Place place, Facts facts) => (facts.Programme.Group(place.Group)?.Area, Units.Find(place.Unit, facts)?.Area);

    private static (string? One, string? Other) KeyOf(Subject subject, Place place, string label, Facts facts) => subject switch
    {
        Subject.ByArea => AreasOf(place, facts),
        Subject.ByUnit => (place.Unit, null),
        Subject.ByCategory => (label.Length == 0 ? null : Reach.CategoryOf(label), null),
        _ => (place.Group, null),
    };

    private static SummaryList.Page Paged<T>(Talk talk, Query query, IReadOnlyList<T> all, Func<T, DateOnly?, string> line, Func<T, Button> button, string? head = null)
    {
        var most = Math.Min(all.Count, query.Most ?? int.MaxValue);
        var shown = all.Take(most).Skip(query.Page * SummaryList.Places).Take(SummaryList.Places).ToList();
        return new(most, [.. shown.Select(x => line(x, x is Unit unit ? talk.Facts.Records.LastVisit(unit.Code)?.Day : null))], [.. shown.Select(button)], head, SummaryList.Places);
    }

    private static Button Open(Group group, Talk talk, Query query) => new(Forms.Rows.Fit(group.Name), Below(query with { Subject = Subject.Overview, Group = group.Code }, talk));

    private static Button Open(Unit unit, Talk talk, Query query) => new(Forms.Rows.Fit(unit.Name), Below(query with { Subject = Subject.Overview, Unit = unit.Code }, talk));

    private static string Below(Query query, Talk talk) => $"{SummaryCard.Below}.{QueryCode.Write(query with { Page = 0, Days = null, Most = null }, talk.Facts)}";

    private static string Wording(string key, Talk talk, params ReadOnlySpan<(string, object)> values) => talk.Words.Say(key, values);
}
