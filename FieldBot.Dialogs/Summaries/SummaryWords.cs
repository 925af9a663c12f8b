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

    /// <summary>How far the groups got and what is open.</summary>
    /// <param name="since">With what changed since these figures; null: nothing is compared.</param>
    public static string Numbers(Summary summary, Wording words, DigestFigures? since = null)
    {
        var totals = summary.Totals;
        return words.Say("status.numbers",
            ("met", Share(summary.GroupsMet, words, since?.Met)), ("covered", Share(summary.Coverage, words, since?.Covered)),
            ("visits", Count(totals[Measure.Visits], words, since?.Visits)), ("cadres", totals.Members), ("attendances", totals[Measure.Attendance]),
            ("open", Count(summary.Open.Length, words, since?.Open)), ("due", summary.DueWithin(Summary.Soon).Count()), ("overdue", Count(summary.Overdue.Length, words, since?.Overdue)));
    }

    /// <summary>What came in and what was solved.</summary>
    /// <inheritdoc cref="Numbers"/>
    public static string Ended(Summary summary, Wording words, DigestFigures? since = null) => words.Say("status.ended",
        ("registered", Count(summary.Totals[Measure.Registered], words, since?.Registered)), ("solved", Share(summary.Solved, words, since?.Solved)));

    public static string Attention(IReadOnlyList<(string Text, Query Query)> attention, Wording words) =>
        words.Say("status.attention") + string.Concat(attention.Select((a, i) => $"\n{i + 1}. {Wording.Escape(a.Text)}"));

    /// <summary>5/6（83%）; what has no whole is a dash.</summary>
    /// <param name="before">The part as it was: 5/6（83%、+2）.</param>
    public static string Share(Share share, Wording words, long? before = null) => share.Whole == 0 ? words.Plain("sum.share.none")
        : $"{share.Part}/{share.Whole}" + words.Aside(Change(share.Part, before) is { } change ? words.List([Percent(share, words), change]) : Percent(share, words));

    /// <summary>83%, the same wherever it is told.</summary>
    public static string Percent(Share share, Wording words) => share.Percent is { } percent ? $"{percent}%" : words.Plain("sum.share.none");

    private static string Count(long now, Wording words, long? before) => Change(now, before) is { } change ? $"{now}{words.Aside(change)}" : $"{now}";

    private static string? Change(long now, long? before) => (now - before) switch
    {
        null or 0 => null,
        > 0 and var more => $"+{more}",
        var less => $"\u2212{-less}",
    };

    /// <summary>How many workers brought something: few are not told.</summary>
    public static string Guarded(long count, ProgrammeSettings settings, Wording words) => count >= settings.HideBelow ? $"{count}" : words.Plain("sum.share.few", ("few", settings.HideBelow));

    /// <summary>The same of ratings and of what workers brought: few are not told, for whoever knows the place would know who it was.</summary>
    public static string Guarded(Share share, ProgrammeSettings settings, Wording words) =>
        Few.Hides(share.Whole, settings) ? words.Plain("sum.share.few", ("few", settings.HideBelow)) : Share(share, words);

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
