using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>After sending: 更正, 作废 and [不是我]. Old value, who and when are kept.</summary>
internal static class VisitCorrection
{
    /// <summary>The same form, filled with what stands, beginning at its summary.</summary>
    public static void Begin(Talk talk, Visit visit)
    {
        if (!FormTalk.MakeRoom(talk, VisitForm.Id)) return;
        if (!VisitRules.MayChange(talk.Facts.Me!, visit, talk.Facts)) { Refuse(talk, visit); return; }
        if (!VisitRules.MayCorrect(talk.Me, visit, talk.Facts)) { talk.Card("refused", talk.Words.Say("visit.fix.restricted", ("id", visit.Id))); return; }
        if (talk.Session.Form is { } inFlight && FormTalk.Answered(inFlight) && inFlight.Subject != visit.Id)
        {
            FormTalk.AskToResume(talk, talk.Words.Say("visit.fix.busy", ("id", visit.Id)));
            return;
        }

        // 更正 again: what was changed and not saved yet is still there.
        if (talk.Session.Form is { } same && same.Subject == visit.Id) { FormTalk.Begin(talk, same); return; }
        FormTalk.Begin(talk, new(VisitForm.Id, VisitForm.Version, visit.Programme, Form.Review, Prefilled(visit, talk), "")
        {
            Subject = visit.Id,
            // The day is counted from the time at which the visit was begun, not from today.
            StartedAt = visit.SentAt,
            TouchedAt = talk.Facts.Now,
        });
    }

    public static void Complete(Talk talk, Draft draft, FormState state)
    {
        if (VisitForm.Corrected(draft) is not { } old || !VisitRules.MayCorrect(talk.Facts.Me!, old, talk.Facts))
        {
            talk.Card(state.Card, talk.Words.Say("visit.gone", ("id", draft.Subject!)), Home.Buttons(talk));
            return;
        }

        var unit = draft.Chosen(VisitForm.Unit)!;
        var fresh = VisitRecord.From(draft, talk.Facts, unit == VisitForm.New ? VisitDialog.AddUnit(talk, draft) : Units.Settled(unit, talk.Facts), old.Number);
        var changes = ChangesOf(old, fresh, talk).ToImmutableArray();
        if (changes.IsEmpty)
        {
            talk.Card(new OutgoingMessage(talk.Words.Say("visit.unchanged", ("id", old.Id)), state.Card, Buttons: [.. VisitReceipt.Actions(talk, old)]));
            return;
        }

        var corrected = fresh with
        {
            Group = old.Group, EnteredBy = old.EnteredBy, SentAt = old.SentAt, RecordedAt = old.RecordedAt, FullOffered = old.FullOffered, Late = fresh.Day < talk.Facts.Programme.DayOf(old.RecordedAt),
            // Those who joined by themselves stay.
            Participants = [.. fresh.Participants.Union(old.Changes.Where(c => c.What == "joined").Select(c => c.By).Where(old.Participants.Contains), StringComparer.Ordinal)],
            Changes = old.Changes.AddRange(changes),
        };
        talk.Happened(new Event.VisitChanged(corrected));
        Evidence.Keep(talk, corrected.Id, VisitRecord.FilesOf(corrected));
        VisitReceipt.Show(talk, corrected, state.Card, "receipt.corrected");
        foreach (var colleague in corrected.Participants.Except(old.Participants, StringComparer.Ordinal))
            talk.Tell(colleague, w => VisitReceipt.Named(corrected, talk, w));
        if (old.Author != talk.Me.Code) talk.Tell(old.Author, w => VisitReceipt.Corrected(corrected, talk, w));
        foreach (var colleague in old.Participants.Except(corrected.Participants, StringComparer.Ordinal).Where(c => c != talk.Me.Code))
            talk.Tell(colleague, w => new(w.Say("visit.taken-off.told", ("who", talk.Me.Name), ("id", corrected.Id), ("unit", VisitRecords.UnitName(corrected, talk)), ("date", w.Date(corrected.Day)))));
        VisitDialog.Notify(talk, draft, corrected, old);
    }

    public static void AskToVoid(Talk talk, Visit visit)
    {
        if (!VisitRules.MayChange(talk.Facts.Me!, visit, talk.Facts)) { Refuse(talk, visit); return; }
        talk.Card($"void{visit.Number}", talk.Words.Say("visit.void.sure", ("id", visit.Id), ("unit", VisitRecords.UnitName(visit, talk))),
            [new(talk.Words.Plain("visit.void.yes"), $"v.{visit.Number}.yes"), new(talk.Words.Plain("visit.void.no"), $"v.{visit.Number}")]);
    }

    public static void Void(Talk talk, Visit visit)
    {
        if (!VisitRules.MayChange(talk.Facts.Me!, visit, talk.Facts)) { Refuse(talk, visit); return; }
        Change(talk, visit with { VoidedAt = talk.Facts.Now }, "voided");
        talk.Card($"void{visit.Number}", talk.Words.Say("visit.voided", ("id", visit.Id)), Home.Buttons(talk));
        foreach (var colleague in visit.Participants.Where(c => c != talk.Facts.Me!.Code))
            talk.Tell(colleague, w => new(w.Say("visit.voided.told", ("id", visit.Id), ("who", talk.Facts.Me!.Name))));
    }

