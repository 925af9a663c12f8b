using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>A worker speaks up: by a poster's link, from the front door, or by simply writing.</summary>
internal sealed class ConcernDialog() : Dialog(ConcernForm.Id)
{
    public static readonly ConcernDialog Instance = new();

    /// <summary>More in an hour come from a machine; the next one waits as a draft.</summary>
    private const int MostInAnHour = 5;

    public override Form Of(Programme programme) => ConcernForm.Only;

    public override bool Rests => false;

    public override bool Answered(FormState form) => form.Answers.Keys.Any(k => k is not (ConcernForm.Unit or ConcernForm.Direct or ConcernForm.Fresh));

    public override void Restart(Talk talk)
    {
        var answers = talk.Session.Form!.Answers;
        Start(talk, ((answers.GetValueOrDefault(ConcernForm.Fresh) ?? answers.GetValueOrDefault(ConcernForm.Unit)) as Answer.Choice)?.Values[0], null);
    }

    /// <summary>A poster's link. One that does not hold any more says so, and opens the way all the same.</summary>
    public static void Open(Talk talk, string token)
    {
        var link = talk.Facts.Records.WorkerLink(token);
        var unit = link?.Holds(talk.Facts.Now) == true && Units.Find(link.Unit, talk.Facts) is not null ? Units.Settled(link.Unit, talk.Facts) : null;
        Begin(talk, unit, unit is null ? talk.Words.Say("concern.link.old") : null);
    }

    /// <param name="line">What is said above the first question.</param>
    public static void Begin(Talk talk, string? unit = null, string? line = null)
    {
        if (!MakeRoom(talk)) return;
        if (talk.Session.Form is { } draft && Instance.Answered(draft))
        {
            if (unit is not null) talk.Session = talk.Session with { Form = draft with { Answers = draft.Answers.SetItem(ConcernForm.Fresh, Answer.One(unit)) } };
            FormTalk.AskToResume(talk, line);
            return;
        }

        Start(talk, unit, line);
    }

    /// <summary>Somebody writes without having opened anything: it is taken as what they want to say.</summary>
    public static void Begin(Talk talk, Input said)
    {
        Begin(talk);
        if (talk.Session.Form is { Dialog: ConcernForm.Id } form && !Instance.Answered(form) && said is Input.Text or Input.Media)
        {
            talk.Hush();
            var draft = FormTalk.DraftOf(talk);
            var result = FormTurn.Give(draft, form, said, 0);
            // First they read what is done with it; then they say yes.
            FormTalk.Begin(talk, result.State with { Step = ConcernForm.Matter }, result.Line ?? talk.Words.Say("concern.heard"));
        }
    }

    /// <summary>Ways beside the questions.</summary>
    public static void Press(Talk talk, string what)
    {
        if (talk.Session.Form is not { Dialog: ConcernForm.Id } form) { WorkerDesk.Old(talk); return; }
        var draft = FormTalk.DraftOf(talk);
        switch (what)
        {
            case "elsewhere": Again(talk, form with { Step = ConcernForm.Unit }); return;
            case "unsaid": Again(talk, form with { Answers = form.Answers.SetItem(ConcernForm.Unit, Answer.One(ConcernForm.Unsaid)) }); return;
            case "direct":
                var direct = ConcernForm.IsChosenDirect(draft) ? form.Answers.Remove(ConcernForm.Direct) : form.Answers.SetItem(ConcernForm.Direct, Answer.One(ConcernForm.Yes));
                Again(talk, form with { Answers = direct });
                return;
            case "swap": Again(talk, Without(form, draft)); return;
            case "now": Send(talk, draft, form); return;
            default: WorkerDesk.Old(talk); return;
        }
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        // All pictures were put away, and nothing was written.
        if (ConcernForm.Text(draft).Length == 0 && !ConcernForm.Files(draft).Any())
        {
            FormTalk.Reopen(talk, state with { Answers = state.Answers.Remove(ConcernForm.Matter), Step = ConcernForm.Matter });
            return;
        }

        // More pictures came after the question.
        if (ConcernForm.Pictures(draft) is > 0 and var pictures && draft.Chosen(ConcernForm.Faces) != pictures.ToString(CultureInfo.InvariantCulture))
        {
            FormTalk.Reopen(talk, state with { Answers = state.Answers.Remove(ConcernForm.Faces), Step = ConcernForm.Faces, Editing = true });
            return;
        }

        Finish(talk, draft, state);
    }

