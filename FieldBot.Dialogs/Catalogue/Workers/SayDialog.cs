using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>A worker says one more thing about their concern; it goes to whoever handles it.</summary>
internal sealed class SayDialog() : Dialog(Name)
{
    public const string Name = WorkerSide.SayingMore;

    public static readonly SayDialog Instance = new();

    public override Form Of(Programme programme) => SayForm.Only;

    public override bool Rests => false;

    public override bool Answered(FormState form) => form.Answers.Keys.Any(k => k is not (SayForm.Concern or SayForm.Move));

    public override void Restart(Talk talk)
    {
        var form = talk.Session.Form!;
        if (WorkerDesk.Find(talk, CodeOf(form)) is { } concern) Start(talk, concern, Enum.Parse<IssueMove>(((Answer.Choice)form.Answers[SayForm.Move]).Values[0]));
        else WorkerDesk.Old(talk);
    }

    public static void Begin(Talk talk, Concern concern, IssueMove move)
    {
        if (!FormTalk.MakeRoom(talk, Name)) return;
        if (talk.Session.Form is { } draft && FormTalk.Answered(draft)) FormTalk.AskToResume(talk, other: true);
        else Start(talk, concern, move);
    }

    /// <summary>Somebody goes on writing who spoke before: it belongs to that, or is another matter; they say which.</summary>
    /// <returns>False: it is nothing that can be added.</returns>
    public static bool Offer(Talk talk, Concern concern, Input said)
    {
        Start(talk, concern, IssueMove.Add);
        var form = talk.Session.Form!;
        var draft = FormTalk.DraftOf(talk);
        talk.Hush();
        if (AnswerReader.Read(SayForm.Only.Step(SayForm.Text)!, said, draft) is not Forms.Reading.Given given)
        {
            FormTalk.End(talk);
            return false;
        }

        FormTalk.Begin(talk, form with { Answers = form.Answers.SetItem(SayForm.Text, given.Answer) }, talk.Words.Say("say.which", ("code", concern.Code[1..])));
        return true;
    }

    public static void Press(Talk talk, string what)
    {
        if (talk.Session.Form is not { Dialog: Name } form) { WorkerDesk.Old(talk); return; }
        switch (what)
        {
            case "swap":
                var answers = form.Answers.Remove(SayForm.Photos).Remove(SayForm.Faces);
                // The picture goes, the words below it stay.
                if (answers.GetValueOrDefault(SayForm.Text) is Answer.Words words) answers = words.Text.Length == 0 ? answers.Remove(SayForm.Text) : answers.SetItem(SayForm.Text, new Answer.Words(words.Text));
                talk.Session = talk.Session with { Form = form with { Answers = answers, Step = answers.ContainsKey(SayForm.Text) ? SayForm.Photos : SayForm.Text } };
                FormTalk.Show(talk);
                return;
            // [不方便说] is an answer as well: nobody has to wait for another.
            case "rather-not":
                var silent = form with { Answers = form.Answers.SetItem(SayForm.Text, new Answer.Words(talk.Words.Plain("say.rather-not"))).Remove(SayForm.Photos) };
                FormTalk.End(talk);
                Instance.Complete(talk, new Draft(SayForm.Only, silent, talk.Facts, talk.Words), silent);
                return;
            case "other" when form.Answers.GetValueOrDefault(SayForm.Text) is Answer.Words said:
                FormTalk.End(talk);
                ConcernDialog.Begin(talk, said.File is { } file ? new Input.Media(file, said.Text) : new Input.Text(said.Text));
                return;
            default: WorkerDesk.Old(talk); return;
        }
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        var (move, code) = (SayForm.MoveOf(draft), CodeOf(state));
        if (SayForm.Pictures(draft) is > 0 and var pictures && draft.Chosen(SayForm.Faces) != pictures.ToString(CultureInfo.InvariantCulture))
        {
            FormTalk.Reopen(talk, state with { Answers = state.Answers.Remove(SayForm.Faces), Step = SayForm.Faces });
            return;
        }

        var said = (draft.Of(SayForm.Text) as Answer.Words)?.Text ?? "";
        // A sitting of a receipt may be over by now: what was written is given back.
        if (WorkerDesk.Find(talk, code) is not { } concern) { talk.Card(state.Card, talk.Words.Say("say.gone") + (said.Length > 0 ? "\n" + talk.Words.Say("report.written", ("text", said)) : "")); return; }
        talk.Edit(new OutgoingMessage(talk.Words.Say("say.sent"), state.Card));
        if (concern.Waiting is { } waiting) Join(talk, concern, waiting, draft, said);
        else if (move == IssueMove.Consent) Consent(talk, concern, draft);
        else
        {
            MoveDetails details = new(said) { Files = [.. SayForm.Files(draft)] };
            // What was asked may be settled by now: the words are taken all the same.
            var moved = ConcernCard.Move(talk, concern, move, details) ?? (ConcernCard.May(talk, concern, IssueMove.Add) ? ConcernCard.Move(talk, concern, IssueMove.Add, details) : null);
            Danger(talk, said, moved);
            ConcernCard.Draw(talk, concern, moved is null ? talk.Words.Say("worker.overtaken") + (said.Length > 0 ? "\n" + talk.Words.Say("report.written", ("text", said)) : "") : talk.Words.Say("worker.thanks"), below: true);
        }
    }

