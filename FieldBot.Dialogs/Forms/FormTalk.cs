using System.Collections.Immutable;
using FieldBot.Dialogs.Catalogue;

namespace FieldBot.Dialogs.Forms;

/// <summary>A form in flight within the conversation: draws its card, recognises old taps, asks before a draft is dropped, resumes after days.</summary>
internal static class FormTalk
{
    /// <summary>A draft that rested for longer asks 继续 or 重新开始 before it takes an answer.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(12);

    /// <summary>Puts a form in flight and draws its first card.</summary>
    public static void Begin(Talk talk, FormState state, string? line = null)
    {
        talk.Session = talk.Session with { Form = state with { Card = $"form{talk.Session.Turn + 1}" } };
        Draw(talk, DraftOf(talk), talk.Session.Form, line, below: true);
    }

    /// <summary>Puts a new draft in flight.</summary>
    /// <param name="answers">What is known without being asked.</param>
    public static void Begin(Talk talk, Form form, string step, params (string Step, Answer Answer)[] answers) =>
        Begin(talk, new FormState(form.Id, form.Version, talk.Facts.Programme.Version, step, answers.ToImmutableSortedDictionary(a => a.Step, a => a.Answer, StringComparer.Ordinal), "") { StartedAt = talk.Facts.Now, TouchedAt = talk.Facts.Now });

    public static void Give(Talk talk)
    {
        if (Rested(talk)) { AskToResume(talk, talk.Words.Say("resume.not-taken")); return; }
        Awake(talk);
        var draft = DraftOf(talk);
        var step = talk.Session.Form!.Step;
        var result = FormTurn.Give(draft, talk.Session.Form, talk.Turn.Input, talk.Turn.Inbound.Message);
        // What was not understood as a place leaves the keyboard for another try.
        if (result.State.Step != step) talk.PutKeyboardAway(draft.Given(step) is Answer.Spot ? "place.received" : "place.put-away");
        Continue(talk, result);
    }

    public static void Press(Talk talk, int nonce, string code)
    {
        if (nonce == talk.Session.LastTap && talk.Turn.Inbound.Message == talk.Session.LastTapOn) return;
        if (talk.Session.Form is null || nonce != talk.Session.Turn) { Old(talk); return; }
        talk.Session = talk.Session with { LastTap = nonce, LastTapOn = talk.Turn.Inbound.Message };
        switch (code)
        {
            case "resume" or "stay": Draw(talk, DraftOf(talk), talk.Session.Form); return;
            case "restart": DialogTable.Of(talk.Session.Form).Restart(talk); return;
            case "drop": Drop(talk); return;
        }

        Awake(talk);
        if (code != "g") talk.PutKeyboardAway("place.put-away");
        Continue(talk, FormTurn.Press(DraftOf(talk), talk.Session.Form, code));
    }

    public static void Edited(Talk talk, Input content)
    {
        if (talk.Session.Form is { LastStep: not null } form && form.LastMessage == talk.Turn.Inbound.Message && content is Input.Text or Input.Media)
            Continue(talk, FormTurn.Correct(DraftOf(talk), talk.Session.Form!, content));
        // A live location keeps arriving as edits: it extends what was shared and is not worth a word.
        else if (content is Input.Text or Input.Media) talk.Note(talk.Words.Say(Concerns.WorkerSide.Owns(talk.Session.Form) ? "concern.edited" : "edited.late"));
    }

    /// <summary>A form that was ended goes on after all: what came back in its place waits again.</summary>
    public static void Reopen(Talk talk, FormState state, string? line = null)
    {
        if (talk.Session.Form is { } back) talk.Session = talk.Session with { Parked = back, Form = null };
        Begin(talk, state, line);
    }

    /// <summary>The form in flight as it is by now.</summary>
    public static void Show(Talk talk) => Draw(talk, DraftOf(talk), talk.Session.Form!);

    /// <summary>/cancel or 取消: what was answered is dropped only after asking once more.</summary>
    public static void AskToDrop(Talk talk)
    {
        if (talk.Session.Form is not { } form) { talk.Note(talk.Words.Say("cancel.nothing")); return; }
        if (!Answered(form)) { Drop(talk); return; }
        Ask(talk, talk.Words.Say(Pick(form, "cancel.sure", "cancel.sure.correction"), ("id", form.Subject ?? ""), ("title", talk.Words.Plain(DraftOf(talk).Form.Title))), ("cancel.drop", "drop"), ("cancel.stay", "stay"));
    }

    /// <param name="other">Something else was wanted: beginning this one afresh would not lead there.</param>
    public static void AskToResume(Talk talk, string? line = null, bool other = false)
    {
        var form = talk.Session.Form!;
        var draft = DraftOf(talk);
        var (at, of) = draft.Progress(form.Step);
        var text = talk.Words.Say(Pick(form, "resume.ask", "resume.ask.correction"), ("id", form.Subject ?? ""), ("title", talk.Words.Plain(draft.Form.Title)), ("about", draft.Form.About(draft) ?? ""),
            ("at", at), ("of", of), ("ago", talk.Words.Ago(form.TouchedAt, talk.Facts.Now)));
        Ask(talk, line is null ? text : $"{line}\n{text}", (Pick(form, "resume.go", "resume.go.correction"), "resume"), other ? ("cancel.drop", "drop") : (Pick(form, "resume.restart", "resume.restart.correction"), "restart"));
    }

