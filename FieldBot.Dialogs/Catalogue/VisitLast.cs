using System.Text;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Nothing is asked twice: the unit's last answers on one card, 都不变 or 改几项.</summary>
internal static class VisitLast
{
    /// <summary>Questions marked 默认上次 whose last answer still fits, in the order of the table.</summary>
    public static IReadOnlyList<(Question Question, Answer Answer)> Offered(Draft draft) => draft.Memo("offered", WorkOut);

    private static IReadOnlyList<(Question Question, Answer Answer)> WorkOut(Draft draft)
    {
        if (draft.Subject is not null || draft.Chosen(VisitForm.Unit) is not { } unit || draft.LastVisit(unit) is null) return [];
        var full = draft.Chosen(VisitForm.Length) == VisitForm.Full;
        var offered = new List<(Question, Answer)>();
        var known = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var question in draft.Programme.Questions.Where(q => q.Carry && (q.Core || full)))
        {
            if (Of(question, draft) is not { } answer || !VisitQuestions.Holds(question.Condition, draft, known.GetValueOrDefault)) continue;
            if (question.Ceiling is { } ceiling && answer is Answer.Number n && known.GetValueOrDefault(ceiling) is Answer.Number max && n.Value > max.Value) continue;
            known[question.Code] = answer;
            offered.Add((question, answer));
        }

        return offered;
    }

    /// <summary>The unit's last answer to this question, as far as it is still a possible one; null otherwise.</summary>
    public static Answer? Of(Question question, Draft draft)
    {
        if (draft.Chosen(VisitForm.Unit) is not { } unit || draft.LastVisit(unit) is not { } last) return null;
        if (draft.Facts.Me is not { } me || !RestrictedAnswers.MaySee(me, last, question.Code, draft.Facts)) return null;
        if (question.Kind == QuestionKind.Members) return Companions(last, draft);
        var answer = last.Answers.GetValueOrDefault(question.Code);
        return (answer, question.Kind) switch
        {
            (Answer.Choice c, QuestionKind.Single) => c.Values is [var one] && question.Choices.Contains(one) ? c : null,
            (Answer.Choice c, QuestionKind.Multiple) => c.Values.All(v => question.Choices.Contains(v)) ? c : null,
            (Answer.Number n, QuestionKind.Integer) => n.Value >= question.Min && n.Value <= question.Max ? n : null,
            (Answer.Number, QuestionKind.Money) or (Answer.Words, QuestionKind.Text) or (Answer.Day, QuestionKind.Date) => answer,
            _ => null,
        };
    }

    /// <summary>The last answer, where the author said that it still stands.</summary>
    public static Answer? TakenOver(Question question, Draft draft)
    {
        if (!question.Carry) return null;
        var stands = draft.Chosen(VisitForm.Same) switch
        {
            VisitForm.AllSame => true,
            VisitForm.Some => draft.Of(VisitForm.Change) is Answer.Choice c && !c.Values.Contains(question.Code),
            _ => false,
        };
        var answer = stands ? Offered(draft).FirstOrDefault(o => o.Question.Code == question.Code).Answer : null;
        return answer is not null && AnswerReader.Excess(draft.Form.Step(question.Code)!, answer, draft) is null ? answer : null;
    }

    /// <summary>Who of the own group came along last time, whoever of them recorded it.</summary>
    private static Answer.Choice? Companions(Visit last, Draft draft)
    {
        if (last.Group != draft.Facts.Me?.Group) return null;
        var others = VisitQuestions.Colleagues(draft).Select(o => o.Value).Where(last.Participants.Contains).ToList();
        return others.Count == 0 ? Answer.One(VisitQuestions.None) : new([.. others]);
    }

    public static string Prompt(Draft draft)
    {
        var last = draft.LastVisit(draft.Chosen(VisitForm.Unit)!)!;
        var text = new StringBuilder(draft.Words.Say("visit.same", ("id", last.Id), ("date", draft.Words.Date(last.Day))));
        foreach (var (question, answer) in Offered(draft))
            text.Append('\n').Append(draft.Words.Say("review.answer", ("question", question.In(draft.Words.Language)),
                ("answer", draft.Words.Answer(answer, draft.Programme, FormCard.LabelOf(draft.Form.Step(question.Code)!, draft)))));
        return text.ToString();
    }
}
