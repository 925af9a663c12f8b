using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Briefs;

/// <summary>What was done, in figures.</summary>
internal static class BriefFigures
{
    public static BriefSection Visits(Summary summary, Facts facts, Wording words)
    {
        var totals = summary.Totals;
        List<string> lines =
        [
            words.Plain("brief.visits", ("groups", summary.Reach.Groups.Count(g => totals.Groups.Contains(g.Code))), ("units", summary.Coverage.Part), ("assigned", summary.Coverage.Whole), ("visits", totals[Measure.Visits]), ("cadres", totals.Members)),
            words.Plain("brief.met", ("met", SummaryWords.Share(summary.GroupsMet, words))),
        ];
        foreach (var question in facts.Programme.Summed.Where(q => totals[Measure.Said, q.Code] > 0))
            lines.Add(question.Summed!.Values.IsEmpty ? words.Plain("brief.sum", ("name", SummaryWords.Name(question, facts, words)), ("sum", totals[Measure.Sum, question.Code]))
                : words.Plain("brief.share", ("name", SummaryWords.Name(question, facts, words)), ("part", totals[Measure.Agreed, question.Code]), ("whole", totals[Measure.Said, question.Code])));
        return new(words.Plain("brief.head.visits"), [.. lines]);
    }

    /// <param name="wholeWeeks">What workers brought is told of whole weeks only.</param>
    public static BriefSection Issues(Summary summary, Facts facts, Wording words, bool wholeWeeks)
    {
        var (totals, settings) = (summary.Totals, facts.Programme.Settings);
        var staff = totals[Measure.Registered] - totals[Measure.Concerns];
        var (open, concerns) = (summary.Open.Count(i => !i.Guarded), totals[Measure.Concerns]);
        List<string> lines =
        [
            words.Plain("brief.issues", ("registered", staff), ("closed", totals[Measure.Closed] - totals[Measure.ConcernsClosed]), ("open", open), ("overdue", summary.Overdue.Length)),
        ];
        if (wholeWeeks) lines.Add(concerns == 0 ? words.Plain("brief.concerns.none") : Few.Hides(concerns, settings) ? words.Plain("brief.concerns.few", ("few", settings.HideBelow)) : words.Plain("brief.concerns", ("concerns", concerns)));
        var parts = facts.Programme.Categories.Where(c => summary.Reach.Takes(c.Code)).Select(c => (Name: SummaryWords.Category(c.Code, facts, words), Count: totals[Measure.Registered, c.Code] - totals[Measure.Concerns, c.Code])).Where(p => p.Count > 0).ToList();
        if (parts.Count > 0) lines.Add(words.Plain("brief.categories", ("categories", words.List(parts.Select(p => words.Plain("brief.category", ("name", p.Name), ("count", p.Count)))))));
        // Rates are of staff's and workers' issues together: beside the number of the staff's, few of the workers' could be reckoned from what they are of.
        var (brought, ended) = (Few.Hides(concerns, settings), Few.Hides(totals[Measure.ConcernsClosed], settings));
        lines.Add(words.Plain("brief.rates", ("responded", Rate(summary.Responded, brought)), ("solved", Rate(summary.Solved, ended)), ("satisfied", Rate(summary.Satisfied, few: false)), ("on-time", Rate(summary.OnTime, ended))));
        if (totals[Measure.Cents] > 0) lines.Add(words.Plain("brief.money", ("money", SummaryWords.Money(totals[Measure.Cents], words))));
        return new(words.Plain("brief.head.issues"), [.. lines]);

        string Rate(Share share, bool few) => few ? words.Plain("sum.share.few", ("few", settings.HideBelow)) : SummaryWords.Guarded(share, settings, words);
    }

    public static BriefSection Plan(Summary summary, Facts facts, Wording words)
    {
        var (done, due, late, all) = summary.Prescribed;
        var actions = facts.Programme.Actions.Where(a => a.Prescribed).Select(action =>
        {
            var lines = summary.Plan.SelectMany(p => p.Lines).Where(l => l.Action.Code == action.Code).ToList();
            return words.Plain("brief.action", ("action", action.In(words.Language)), ("done", lines.Count(l => l.State == PlanState.Done)), ("all", lines.Count));
        });
        return new(words.Plain("brief.head.plan"), [words.Plain("brief.plan", ("done", done), ("all", all), ("due", due), ("late", late)), .. actions]);
    }
}
