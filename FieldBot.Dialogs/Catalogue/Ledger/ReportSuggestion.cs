using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Which suggestion of which visit: named by what it is, not by its place, because a correction may take others away.</summary>
/// <param name="Category">Empty: any text suggests something, of no category yet.</param>
internal sealed record SuggestionRef(int Visit, string Question, string Category)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"v{Visit}.{Question}.{Category}");

    public static SuggestionRef? Read(string text) => text.Split('.') is [['v', .. var number], var question, var category] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var visit) ? new(visit, question, category) : null;
}

/// <summary>An answer of a visit that looks like an issue: one tap, and the report is filled in from the visit as it is now.</summary>
internal static class ReportSuggestion
{
    /// <summary>The suggestion from which this report came; null: from none.</summary>
    public static SuggestionRef? Of(Draft draft) => draft.Given(ReportForm.From) is Answer.Choice { Values: [var value] } ? SuggestionRef.Read(value) : null;

    /// <summary>Suggestions that nobody took up yet, for whoever may.</summary>
    public static IReadOnlyList<Suggestion> Open(Talk talk, Visit visit) =>
        visit.VoidedAt is not null || !Rights.MayAny(Act.ReportIssue, talk.Facts.Me) ? [] : [.. visit.Suggested.Where(s => TakenUp(visit, s, talk.Facts) is null && RestrictedAnswers.MaySee(talk.Me, visit, s.Question, talk.Facts))];

    public static IEnumerable<ImmutableArray<Button>> Buttons(Talk talk, Visit visit)
    {
        var open = Open(talk, visit);
        return open.Select(s => new Button(Label(s, open, visit, talk), $"rep.{new SuggestionRef(visit.Number, s.Question, s.Category)}")).Chunk(2).Select(r => r.ToImmutableArray());
    }

    public static void Begin(Talk talk, SuggestionRef taken)
    {
        if (!Rights.MayAny(Act.ReportIssue, talk.Facts.Me)) { Home.OldCard(talk); return; }
        if (VisitRecords.Find(talk, taken.Visit) is not { } visit) { VisitRecords.Unknown(talk, taken.Visit); return; }
        if (visit.VoidedAt is not null || !RestrictedAnswers.MaySee(talk.Me, visit, taken.Question, talk.Facts) || visit.Suggested.FirstOrDefault(s => s.Question == taken.Question && s.Category == taken.Category) is not { } suggestion)
        {
            talk.CardBelow(new(talk.Words.Say("report.suggestion.gone", ("id", visit.Id)), "report", Buttons: [Home.Buttons(talk)]));
            return;
        }

        if (TakenUp(visit, suggestion, talk.Facts) is { } issue) { talk.CardBelow(Taken(talk, issue, "", "report")); return; }
        if (!FormTalk.MakeRoom(talk, ReportForm.Id)) return;
        // The same again, or another one of which nothing was changed yet: what was filled in by itself need not be asked about.
        if (talk.Session.Form is { } inFlight && FormTalk.Answered(inFlight) && !Untouched(talk, inFlight))
        {
            if (SourceOf(inFlight) == taken) FormTalk.Begin(talk, inFlight);
            else FormTalk.AskToResume(talk, other: true);
            return;
        }

        FormTalk.Begin(talk, Prefilled(talk, visit, suggestion));
    }

    /// <summary>The issue that this suggestion led to already.</summary>
    public static Issue? TakenUp(Visit visit, Suggestion suggestion, Facts facts)
    {
        // The reporter may have changed the category; where the question suggests one thing only, it is the same matter all the same.
        var only = visit.Suggested.Count(s => s.Question == suggestion.Question) == 1;
        return facts.Records.IssuesOfVisit(visit.Number).FirstOrDefault(i => i.Question == suggestion.Question && (only || i.Category == suggestion.Category));
    }

    /// <summary>Says which issue it is; what was written in the meantime is not lost.</summary>
    public static OutgoingMessage Taken(Talk talk, Issue issue, string written, string card)
    {
        // What one may not see has a number, and nothing more.
        var text = IssueRights.MaySee(talk.Me, issue, talk.Facts) ? talk.Words.Say("report.taken", ("id", issue.Id), ("who", talk.NameOf(issue.Reporter)), ("ago", talk.Words.Ago(issue.At, talk.Facts.Now))) : talk.Words.Say("report.taken.hidden", ("id", issue.Id));
        if (written.Length > 0) text += "\n" + talk.Words.Say("report.written", ("text", written));
        return new(text, card, Buttons: [ReportReceipt.Actions(talk, issue)]);
    }