    // Dropping a correction drops no visit: its words say so.
    private static string Pick(FormState form, string visit, string correction) => form.Subject is null ? visit : correction;

    /// <summary>Makes room for a form of this dialog: a visit in flight waits, what nothing was answered in goes. False: there is a draft that is asked about first.</summary>
    public static bool MakeRoom(Talk talk, string dialog)
    {
        while (talk.Session.Form is { } form && form.Dialog != dialog)
        {
            if (!Answered(form)) talk.Session = talk.Session with { Form = talk.Session.Parked, Parked = null };
            else if (DialogTable.Of(form).Waits && talk.Session.Parked is null) talk.Session = talk.Session with { Form = null, Parked = form };
            else
            {
                AskToResume(talk, other: true);
                return false;
            }
        }

        return true;
    }

    /// <summary>The form is over: what waited is in flight again.</summary>
    public static void End(Talk talk) => talk.Session = talk.Session with { Form = talk.Session.Parked, Parked = null, Turn = talk.Session.Turn + 1 };

    /// <summary>A draft in which nothing was answered begins when it is taken up.</summary>
    private static void Awake(Talk talk)
    {
        if (talk.Session.Form is { } form && !Answered(form)) talk.Session = talk.Session with { Form = DialogTable.Of(form).Fresh(talk, form) };
    }

    public static bool Answered(FormState form) => form.Subject is not null || DialogTable.Of(form).Answered(form);

    /// <summary>The form in flight goes on with the programme with which it began.</summary>
    public static Draft DraftOf(Talk talk)
    {
        var state = talk.Session.Form!;
        var programme = talk.Facts.Records.ProgrammeOf(state.Programme) ?? talk.Facts.Programme;
        var draft = new Draft(DialogTable.Of(state).Of(programme), state, talk.Facts with { Programme = programme }, talk.Words);
        // A step that an upgrade took away: the form goes on at the first question that is open.
        if (!draft.Form.Knows(state.Step)) talk.Session = talk.Session with { Form = state with { Step = draft.FirstOpen() } };
        return draft;
    }

    private static void Continue(Talk talk, FormResult result)
    {
        switch (result.State.Step)
        {
            case Form.Done:
                End(talk);
                DialogTable.Of(result.State).Complete(talk, result.Draft, result.State);
                return;
            case Form.Cancelled:
                AskToDrop(talk);
                return;
        }

        if (result.AskPlace)
        {
            // A double tap: the keyboard is there already.
            if (talk.Session.PlaceKeyboard) { talk.Toast = talk.Words.Plain("place.ask"); return; }
            // The card stays as it is and keeps its buttons; the keyboard needs a message of its own.
            talk.Session = talk.Session with { PlaceKeyboard = true, LastTap = 0 };
            talk.Note(talk.Words.Say("place.ask"), ReplyKeyboard.AskPlace, talk.Words.Plain("place.share"));
            return;
        }

        Draw(talk, result.Draft, result.State, result.Line);
    }

    private static void Draw(Talk talk, Draft draft, FormState state, string? line = null, bool below = false, bool again = false)
    {
        var turn = again ? talk.Session.Turn : talk.Session.Turn + 1;
        talk.Session = talk.Session with { Turn = turn, Form = state with { TouchedAt = talk.Facts.Now } };
        draft.Editing = state.Editing;
        var card = FormCard.Draw(draft, state, new FormMachine(draft, state.Step), turn, line);
        if (below) talk.CardBelow(card);
        else if (SameAlbum(talk, state)) talk.Edit(card);
        else talk.Card(card);
    }

    private static void Ask(Talk talk, string html, (string Label, string Code) yes, (string Label, string Code) no)
    {
        var turn = talk.Session.Turn + 1;
        talk.Session = talk.Session with { Turn = turn };
        talk.Card(talk.Session.Form!.Card, html,
            [new(talk.Words.Plain(yes.Label), $"f{turn}.{yes.Code}"), new(talk.Words.Plain(no.Label), $"f{turn}.{no.Code}")]);
    }

    private static void Drop(Talk talk)
    {
        var form = talk.Session.Form!;
        End(talk);
        talk.Card(form.Card, talk.Words.Say(Pick(form, "cancel.done", "cancel.done.correction"), ("id", form.Subject ?? "")), Home.Buttons(talk));
    }

    /// <summary>An old card becomes a current one, where the person is looking; the other stays good until the next tap on either.</summary>
    public static void Old(Talk talk)
    {
        if (talk.Session.Form is not { } form) { Home.OldCard(talk); return; }
        talk.Toast = talk.Words.Plain("old.toast");
        Draw(talk, DraftOf(talk), form, again: true);
    }

    /// <summary>The photos of one album come as so many messages: they get one acknowledgement, edited.</summary>
    private static bool SameAlbum(Talk talk, FormState state) =>
        talk.Turn.Input is Input.Media { Album: { } album } && state.Album == album && talk.Turn.Session.Form?.Album == album;

    private static bool Rested(Talk talk) => talk.Facts.Now - talk.Session.Form!.TouchedAt > Rest && Answered(talk.Session.Form) && DialogTable.Of(talk.Session.Form).Rests;
}
