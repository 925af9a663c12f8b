using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/visit: begins, resumes and completes the recording of a visit.</summary>
internal sealed class VisitDialog() : Dialog(VisitForm.Id)
{
    public static readonly VisitDialog Instance = new();

    public override bool Waits => true;

    public override Form Of(Programme programme) => VisitForm.Of(programme);

    public override void Restart(Talk talk) => Begin(talk, afresh: true);

    public override bool Answered(FormState form) => form.Answers.Keys.Any(k => k is not (VisitForm.Unit or VisitForm.For));

    /// <summary>"Now" and "yesterday" count from when it is taken up.</summary>
    public override FormState Fresh(Talk talk, FormState form) => Refusal(talk) is null ? form with { StartedAt = StartOf(talk) } : form;

    public static void Begin(Talk talk, bool afresh = false)
    {
        if (!VisitRules.MayRecord(talk.Facts.Me!)) { talk.Note(talk.Words.Say("home.no-visits")); return; }
        if (!FormTalk.MakeRoom(talk, VisitForm.Id)) return;
        if (!afresh && talk.Session.Form is { } draft)
        {
            if (FormTalk.Answered(draft)) FormTalk.AskToResume(talk);
            else FormTalk.Begin(talk, draft.Programme == talk.Facts.Programme.Version ? draft with { StartedAt = StartOf(talk) } : New(talk));
            return;
        }

        if (Refusal(talk) is { } why) { talk.Note(talk.Words.Say(why, ("date", talk.Words.Date(talk.Facts.Programme.Settings.End, talk.Facts.Today)))); return; }
        FormTalk.Begin(talk, New(talk));
    }

