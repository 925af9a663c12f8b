using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries;

/// <summary>How summaries are worded: on cards, in pictures, digests, briefs and exports alike.</summary>
internal static class SummaryWords
{
    /// <summary>本周（3月28日至4月1日）.</summary>
    public static string Period(Period period, Wording words) => period.Kind == PeriodKind.Days ? words.Days(period.From, period.To)
        : words.Plain($"period.{period.Kind}") + (period.Kind == PeriodKind.Today ? words.Aside(words.Date(period.To)) : words.Aside(words.Days(period.From, period.To)));

    /// <summary>本周, as a button has it.</summary>
    public static string PeriodShort(Period period, Wording words) => period.Kind == PeriodKind.Days ? words.Days(period.From, period.To) : words.Plain($"period.{period.Kind}");

    /// <summary>What part of the records it is about; the reader's whole scope where nothing was chosen.</summary>
    public static string Scope(Query query, Facts facts, Wording words)
    {
        List<string> parts = [];
        if (query.Area is { } area) parts.Add(facts.Programme.Area(area)?.Name ?? area);
        if (query.Group is { } group) parts.Add(facts.Programme.Group(group)?.Name ?? group);
        if (query.Unit is { } unit) parts.Add(Units.Find(unit, facts)?.Name ?? unit);
        if (query.Category is { } category) parts.Add(Category(category, facts, words));
        if (query.State is { } state) parts.Add(words.Plain($"issue.state.{state}"));
        return parts.Count == 0 ? Whole(facts, words) : string.Join(" · ", parts);
    }

    public static string Category(string code, Facts facts, Wording words) => facts.Programme.Category(code) is { } category ? Categories.NameOf(category, words) : code;

    /// <summary>5/6（83%）; what has no whole is a dash.</summary>
    public static string Share(Share share, Wording words) => share.Whole == 0 ? words.Plain("sum.share.none") : $"{share.Part}/{share.Whole}" + words.Aside($"{share.Percent}%");

    /// <summary>The same of ratings and of what workers brought: few are not told, for whoever knows the place would know who it was.</summary>
    public static string Guarded(Share share, ProgrammeSettings settings, Wording words) =>
        share.Whole == 0 || share.Whole >= settings.HideBelow ? Share(share, words) : words.Plain("sum.share.few", ("few", settings.HideBelow));

    public static string Money(long cents, Wording words) => words.Plain("sum.money", ("yuan", words.Number(cents / 100m)));

    public static string Name(Question question, Facts facts, Wording words) => facts.Programme.Term(question.Summed!.Name, words.Language);

    /// <summary>All that the reader may ask about: the areas by name, or the group.</summary>
    private static string Whole(Facts facts, Wording words)
    {
        var me = facts.Me!;
        if (me.Scope.Contains(Member.All)) return words.Plain("sum.scope.all");
        var names = me.Scope.Select(code => facts.Programme.Area(code)?.Name ?? facts.Programme.Group(code)?.Name ?? facts.Programme.Unit(code)?.Name).OfType<string>().ToList();
        if (names.Count == 0 && me.Group is { } group) names.Add(facts.Programme.Group(group)?.Name ?? group);
        return names.Count == 0 ? words.Plain("sum.scope.none") : words.List(names, 3);
    }
}