    private static string Label(Suggestion suggestion, IReadOnlyList<Suggestion> open, Visit visit, Talk talk)
    {
        var question = ProgrammeOf(visit, talk).Question(suggestion.Question)?.In(talk.Words.Language) ?? suggestion.Question;
        if (Categories.Of(suggestion.Category, talk.Facts.Programme) is not { } category) return Rows.Fit(talk.Words.Plain("report.from", ("what", question)));
        var name = Categories.NameOf(category, talk.Words);
        // Two answers of the same category are told apart by their questions.
        return Rows.Fit(talk.Words.Plain("report.from", ("what", open.Count(s => s.Category == suggestion.Category) > 1 ? name + talk.Words.Aside(question) : name)));
    }

    private static SuggestionRef? SourceOf(FormState form) => form.Answers.GetValueOrDefault(ReportForm.From) is Answer.Choice { Values: [var value] } ? SuggestionRef.Read(value) : null;

    private static bool Untouched(Talk talk, FormState form) => SourceOf(form) is { } from && talk.Facts.Records.Visit(from.Visit) is { } visit
        && visit.Suggested.FirstOrDefault(s => s.Question == from.Question && s.Category == from.Category) is { } suggestion && Prefilled(talk, visit, suggestion).Answers.SequenceEqual(form.Answers);

    private static FormState Prefilled(Talk talk, Visit visit, Suggestion suggestion)
    {
        var programme = ProgrammeOf(visit, talk);
        // What was answered, and what was asked because of it.
        var said = programme.Questions.Where(q => q.Code == suggestion.Question).Concat(programme.Questions.Where(q => q.Condition is Condition.OnAnswer on && on.Question == suggestion.Question))
            .Where(q => visit.Answers.ContainsKey(q.Code)).Select(q => (Question: q, Answer: visit.Answers[q.Code])).ToList();
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal)
        {
            [ReportForm.From] = Answer.One(new SuggestionRef(visit.Number, suggestion.Question, suggestion.Category).ToString()),
            [ReportForm.Kind] = Answer.Skipped.Instance,
            [ReportForm.Text] = new Answer.Words(Cut.To(ReportForm.MaxText, string.Join('\n', said.Select(s => Line(s.Question, s.Answer, suggestion, programme, talk.Words)))), FilesIn(said).FirstOrDefault()),
            [ReportForm.People] = said.Where(s => s.Question.Kind == QuestionKind.Integer).Select(s => s.Answer).FirstOrDefault(a => a is Answer.Number { Value: >= 1 and <= ReportForm.MostPeople }) ?? Answer.Skipped.Instance,
            [ReportForm.Amount] = said.Where(s => s.Question.Kind == QuestionKind.Money).Select(s => s.Answer).FirstOrDefault() ?? Answer.Skipped.Instance,
            [ReportForm.Place] = Answer.Skipped.Instance,
            [ReportForm.Photos] = FilesIn(said).Skip(1).ToImmutableArray() is { IsEmpty: false } more ? new Answer.Files(more) : Answer.Skipped.Instance,
            [ReportForm.Urgency] = Answer.One(ReportForm.Calm),
        };
        var unit = Units.Settled(visit.Unit, talk.Facts);
        if (Units.Find(unit, talk.Facts) is not null) answers[ReportForm.Unit] = Answer.One(unit);
        if (Categories.Of(suggestion.Category, talk.Facts.Programme) is { } category) answers[ReportForm.Category] = Answer.One(category.Code);
        var state = new FormState(ReportForm.Id, ReportForm.Version, talk.Facts.Programme.Version, Form.Review, answers.ToImmutableSortedDictionary(StringComparer.Ordinal), "") { StartedAt = talk.Facts.Now, TouchedAt = talk.Facts.Now };
        // Similar ones are asked about when it is sent: first one sees what it is.
        var open = new Draft(ReportForm.Only, state, talk.Facts, talk.Words).FirstOpen(passing: ReportForm.Similar);
        return open == Form.Review ? state : state with { Step = open, Editing = true };
    }

    /// <summary>The question and its answer; of several choices those that suggest this category.</summary>
    private static string Line(Question question, Answer answer, Suggestion suggestion, Programme programme, Wording words)
    {
        var rule = question.Code == suggestion.Question ? question.Suggests.FirstOrDefault(r => r.Category == suggestion.Category) : null;
        if (answer is Answer.Choice choice && rule is { Choices.IsEmpty: false }) answer = new Answer.Choice([.. choice.Values.Where(v => rule.Choices.Contains(v))]);
        // The voice note or photo itself goes with the report.
        var said = answer is Answer.Words { File: not null } sent ? sent.Text : words.Answer(answer, programme);
        return said.Length == 0 ? question.In(words.Language) : words.Plain("report.said", ("question", question.In(words.Language)), ("answer", said));
    }

    private static IEnumerable<FileRef> FilesIn(IEnumerable<(Question Question, Answer Answer)> said) => said.Select(s => (s.Answer as Answer.Words)?.File).OfType<FileRef>();

    private static Programme ProgrammeOf(Visit visit, Talk talk) => talk.Facts.Records.ProgrammeOf(visit.Programme) ?? talk.Facts.Programme;
}
