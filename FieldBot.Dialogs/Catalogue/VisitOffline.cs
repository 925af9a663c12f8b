using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>
/// [离线填写]: the ★ questions as one text that is filled in without signal and sent when there is some. What comes back goes through the
/// same readers as typed answers, and ends in the summary.
/// </summary>
internal static class VisitOffline
{
    /// <summary>So many of the lines that were not understood are repeated, so that the card stays one message.</summary>
    private const int Told = 12;

    private static readonly string[] Marks = ["【走访】", "[走访]", "【visit】", "[visit]"];
    private static readonly string[] UnitKeys = ["单位", "UNIT"], DayKeys = ["日期", "DATE"];

    public static bool Is(string text) => MarkOf(text) is not null;

    private static string? MarkOf(string text) => Array.Find(Marks, m => text.AsSpan().TrimStart().StartsWith(m, StringComparison.OrdinalIgnoreCase));

    public static void Offer(Talk talk)
    {
        if (!VisitRules.MayRecord(talk.Facts.Me!)) { talk.Note(talk.Words.Say("home.no-visits")); return; }
        talk.Note(talk.Words.Say("offline.how"));
        var blank = new StringBuilder(talk.Words.Plain("offline.mark")).Append('\n');
        var unit = VisitUnits.Only(talk.Facts) is { } only ? talk.Facts.Programme.Unit(only)?.Name ?? "" : "";
        blank.Append(talk.Words.Plain("offline.unit", ("unit", unit))).Append('\n').Append(talk.Words.Plain("offline.day", ("date", talk.Words.Date(talk.Facts.Today)))).Append('\n');
        foreach (var question in talk.Facts.Programme.Questions.Where(q => q.Core))
            blank.Append(question.Code).Append(' ').Append(Clean(question.In(talk.Words.Language))).Append(Choices(question, talk)).Append(":\n");
        talk.Note($"<pre>{Wording.Escape(blank.ToString().TrimEnd())}</pre>");
    }

    /// <summary>Fills a new draft from the text; a draft in flight is not touched without asking.</summary>
    public static void Read(Talk talk, string text)
    {
        if (!VisitRules.MayRecord(talk.Facts.Me!)) { talk.Note(talk.Words.Say("home.no-visits")); return; }
        if (!FormTalk.MakeRoom(talk, VisitForm.Id)) return;
        if (talk.Session.Form is { } inFlight && FormTalk.Answered(inFlight)) { FormTalk.AskToResume(talk, talk.Words.Say("offline.busy")); return; }
        var state = VisitDialog.New(talk) with { Step = VisitForm.Unit };
        var draft = new Draft(VisitForm.Of(talk.Facts.Programme), state, talk.Facts, talk.Words);
        draft.Answers = draft.Answers.Remove(VisitForm.Unit).SetItem(VisitForm.Place, Answer.Skipped.Instance).SetItem(VisitForm.Length, Answer.One(VisitForm.Short));
        var (lines, left) = OfflineText.Read(text.TrimStart()[MarkOf(text)!.Length..], [.. UnitKeys, .. DayKeys, .. talk.Facts.Programme.Questions.Select(q => q.Code)]);
        var unclear = left.ConvertAll(Quote);
        Unit(draft, lines, unclear);
        Day(draft, lines, unclear);
        foreach (var question in talk.Facts.Programme.Questions)
            Question(draft, question, lines.GetValueOrDefault(question.Code.ToUpperInvariant()), unclear);
        Offered(draft);
        var open = draft.FirstOpen();
        FormTalk.Begin(talk, state with { Answers = draft.Answers, Step = open == Form.Done ? VisitForm.Join : open, Editing = open != Form.Review },
            unclear.Count == 0 ? talk.Words.Say("offline.read") : talk.Words.Say("offline.unclear", ("lines", new Html(string.Concat(unclear.Take(Told).Select(u => "\n· " + u))))));
    }

    private static string Quote(string line) => Wording.Escape(Cut.To(120, line));

