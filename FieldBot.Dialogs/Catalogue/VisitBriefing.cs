using System.Text;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What to know before going in: the unit's last visit on one page.</summary>
internal static class VisitBriefing
{
    private const int MostIds = 5;

    public static string Of(Draft draft)
    {
        if (draft.Chosen(VisitForm.Unit) is not { } unit || draft.Subject is not null) return "";
        if (unit == VisitForm.New || draft.LastVisit(unit) is not { } last) return draft.Words.Say("briefing.first") + Unsettled(draft, unit) + "\n\n";
        var text = new StringBuilder(draft.Words.Say("briefing.last", ("date", draft.Words.Date(last.Day)),
            ("group", draft.Programme.Group(last.Group)?.Name ?? last.Group), ("id", last.Id)));
        // The last answers to the questions that are offered again: the state of the unit as it was left.
        foreach (var question in draft.Programme.Questions.Where(q => q.Carry && q.Kind != Programmes.QuestionKind.Members))
            if (last.Answers.GetValueOrDefault(question.Code) is { } answer && MaySee(draft, last, question.Code))
                text.Append('\n').Append(draft.Words.Say("briefing.answer", ("question", question.In(draft.Words.Language)), ("answer", draft.Words.Answer(answer, draft.Programme))));
        foreach (var suggestion in last.Suggested.Where(s => MaySee(draft, last, s.Question)))
            text.Append('\n').Append(draft.Words.Say(suggestion.Category.Length == 0 ? "briefing.raised" : "briefing.open", ("category", Category(draft, suggestion.Category)),
                ("answer", last.Answers.GetValueOrDefault(suggestion.Question) is { } a ? Texts.Cut.To(80, draft.Words.Answer(a, draft.Programme)) : "")));
        return text.Append(Unsettled(draft, unit)).Append("\n\n").ToString();
    }

    /// <summary>未了2件: what is still open there, as far as it exists for whoever goes.</summary>
    private static string Unsettled(Draft draft, string unit)
    {
        var open = draft.Facts.Records.OpenIssues.Where(i => Units.Settled(i.Unit, draft.Facts) == Units.Settled(unit, draft.Facts) && Issues.IssueRights.MaySee(draft.Facts.Me!, i, draft.Facts)).ToList();
        return open.Count == 0 ? "" : "\n" + draft.Words.Say("briefing.unsettled", ("count", open.Count), ("ids", draft.Words.List(open.Select(i => i.Id), MostIds)));
    }

    private static bool MaySee(Draft draft, Records.Visit last, string question) => draft.Facts.Me is { } me && Access.RestrictedAnswers.MaySee(me, last, question, draft.Facts);

    private static string Category(Draft draft, string code) =>
        draft.Programme.Category(code) is { } c ? draft.Words.Chinese ? c.Name : c.English : code;
}
