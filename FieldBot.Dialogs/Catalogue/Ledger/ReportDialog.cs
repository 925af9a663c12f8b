using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/report: begins, resumes and completes the reporting of an issue.</summary>
internal sealed class ReportDialog() : Dialog(ReportForm.Id)
{
    public static readonly ReportDialog Instance = new();

    public override Form Of(Programme programme) => ReportForm.Only;

    public override void Restart(Talk talk) => FormTalk.Begin(talk, New(talk));

    public override bool Answered(FormState form) => form.Answers.Keys.Any(k => k != ReportForm.Unit);

    public static void Begin(Talk talk)
    {
        if (!Rights.MayAny(Act.ReportIssue, talk.Facts.Me)) { Home.NotFor(talk, ReportForm.Id); return; }
        if (!FormTalk.MakeRoom(talk, ReportForm.Id)) return;
        if (talk.Session.Form is { } draft && FormTalk.Answered(draft)) FormTalk.AskToResume(talk);
        else FormTalk.Begin(talk, New(talk));
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        if (!Rights.MayAny(Act.ReportIssue, talk.Facts.Me))
        {
            talk.Card(state.Card, talk.Words.Say("report.no-longer", ("text", ReportForm.Written(draft).Trim())), Home.Buttons(talk));
            return;
        }

        var (renewed, line) = Renewed(talk, state);
        if (renewed.FirstOpen() is var open && open != Form.Review)
        {
            FormTalk.MakeRoom(talk, ReportForm.Id);
            FormTalk.Begin(talk, state with { Programme = talk.Facts.Programme.Version, Answers = renewed.Answers, Step = open, Editing = true }, line ?? talk.Words.Say("report.gone.more"));
            return;
        }

        // A colleague may have taken the same answer up meanwhile; whoever said that theirs is another matter was asked already.
        if (ReportSuggestion.Of(renewed) is { } from && renewed.Chosen(ReportForm.Similar) is null && talk.Facts.Records.Visit(from.Visit) is { } visit
            && ReportSuggestion.TakenUp(visit, new(from.Category, from.Question), talk.Facts) is { } taken)
        {
            talk.Card(ReportSuggestion.Taken(talk, taken, ReportForm.Written(renewed).Trim(), state.Card));
            return;
        }

        Register(talk, renewed, state.Card);
    }

    private static void Register(Talk talk, Draft draft, string card)
    {
        var issue = ReportRecord.From(draft, talk.Facts);
        var similar = ReportSimilar.Chosen(draft);
        IssueMoves.Register(talk, issue);
        Issue? into = null;
        if (similar is not null && IssueMoves.Make(talk, issue, IssueMove.Merge, new("", similar.Id)) is { } merged)
        {
            issue = merged;
            into = IssueMoves.Join(talk, merged, similar);
        }

        var ended = into is null && draft.Chosen(ReportForm.Urgency) != ReportForm.Spot && draft.Given(ReportForm.Similar) is Answer.Choice { Values: [not ReportSimilar.New] };
        ReportReceipt.Show(talk, issue, into, ended, card);
    }

    /// <summary>A new draft. The group's only unit need not be asked for; 上一步 leads to the list.</summary>
    private static FormState New(Talk talk)
    {
        var only = VisitUnits.Only(talk.Facts);
        var answers = System.Collections.Immutable.ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal);
        if (only is not null) answers = answers.Add(ReportForm.Unit, Answer.One(only));
        return new(ReportForm.Id, ReportForm.Version, talk.Facts.Programme.Version, only is null ? ReportForm.Unit : ReportForm.Category, answers, "") { StartedAt = talk.Facts.Now, TouchedAt = talk.Facts.Now };
    }

    /// <summary>The draft with the programme in force: what that does not know any more is asked again, and the line says why.</summary>
    private static (Draft Draft, string? Line) Renewed(Talk talk, FormState state)
    {
        var before = new Draft(ReportForm.Only, state, talk.Facts with { Programme = talk.Facts.Records.ProgrammeOf(state.Programme) ?? talk.Facts.Programme }, talk.Words);
        var draft = new Draft(ReportForm.Only, state, talk.Facts, talk.Words) { Editing = true };
        string? line = null;
        if (draft.Chosen(ReportForm.Unit) is { } unit && Units.Settled(unit, talk.Facts) is var settled)
        {
            if (ReportForm.Units(draft).Any(o => o.Value == settled)) draft.Answers = draft.Answers.SetItem(ReportForm.Unit, Answer.One(settled));
            else Ask(ReportForm.Unit, "report.gone.unit", VisitUnits.NameOf(unit, before));
        }

        if (draft.Chosen(ReportForm.Category) is { } code && ReportForm.CategoryOf(draft) is not { } category) Ask(ReportForm.Category, "report.gone.category", ReportForm.CategoryOf(before) is { } old ? Categories.NameOf(old, talk.Words) : code);
        else if (draft.Chosen(ReportForm.Kind) is { } kind && !ReportForm.CategoryOf(draft)!.Kinds.Contains(kind)) Ask(ReportForm.Kind, "report.gone.category", talk.Facts.Programme.Term(kind, talk.Words.Language));
        return (draft, line);

        void Ask(string step, string key, string name)
        {
            line ??= talk.Words.Say(key, ("name", name));
            draft.Answers = draft.Answers.RemoveRange(draft.Form.Step(step)!.Resets).Remove(step);
        }
    }
}