    private static void Finish(Talk talk, Draft draft, FormState state)
    {
        var facts = talk.Facts;
        var sent = (talk.Session.Worker ?? WorkerSide.New).Sent.RemoveAll(at => at <= facts.Now.AddHours(-1));
        // What they were told of who reads it was told by the programme with which they began.
        var begun = facts with { Programme = facts.Records.ProgrammeOf(state.Programme) ?? facts.Programme };
        draft = new Draft(ConcernForm.Only, state, begun, talk.Words);
        if (sent.Length >= MostInAnHour && !ConcernForm.Alarming(draft))
        {
            var at = facts.Programme.LocalTime(sent[0].AddHours(1));
            FormTalk.Reopen(talk, state with { Step = Form.Review }, talk.Words.Say("concern.many", ("count", sent.Length), ("time", talk.Words.Time(at)), ("phones", talk.Words.List(facts.Programme.Settings.EmergencyPhones))));
            return;
        }

        var code = facts.Records.NextPseudonym;
        var row = ConcernRecord.From(draft, code, begun);
        var atOnce = ConcernRecord.AtOnce(draft, row);
        var concern = new Concern(code)
        {
            Shared = draft.Chosen(ConcernForm.Alone) == ConcernForm.No,
            Name = (draft.Of(ConcernForm.Name) as Answer.Words)?.Text,
            Contact = (draft.Of(ConcernForm.Contact) as Answer.Words)?.Text,
            Number = atOnce ? facts.Records.NextIssue : null,
            Waiting = atOnce ? null : row,
        };
        talk.Session = talk.Session with { Worker = (talk.Session.Worker ?? WorkerSide.New) with { Sent = sent.Add(facts.Now) } };
        talk.Happened(new Event.ConcernReceived(concern));
        talk.ActAs(code, moves: false);
        if (atOnce) ConcernRelay.Register(talk, row);
        else talk.SetTimer(code, ConcernMoment.NextRelay(facts.Now, facts.Programme));
        ConcernReceipt.Show(talk, concern, row, state.Card);
    }

    /// <summary>Danger does not wait for the rest of the questions.</summary>
    private static void Send(Talk talk, Draft draft, FormState form)
    {
        if (ConcernForm.Said(draft) is null) { Again(talk, form); return; }
        FormTalk.End(talk);
        Finish(talk, draft, form);
    }

    /// <summary>[换一张]: the pictures are shown as what can be sent anew; nothing goes that was not put away by its owner.</summary>
    private static FormState Without(FormState form, Draft draft)
    {
        var answers = form.Answers.Remove(ConcernForm.Faces);
        var items = (form.Answers.GetValueOrDefault(ConcernForm.Photos) as Answer.Files)?.Items ?? [];
        if (ConcernForm.Said(draft) is { File: { Kind: not (FileKind.Voice or FileKind.Audio) } first } said)
            answers = answers.SetItem(ConcernForm.Matter, new Answer.Words(said.Text)).SetItem(ConcernForm.Photos, new Answer.Files(items.Insert(0, first)));
        return form with { Answers = answers, Step = ConcernForm.Photos };
    }

    private static void Again(Talk talk, FormState form)
    {
        talk.Session = talk.Session with { Form = form };
        FormTalk.Show(talk);
    }

    private static void Start(Talk talk, string? unit, string? line)
    {
        var answers = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal);
        if (unit is not null) answers = answers.Add(ConcernForm.Unit, Answer.One(unit));
        talk.Session = talk.Session with { Worker = talk.Session.Worker ?? WorkerSide.New };
        FormTalk.Begin(talk, new FormState(ConcernForm.Id, ConcernForm.Version, talk.Facts.Programme.Version, ConcernForm.Matter, answers, "") { StartedAt = talk.Facts.Now, TouchedAt = talk.Facts.Now }, line);
    }

    /// <summary>What a stranger has in flight from the time when they were a member waits: it is theirs only if they come back.</summary>
    private static bool MakeRoom(Talk talk)
    {
        if (talk.Facts.Me is not null || talk.Session.Form is null || WorkerSide.Owns(talk.Session.Form)) return FormTalk.MakeRoom(talk, ConcernForm.Id);
        talk.Session = talk.Session with { Parked = talk.Session.Parked ?? talk.Session.Form, Form = null };
        return true;
    }
}
