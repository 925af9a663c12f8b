using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>A finished draft as a visit: hidden and skipped answers stay out, what was taken over counts.</summary>
internal static class VisitRecord
{
    public static Visit From(Draft draft, Facts facts, string unit, int number)
    {
        var (me, author) = (facts.Me!, VisitForm.AuthorOf(draft));
        var day = VisitForm.DayOf(draft);
        var moment = draft.Chosen(VisitForm.When)!;
        var answers = AnswersOf(draft);
        return new(number, draft.Programme.Version, me.Group!, unit, day, moment, At(draft, day, moment), draft.StartedAt, facts.Now,
            Late: day < draft.Programme.DayOf(facts.Now), Full: IsFull(draft), [author, .. Companions(draft).Where(c => c != author)],
            draft.Of(VisitForm.Place) as Answer.Spot, answers, PhotosOf(draft), SuggestedBy(draft, answers))
        {
            EnteredBy = author == me.Code ? null : me.Code,
            FullOffered = IsFull(draft) || draft.Given(VisitForm.Length) is not null,
        };
    }

    public static ImmutableSortedDictionary<string, Answer> AnswersOf(Draft draft) =>
        draft.Programme.Questions.Select(q => (q.Code, Answer: q.Kind == QuestionKind.Members ? BesideAuthor(draft, q) : draft.Of(q.Code))).Where(a => a.Answer is not null)
            .ToImmutableSortedDictionary(a => a.Code, a => a.Answer!, StringComparer.Ordinal);

    /// <summary>Who was named as present may turn out to be the author, when somebody else says whose visit it is.</summary>
    private static Answer? BesideAuthor(Draft draft, Question question)
    {
        var author = VisitForm.AuthorOf(draft);
        return draft.Of(question.Code) is Answer.Choice c && c.Values.Contains(author)
            ? c.Values.Length == 1 ? Answer.One(VisitQuestions.None) : new Answer.Choice(c.Values.Remove(author)) : draft.Of(question.Code);
    }

    public static ImmutableArray<FileRef> PhotosOf(Draft draft) => (draft.Of(VisitForm.Photos) as Answer.Files)?.Items ?? [];

    /// <summary>Its photos, and what was spoken or photographed in answer to a question.</summary>
    public static ImmutableArray<FileRef> FilesOf(Visit visit) => FilesOf(visit, _ => true);

    /// <param name="shown">Of which questions the answers' files are wanted.</param>
    public static ImmutableArray<FileRef> FilesOf(Visit visit, Func<string, bool> shown) =>
        [.. visit.Photos, .. visit.Answers.Where(a => shown(a.Key)).Select(a => a.Value).OfType<Answer.Words>().Where(w => w.File is not null).Select(w => w.File!)];

    public static bool IsFull(Draft draft) => draft.Chosen(VisitForm.Length) == VisitForm.Full || draft.Programme.Questions.All(q => q.Core);

    public static IEnumerable<string> Companions(Draft draft) => draft.Programme.Questions
        .Where(q => q.Kind == QuestionKind.Members)
        .SelectMany(q => (draft.Of(q.Code) as Answer.Choice)?.Values ?? [])
        .Where(v => v != VisitQuestions.None).Distinct(StringComparer.Ordinal);

    public static ImmutableArray<Suggestion> SuggestedBy(Draft draft, ImmutableSortedDictionary<string, Answer> answers) =>
        [.. draft.Programme.Questions.SelectMany(q => q.Suggests.Where(r => Suggests(r, answers.GetValueOrDefault(q.Code))).Select(r => new Suggestion(r.Category, q.Code)))];

    public static DateTimeOffset At(Draft draft, DateOnly day, string moment)
    {
        if (moment == VisitForm.Now) return draft.StartedAt;
        var noon = day.ToDateTime(new(12, 0), DateTimeKind.Unspecified);
        return new DateTimeOffset(noon, draft.Programme.Settings.TimeZone.GetUtcOffset(noon)).ToUniversalTime();
    }

    /// <summary>What people type into a question to which they have nothing to say.</summary>
    private static readonly string[] Nothing = ["无", "没有", "没", "暂无", "暂时没有", "没什么", "-", "none", "no", "nothing", "n/a"];

    public static bool Suggests(SuggestionRule rule, Answer? answer) => answer switch
    {
        null => false,
        Answer.Choice c => c.Values.Any(v => rule.Choices.Contains(v)),
        Answer.Words { File: null } w when Nothing.Contains(w.Text.TrimEnd('.', '\u3002', '!', '\uFF01'), StringComparer.OrdinalIgnoreCase) => false,
        _ => rule.Choices.IsEmpty,
    };
}