    /// <summary>A new draft. The group's only unit need not be asked for; 上一步 leads to the list.</summary>
    public static FormState New(Talk talk)
    {
        var only = VisitUnits.Only(talk.Facts);
        var answers = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal);
        if (only is not null) answers = answers.Add(VisitForm.Unit, Answer.One(only));
        return new(VisitForm.Id, VisitForm.Version, talk.Facts.Programme.Version, only is null ? VisitForm.Unit : VisitForm.When, answers, "")
        {
            StartedAt = StartOf(talk),
            TouchedAt = talk.Facts.Now,
        };
    }

    /// <summary>When the cadre began, as far as it can be known: a message that waited for signal is older than its turn.</summary>
    public static DateTimeOffset StartOf(Talk talk) => talk.Turn.Inbound.SentAt <= talk.Facts.Now ? talk.Turn.Inbound.SentAt : talk.Facts.Now;

    /// <summary>代补录: the group leader enters a visit for somebody of the group.</summary>
    public static void BeginFor(Talk talk, Member colleague)
    {
        if (!FormTalk.MakeRoom(talk, VisitForm.Id)) return;
        if (talk.Session.Form is { } draft && FormTalk.Answered(draft)) { FormTalk.AskToResume(talk); return; }
        if (Refusal(talk) is { } why) { talk.Note(talk.Words.Say(why, ("date", talk.Words.Date(talk.Facts.Programme.Settings.End, talk.Facts.Today)))); return; }
        var state = New(talk);
        FormTalk.Begin(talk, state with { Answers = state.Answers.Add(VisitForm.For, Answer.One(colleague.Code)) });
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        // The programme may have changed while the draft was in flight: whose role is gone keeps the draft for the group's leader.
        if (!VisitRules.MayRecord(talk.Facts.Me!))
        {
            talk.Card(state.Card, talk.Words.Say("visit.no-longer"));
            Withdrawal.LeaveDraft(talk, talk.Facts.Me!.Code, state with { Step = Form.Review });
            return;
        }

        if (!VisitJoin.Ends(draft))
        {
            if (draft.Subject is not null) VisitCorrection.Complete(talk, draft, state);
            else Record(talk, draft, state);
        }
        else if (draft.Chosen(VisitForm.Join) == VisitForm.JoinIt) Joined(talk, VisitJoin.Earlier(draft)!, state.Card, VisitForm.AuthorOf(draft));
        else VisitRecords.Show(talk, VisitJoin.Earlier(draft)!.Number, state.Card);
    }

    /// <summary>Visits end with the programme; until then a day within the last week can still be recorded late.</summary>
    public static string? Refusal(Talk talk) =>
        talk.Facts.Today > talk.Facts.Programme.Settings.End.AddDays(VisitForm.LateDays) ? "visit.ended" : null;

    private static void Record(Talk talk, Draft draft, FormState state)
    {
        var unit = draft.Chosen(VisitForm.Unit)!;
        unit = unit == VisitForm.New ? AddUnit(talk, draft) : Units.Settled(unit, talk.Facts);
        var visit = VisitRecord.From(draft, talk.Facts, unit, talk.Facts.Records.NextVisit);
        talk.Happened(new Event.VisitRecorded(visit));
        Evidence.Keep(talk, visit.Id, VisitRecord.FilesOf(visit));
        // Where one is visited, others may not be: from now on mornings tell of it.
        Issues.IssueReminders.Wind(talk);
        VisitReceipt.Show(talk, visit, state.Card, "receipt.recorded");
        if (visit.EnteredBy is not null) talk.Tell(visit.Author, w => VisitReceipt.Entered(visit, talk, w));
        foreach (var colleague in visit.Participants.Skip(1).Where(c => c != talk.Facts.Me!.Code))
            talk.Tell(colleague, w => VisitReceipt.Named(visit, talk, w));
        Notify(talk, draft, visit);
    }

    /// <summary>新增单位, once the visit to it stands.</summary>
    public static string AddUnit(Talk talk, Draft draft)
    {
        var unit = new Unit(VisitUnits.NewCode(talk.Facts), ((Answer.Words)draft.Of(VisitForm.NewName)!).Text, draft.Chosen(VisitForm.NewKind)!);
        talk.Happened(new Event.UnitAdded(new(unit, talk.Facts.Me!.Group!, talk.Facts.Me.Code, talk.Facts.Now)));
        return unit.Code;
    }

    private static void Joined(Talk talk, Visit visit, string card, string who)
    {
        var joined = visit with
        {
            Participants = visit.Participants.Add(who),
            Changes = visit.Changes.Add(new(talk.Facts.Now, who, "joined")),
        };
        talk.Happened(new Event.VisitChanged(joined));
        VisitReceipt.Show(talk, joined, card, "receipt.joined");
        var name = talk.Facts.Programme.Member(who)?.Name ?? who;
        if (visit.Author != talk.Facts.Me!.Code) talk.Tell(visit.Author, w => new(w.Say("visit.joined", ("who", name), ("id", visit.Id))));
        if (who != talk.Facts.Me.Code) talk.Tell(who, w => VisitReceipt.Named(joined, talk, w));
    }

    /// <summary>通知: an answer that certain roles are told of at once.</summary>
    /// <param name="before">The visit as it stood before a correction: of what it said already they have been told.</param>
    public static void Notify(Talk talk, Draft draft, Visit visit, Visit? before = null)
    {
        foreach (var question in draft.Programme.Questions)
            foreach (var rule in question.Notifies.Where(r => Says(visit, question, r) && !(before is not null && Says(before, question, r))))
                foreach (var member in talk.Facts.Programme.Members.Where(m => m.Code != visit.Author && m.Code != talk.Me.Code && rule.Roles.Any(m.Is) && (m.Group == visit.Group || Rights.Covers(m, visit.Group, visit.Unit, talk.Facts.Programme))))
                    talk.TellUrgently(member.Code, w => new(w.Say("visit.notify", ("id", visit.Id), ("unit", VisitRecords.UnitName(visit, talk)),
                        ("question", question.In(w.Language)), ("answer", draft.Programme.Term(rule.Choice, w.Language)), ("who", talk.Facts.Me!.Name))));
    }

    private static bool Says(Visit visit, Question question, NotifyRule rule) => visit.Answers.GetValueOrDefault(question.Code) is Answer.Choice c && c.Values.Contains(rule.Choice);
}