    private static string? Line(Dictionary<string, string> lines, string[] keys) => keys.Select(k => lines.GetValueOrDefault(k)).FirstOrDefault(v => !string.IsNullOrEmpty(v));

    private static void Unit(Draft draft, Dictionary<string, string> lines, List<string> unclear)
    {
        var name = Line(lines, UnitKeys) ?? "";
        var units = VisitUnits.Options(draft);
        var found = units.Where(u => u.Label.Equals(name, StringComparison.OrdinalIgnoreCase) || u.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0 && name.Length > 1) found = [.. units.Where(u => u.Label.Contains(name, StringComparison.OrdinalIgnoreCase))];
        if (found is [var one]) draft.Answers = draft.Answers.SetItem(VisitForm.Unit, Answer.One(one.Value));
        else unclear.Add(Quote($"{draft.Words.Plain("visit.unit.label")} {name}".TrimEnd()));
    }

    private static void Day(Draft draft, Dictionary<string, string> lines, List<string> unclear)
    {
        // The form counts days from when the text was sent; it may be handled on the next one.
        var (today, end) = (draft.Programme.DayOf(draft.StartedAt), draft.Programme.Settings.End);
        if (Line(lines, DayKeys) is not { } text || !Reading.DateReader.TryRead(text, today, out var day)) { unclear.Add(draft.Words.Plain("visit.when.label")); return; }
        var (first, last) = (today.AddDays(-VisitForm.LateDays), today <= end ? today : end);
        if (day < first || day > last)
        {
            unclear.Add(draft.Words.Say("date.range", ("date", draft.Words.Date(day)), ("from", draft.Words.Date(first)), ("to", draft.Words.Date(last))));
            return;
        }

        draft.Answers = draft.Answers.SetItem(VisitForm.When, Answer.One((today.DayNumber - day.DayNumber) switch { 0 => VisitForm.Earlier, 1 => VisitForm.Yesterday, 2 => VisitForm.DayBefore, _ => VisitForm.OtherDay }));
        if (draft.Chosen(VisitForm.When) == VisitForm.OtherDay) draft.Answers = draft.Answers.SetItem(VisitForm.Day, new Answer.Day(day));
    }

    private static void Question(Draft draft, Question question, string? text, List<string> unclear)
    {
        var step = draft.Form.Step(question.Code)!;
        if (!draft.Belongs(step))
        {
            if (!string.IsNullOrWhiteSpace(text)) unclear.Add(Quote($"{question.Code} {text}"));
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            if (!question.Required) draft.Answers = draft.Answers.SetItem(question.Code, Answer.Skipped.Instance);
            return;
        }

        switch (AnswerReader.Read(step, new Input.Text(text), draft))
        {
            case Forms.Reading.Given given: draft.Answers = draft.Answers.SetItem(question.Code, given.Answer); break;
            case Forms.Reading.Refused refused: unclear.Add($"{Quote(question.In(draft.Words.Language))}: {refused.Line}"); break;
            default: unclear.Add(Quote(question.In(draft.Words.Language))); break;
        }
    }

    /// <summary>都不变 or 改几项 has been answered where the text says all that the last visit's answers would be offered for.</summary>
    private static void Offered(Draft draft)
    {
        var offered = VisitLast.Offered(draft).Select(o => o.Question.Code).ToImmutableArray();
        if (offered.IsEmpty || !offered.All(q => draft.Given(q) is not (null or Answer.Skipped))) return;
        draft.Answers = draft.Answers.SetItem(VisitForm.Same, Answer.One(VisitForm.Some)).SetItem(VisitForm.Change, new Answer.Choice(offered));
    }

    private static string Choices(Question question, Talk talk) => question.Kind switch
    {
        QuestionKind.Single or QuestionKind.Multiple => $" ({string.Join('/', question.Choices.Select(c => Clean(talk.Facts.Programme.Term(c, talk.Words.Language))))})",
        QuestionKind.Members => $" ({talk.Words.Plain("offline.members")})",
        _ => "",
    };

    // A colon in a question would be taken for the end of it.
    private static string Clean(string text) => text.Replace(':', ' ').Replace('\uFF1A', ' ');
}
