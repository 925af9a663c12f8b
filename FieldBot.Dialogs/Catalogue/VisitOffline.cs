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
    private static readonly string[] Marks = ["【走访】", "[visit]"];

    public static bool Is(string text) => Marks.Any(m => text.AsSpan().TrimStart().StartsWith(m, StringComparison.OrdinalIgnoreCase));

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
        if (talk.Session.Form is { } inFlight && FormTalk.Answered(inFlight)) { FormTalk.AskToResume(talk, talk.Words.Say("offline.busy")); return; }
        var state = VisitDialog.New(talk) with { Step = VisitForm.Unit };
        var draft = new Draft(VisitForm.Of(talk.Facts.Programme), state, talk.Facts, talk.Words);
        draft.Answers = draft.Answers.Remove(VisitForm.Unit).SetItem(VisitForm.Place, Answer.Skipped.Instance).SetItem(VisitForm.Length, Answer.One(VisitForm.Short));
        var unclear = new List<string>();
        var lines = Lines(text);
        Unit(draft, lines, unclear);
        Day(draft, lines, unclear);
        foreach (var question in talk.Facts.Programme.Questions)
            Question(draft, question, lines.GetValueOrDefault(question.Code.ToUpperInvariant()), unclear);
        var open = draft.FirstOpen();
        FormTalk.Begin(talk, state with { Answers = draft.Answers, Step = open == Form.Done ? VisitForm.Join : open, Editing = open != Form.Review },
            unclear.Count == 0 ? talk.Words.Say("offline.read") : talk.Words.Say("offline.unclear", ("lines", talk.Words.List(unclear))));
    }

    private static void Unit(Draft draft, Dictionary<string, string> lines, List<string> unclear)
    {
        var name = lines.GetValueOrDefault("单位") ?? lines.GetValueOrDefault("UNIT") ?? "";
        var units = VisitUnits.Options(draft);
        var found = units.Where(u => u.Label.Equals(name, StringComparison.OrdinalIgnoreCase) || u.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0 && name.Length > 1) found = [.. units.Where(u => u.Label.Contains(name, StringComparison.OrdinalIgnoreCase))];
        if (found is [var one]) draft.Answers = draft.Answers.SetItem(VisitForm.Unit, Answer.One(one.Value));
        else unclear.Add(draft.Words.Plain("visit.unit.label"));
    }

    private static void Day(Draft draft, Dictionary<string, string> lines, List<string> unclear)
    {
        var text = lines.GetValueOrDefault("日期") ?? lines.GetValueOrDefault("DATE") ?? "";
        var today = draft.Facts.Today;
        if (text.Length == 0 || !Reading.DateReader.TryRead(text, today, out var day) || day > today || today.DayNumber - day.DayNumber > VisitForm.LateDays)
        {
            unclear.Add(draft.Words.Plain("visit.when.label"));
            return;
        }

        draft.Answers = draft.Answers.SetItem(VisitForm.When, Answer.One((today.DayNumber - day.DayNumber) switch { 0 => VisitForm.Earlier, 1 => VisitForm.Yesterday, 2 => VisitForm.DayBefore, _ => VisitForm.OtherDay }));
        if (draft.Chosen(VisitForm.When) == VisitForm.OtherDay) draft.Answers = draft.Answers.SetItem(VisitForm.Day, new Answer.Day(day));
    }

    private static void Question(Draft draft, Question question, string? text, List<string> unclear)
    {
        var step = draft.Form.Step(question.Code)!;
        if (!draft.Belongs(step)) return;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (!question.Required) draft.Answers = draft.Answers.SetItem(question.Code, Answer.Skipped.Instance);
            return;
        }

        if (AnswerReader.Read(step, new Input.Text(text), draft) is Forms.Reading.Given given) draft.Answers = draft.Answers.SetItem(question.Code, given.Answer);
        else unclear.Add(question.In(draft.Words.Language));
    }

    /// <summary>What stands behind the first colon after each line's code; a line without one belongs to the answer above it.</summary>
    private static Dictionary<string, string> Lines(string text)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        string? last = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var colon = line.IndexOfAny([':', '\uFF1A']);
            if (colon > 0) lines[last = line[..colon].Split(' ', 2)[0].ToUpperInvariant()] = line[(colon + 1)..].Trim();
            else if (last is not null) lines[last] = $"{lines[last]} {line}".Trim();
        }

        return lines;
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
