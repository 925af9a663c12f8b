using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What something comes to, each figure with what it is of.</summary>
internal static class FigureLists
{
    /// <summary>So many groups fit below a figure.</summary>
    private const int Named = 30;

    public static SummaryList.Page Of(Talk talk, Summary summary) => summary.Query.Subject switch
    {
        Subject.Rates => Figures(Rates(summary, talk)),
        Subject.Satisfaction => Figures([talk.Words.Say("sum.rate.satisfied", ("share", SummaryWords.Guarded(summary.Satisfied, talk.Facts.Programme.Settings, talk.Words)))]),
        Subject.Money => Figures(Money(summary, talk)),
        Subject.Answers => Figures(Answers(summary, talk)),
        Subject.Ages => Figures(AgeBands.Of(summary.Ages, talk.Words).Select(a => talk.Words.Say("ages.count", ("age", a.Label), ("count", talk.Words.Number(a.Count))))),
        Subject.PlanLate => Late(talk, summary),
        _ => Plan(talk, summary),
    };

    /// <summary>Every rate with its denominator, and apart.</summary>
    public static IEnumerable<string> Rates(Summary summary, Talk talk)
    {
        var (words, settings) = (talk.Words, talk.Facts.Programme.Settings);
        yield return words.Say("sum.rate.responded", ("share", SummaryWords.Share(summary.Responded, words)));
        yield return words.Say("sum.rate.solved", ("share", SummaryWords.Share(summary.Solved, words)), ("partly", summary.Totals[Measure.PartlySolved]), ("explained", summary.Totals[Measure.Explained]), ("unreachable", summary.Totals[Measure.Unreachable]));
        yield return words.Say("sum.rate.satisfied", ("share", SummaryWords.Guarded(summary.Satisfied, settings, words)));
        yield return words.Say("sum.rate.on-time", ("share", SummaryWords.Share(summary.OnTime, words)));
        yield return words.Say("sum.rate.days", ("days", summary.AverageDays is { } days ? words.Plain("sum.rate.days.some", ("days", days.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture))) : words.Plain("sum.share.none")));
        yield return words.Say("sum.rate.redone", ("share", SummaryWords.Share(summary.Redone, words)));
        yield return words.Say("sum.rate.extended", ("share", SummaryWords.Share(summary.Extended, words)));
        yield return words.Say("sum.rate.bounced", ("share", SummaryWords.Share(summary.Bounced, words)));
        yield return words.Say("sum.rate.out", ("now", summary.OutOfRemit.Now), ("ended", summary.OutOfRemit.Ended));
    }

    private static IEnumerable<string> Money(Summary summary, Talk talk)
    {
        yield return talk.Words.Say("sum.money.all", ("money", SummaryWords.Money(summary.Totals[Measure.Cents], talk.Words)));
        foreach (var category in talk.Facts.Programme.Categories)
            if (summary.Totals[Measure.Cents, category.Code] is > 0 and var cents) yield return talk.Words.Say("sum.money.category", ("category", Categories.NameOf(category, talk.Words)), ("money", SummaryWords.Money(cents, talk.Words)));
    }

    /// <summary>One summed question, or all of them.</summary>
    private static IEnumerable<string> Answers(Summary summary, Talk talk)
    {
        var asked = talk.Facts.Programme.Summed.Where(q => (summary.Query.Question ?? q.Code) == q.Code).ToList();
        foreach (var question in asked) yield return Answer(question, summary.Totals, talk);
        if (asked is not [var one] || summary.Reach.Groups.Length < 2) yield break;
        var by = Totals.By(summary.Reach, summary.Query.Period, (place, _) => (place.Group, null), talk.Facts);
        var groups = summary.Reach.Groups.Where(g => by.TryGetValue(g.Code, out var totals) && totals[Measure.Said, one.Code] > 0).ToList();
        foreach (var group in groups.Take(Named)) yield return talk.Words.Say("sum.answers.group", ("group", group.Name), ("value", Value(one, by[group.Code], talk)));
        if (groups.Count > Named) yield return talk.Words.Say("list.more", ("count", groups.Count - Named));
    }

    public static string Answer(Question question, Totals totals, Talk talk) => talk.Words.Say("sum.answers.line", ("name", SummaryWords.Name(question, talk.Facts, talk.Words)), ("value", Value(question, totals, talk)));

    private static string Value(Question question, Totals totals, Talk talk) => question.Summed!.Values.IsEmpty
        ? talk.Words.Plain("sum.answers.sum", ("sum", totals[Measure.Sum, question.Code]), ("visits", totals[Measure.Said, question.Code]))
        : talk.Words.Plain("sum.answers.share", ("share", SummaryWords.Share(new(totals[Measure.Agreed, question.Code], totals[Measure.Said, question.Code]), talk.Words)));

    private static SummaryList.Page Plan(Talk talk, Summary summary)
    {
        var (words, plan) = (talk.Words, summary.Prescribed);
        var lines = talk.Facts.Programme.Actions.Where(a => a.Prescribed).Select(action =>
        {
            var of = summary.Plan.SelectMany(p => p.Lines).Where(l => l.Action.Code == action.Code).ToList();
            return words.Say("sum.plan.line", ("action", action.In(words.Language)), ("done", of.Count(l => l.State == PlanState.Done)), ("all", of.Count), ("due", of.Count(l => l.State == PlanState.Due)), ("late", of.Count(l => l.State == PlanState.Late)));
        });
        return new(null, [words.Say("sum.plan.all", ("done", plan.Done), ("all", plan.All), ("due", plan.Due), ("late", plan.Late)), .. lines], [new(words.Plain("sum.plan.late.open", ("count", plan.Late)), SummaryList.Link(talk, summary.Query with { Subject = Subject.PlanLate, Page = 0 }))]);
    }

    private static SummaryList.Page Late(Talk talk, Summary summary)
    {
        var words = talk.Words;
        var late = summary.Plan.SelectMany(p => p.Lines.Where(l => l.State == PlanState.Late && l.Action.Prescribed).Select(l => (p.Group, l.Action))).ToList();
        var shown = late.Skip(summary.Query.Page * SummaryList.Places).Take(SummaryList.Places).ToList();
        return new(late.Count, [.. shown.Select(p => words.Say("sum.plan.late.line", ("group", p.Group.Name), ("action", p.Action.In(words.Language))))],
            [.. shown.Select(p => p.Group).Distinct().Select(g => new Button(Forms.Rows.Fit(g.Name), $"plan.of.{g.Code}.0"))], Size: SummaryList.Places);
    }

    private static SummaryList.Page Figures(IEnumerable<string> lines) => new(null, [.. lines], []);
}