    /// <summary>[不是我]: one was named but was not there.</summary>
    public static void AskToLeave(Talk talk, Visit visit)
    {
        if (!MayLeave(talk, visit)) return;
        talk.Card($"named{visit.Number}", talk.Words.Say("visit.leave.sure", ("id", visit.Id), ("unit", VisitRecords.UnitName(visit, talk)), ("date", talk.Words.Date(visit.Day))),
            [new(talk.Words.Plain("visit.leave.yes"), $"v.{visit.Number}.leave"), new(talk.Words.Plain("visit.leave.no"), $"v.{visit.Number}")]);
    }

    /// <summary>Takes the name off. The author is told.</summary>
    public static void Leave(Talk talk, Visit visit)
    {
        if (!MayLeave(talk, visit)) return;
        var me = talk.Facts.Me!.Code;
        var answers = visit.Answers;
        foreach (var (code, answer) in visit.Answers)
            if (talk.Facts.Records.ProgrammeOf(visit.Programme)?.Question(code)?.Kind == Programmes.QuestionKind.Members && answer is Answer.Choice c && c.Values.Contains(me))
                answers = c.Values.Length == 1 ? answers.Remove(code) : answers.SetItem(code, new Answer.Choice(c.Values.Remove(me)));
        Change(talk, visit with { Participants = visit.Participants.Remove(me), Answers = answers }, "left");
        talk.Card($"named{visit.Number}", talk.Words.Say("visit.left", ("id", visit.Id)));
        talk.Tell(visit.Author, w => new(w.Say("visit.left.told", ("id", visit.Id), ("who", talk.Facts.Me!.Name))));
    }

    private static bool MayLeave(Talk talk, Visit visit)
    {
        var me = talk.Facts.Me!.Code;
        if (visit.Participants.Contains(me) && visit.Author != me && visit.VoidedAt is null) return true;
        talk.Card($"named{visit.Number}", talk.Words.Say("visit.left.already", ("id", visit.Id)));
        return false;
    }

    private static void Change(Talk talk, Visit visit, string what) =>
        talk.Happened(new Event.VisitChanged(visit with { Changes = visit.Changes.Add(new(talk.Facts.Now, talk.Facts.Me!.Code, what)) }));

    private static void Refuse(Talk talk, Visit visit) =>
        talk.Card("refused", talk.Words.Say(visit.VoidedAt is null ? "visit.not-yours" : "visit.void.already", ("id", visit.Id)));

    private static ImmutableSortedDictionary<string, Answer> Prefilled(Visit visit, Talk talk)
    {
        var answers = visit.Answers.ToBuilder();
        answers[VisitForm.Unit] = Answer.One(visit.Unit);
        answers[VisitForm.When] = Answer.One(visit.Moment);
        if (visit.Moment == VisitForm.OtherDay) answers[VisitForm.Day] = new Answer.Day(visit.Day);
        answers[VisitForm.Place] = visit.Place is { } place ? place : Answer.Skipped.Instance;
        answers[VisitForm.Length] = Answer.One(visit.Full ? VisitForm.Full : VisitForm.Short);
        if (visit.Photos.Length > 0) answers[VisitForm.Photos] = new Answer.Files(visit.Photos);
        // What was passed over, or not asked at all in the short form, is not asked now; it can be given from the summary.
        var programme = talk.Facts.Records.ProgrammeOf(visit.Programme) ?? talk.Facts.Programme;
        var state = new FormState(VisitForm.Id, VisitForm.Version, visit.Programme, Form.Review, answers.ToImmutable(), "") { Subject = visit.Id, StartedAt = visit.SentAt };
        var draft = new Draft(VisitForm.Of(programme), state, talk.Facts with { Programme = programme }, talk.Words);
        foreach (var step in draft.Form.Steps.Where(s => draft.Stops(s) && draft.Given(s.Name) is null))
            draft.Answers = draft.Answers.SetItem(step.Name, Answer.Skipped.Instance);
        return draft.Answers;
    }

    private static IEnumerable<VisitChange> ChangesOf(Visit old, Visit fresh, Talk talk)
    {
        VisitChange Entry(string question, Answer? was) => new(talk.Facts.Now, talk.Facts.Me!.Code, "corrected", question, was);
        if (old.Unit != fresh.Unit) yield return Entry("unit", new Answer.Words(Units.Find(old.Unit, talk.Facts)?.Name ?? old.Unit));
        if (old.Day != fresh.Day || old.Moment != fresh.Moment) yield return Entry("when", new Answer.Day(old.Day));
        if (old.Place != fresh.Place) yield return Entry("place", old.Place);
        if (!old.Photos.SequenceEqual(fresh.Photos)) yield return Entry("photos", new Answer.Files(old.Photos));
        foreach (var code in old.Answers.Keys.Union(fresh.Answers.Keys, StringComparer.Ordinal))
            if (!Equals(old.Answers.GetValueOrDefault(code), fresh.Answers.GetValueOrDefault(code))) yield return Entry(code, old.Answers.GetValueOrDefault(code));
    }
}