    /// <summary>Nobody has read it yet: it is one thing with what was said before.</summary>
    private static void Join(Talk talk, Concern concern, Issue waiting, Draft draft, string said)
    {
        if (waiting.Text.Length + said.Length >= ConcernForm.MaxText)
        {
            ConcernCard.Draw(talk, concern, talk.Words.Say("concern.full.given", ("max", ConcernForm.MaxText)) + "\n" + talk.Words.Say("report.written", ("text", said)), below: true);
            return;
        }

        var more = waiting with { Text = $"{waiting.Text}\n{said}".Trim(), Files = waiting.Files.AddRange(SayForm.Files(draft)) };
        var changed = concern with { Waiting = more };
        // What is dangerous by now does not wait any longer.
        if (Crisis.In(said, talk.Facts.Programme.Settings))
        {
            talk.ActAs(concern.Code, moves: false);
            changed = concern with { Waiting = null, Number = ConcernRelay.Register(talk, ConcernRecord.Alarmed(more, talk.Facts)) };
        }

        talk.Happened(new Event.ConcernChanged(changed));
        ConcernCard.Draw(talk, changed, Alert(talk, said) + talk.Words.Say("worker.thanks"), below: true);
    }

    private static void Consent(Talk talk, Concern concern, Draft draft)
    {
        var told = concern with { Name = (draft.Of(SayForm.Name) as Answer.Words)?.Text ?? concern.Name, Contact = (draft.Of(SayForm.Contact) as Answer.Words)?.Text ?? concern.Contact };
        if (ConcernCard.Move(talk, concern, IssueMove.Consent, MoveDetails.None) is null) { ConcernCard.Draw(talk, concern, talk.Words.Say("worker.overtaken"), below: true); return; }
        talk.Happened(new Event.ConcernChanged(told));
        ConcernCard.Draw(talk, told, talk.Words.Say("worker.consented"), below: true);
    }

    private static void Danger(Talk talk, string said, Issue? moved)
    {
        if (moved is null || !Crisis.In(said, talk.Facts.Programme.Settings)) return;
        talk.Note(Alert(talk, said).Trim());
        IssueNotices.Alarm(talk, moved);
    }

    private static string Alert(Talk talk, string said) => Crisis.In(said, talk.Facts.Programme.Settings) ? talk.Words.Say("report.crisis", ("phones", talk.Words.List(talk.Facts.Programme.Settings.EmergencyPhones))) + "\n\n" : "";

    private static void Start(Talk talk, Concern concern, IssueMove move)
    {
        var answers = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal).Add(SayForm.Concern, Answer.One(concern.Code)).Add(SayForm.Move, Answer.One(move.ToString()));
        var state = new FormState(Name, SayForm.Version, talk.Facts.Programme.Version, move == IssueMove.Consent ? SayForm.Name : SayForm.Text, answers, "") { StartedAt = talk.Facts.Now, TouchedAt = talk.Facts.Now };
        talk.Session = talk.Session with { Worker = talk.Session.Worker ?? WorkerSide.New };
        FormTalk.Begin(talk, state);
    }

    private static string CodeOf(FormState form) => ((Answer.Choice)form.Answers[SayForm.Concern]).Values[0];
}
