using System.Globalization;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Catalogue.Rooms;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs;

/// <summary>Answers one turn: pure and synchronous. All that it needs comes in, all that it decides goes out.</summary>
public static class Conversation
{
    public static Outcome Handle(Turn turn)
    {
        var talk = new Talk(ByCommand(turn));
        if (turn.Inbound.Room is { } room) RoomDoor.Answer(talk, room);
        else Answer(talk);
        if (TooFast(turn, talk)) talk.Hush();
        return talk.Outcome();
    }

    /// <summary>What is said when a turn failed: it changed nothing.</summary>
    public static OutgoingMessage Apology(Session session) => new(Texts.Wording.In(session.Language).Say("apology"));

    /// <summary>
    /// More comes from somebody unknown than a person writes: it is taken all the same, and answered when it is time again. The first word of
    /// what may be a concern is answered always, and so is every tap, what ends a form, and what tells of danger.
    /// </summary>
    private static bool TooFast(Turn turn, Talk talk) => turn.Inbound.Crowded && turn.Facts.Me is null
        && (turn.Input is Input.Command or Input.Unexpected or Input.Edited or Input.Contact or Input.Place || (turn.Input is Input.Text or Input.Media && WorkerSide.Owns(turn.Session.Form) && WorkerSide.Owns(talk.Session.Form) && !(turn.Input is Input.Text text && Issues.Crisis.In(text.Value, turn.Facts.Programme.Settings))));

    /// <summary>A link that asks for a command is that command.</summary>
    private static Turn ByCommand(Turn turn) => turn.Input is Input.LinkOpened link && DeepLink.CommandIn(link.Payload) is { Length: > 0 } name
        ? turn with { Inbound = turn.Inbound with { Input = new Input.Command(name, "") } } : turn;

    private static void Answer(Talk talk)
    {
        switch (talk.Turn.Input)
        {
            case Input.Reachable: return;
            case Input.JobProgress or Input.JobDone: JobTalk.Answer(talk); return;
            case Input.TimerDue due: Timers.Due(talk, due.Subject); return;
            case Input.LinkOpened { Payload: var payload } when payload.StartsWith(WorkerLink.Prefix, StringComparison.Ordinal): ConcernDialog.Open(talk, payload[WorkerLink.Prefix.Length..]); return;
            case Input.LinkOpened link: Enrolment.Open(talk, link.Payload); return;
            case Input.Pressed { Data: var data } when data.StartsWith("link.", StringComparison.Ordinal): Enrolment.Press(talk, data); return;
            case Input.Pressed { Data: var data } when data.StartsWith("lang.", StringComparison.Ordinal): Home.Choose(talk, data[5..]); return;
        }

        if (talk.Turn.Input is Input.Pressed { Data: ['w', '.', .. var worker] }) WorkerDesk.Press(talk, worker.Split('.'));
        else if (talk.Turn.Input is Input.Command { Name: "mine" }) ConcernList.Show(talk);
        else if (talk.Turn.Input is Input.Command { Name: "receipt", Argument: var receipt }) Receipts.Open(talk, receipt);
        else if (talk.Facts.Me is null) WorkerDesk.Stranger(talk);
        else if (talk.Turn.Input is Input.Pressed pressed) Press(talk, pressed.Data);
        else if (talk.Turn.Input is Input.Command command) Command(talk, command);
        else if (talk.Turn.Input is Input.Text text && VisitOffline.Is(text.Value)) VisitOffline.Read(talk, text.Value);
        else if (talk.Turn.Input is Input.Media media && ProgrammeCard.IsWorkbook(talk)) ProgrammeCard.Received(talk, media);
        else if (talk.Turn.Input is Input.Text asked && AuditList.SubjectIn(asked.Value) is { } subject && Rights.MayAny(Act.SeeAudit, talk.Me)) AuditList.Open(talk, subject);
        else if (talk.Turn.Input is Input.Edited edited) FormTalk.Edited(talk, edited.Content);
        else if (talk.Session.Form is not null) FormTalk.Give(talk);
        else if (talk.Turn.Input is Input.Text { Value: var visit } && RecordNumber.In(visit, 'V') is { } v) VisitRecords.Show(talk, v);
        else if (talk.Turn.Input is Input.Text { Value: var issue } && RecordNumber.In(issue, 'I') is { } i) IssueCard.Show(talk, i);
        else if (talk.Turn.Input is Input.Text { Value: var question } && Rights.MayAny(Act.SeeSummary, talk.Me)) AskCard.Answer(talk, question);
        else Home.Lost(talk);
    }

    /// <summary>The nonce and the code of a button of a form; null: it is none.</summary>
    internal static (int Turn, string Code)? FormTap(string data) =>
        data is ['f', >= '0' and <= '9', ..] && data.Split('.', 2) is [var nonce, { Length: > 0 } code] && int.TryParse(nonce.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var turn) ? (turn, code) : null;

    private static void Command(Talk talk, Input.Command command)
    {
        talk.PutKeyboardAway("place.put-away");
        switch (command.Name)
        {
            case "start": Home.Start(talk); return;
            case "help": Home.Help(talk); return;
            case "settings" or "language": Settings.Open(talk); return;
            case "cancel": FormTalk.AskToDrop(talk); return;
            case "visit": VisitDialog.Begin(talk); return;
            case "visits": VisitRecords.List(talk, 0); return;
            case "report": ReportDialog.Begin(talk); return;
            case "offline": VisitOffline.Offer(talk); return;
            case "group": GroupHome.Show(talk); return;
            case "plan": PlanCard.Open(talk); return;
            case "status": SummaryCard.Open(talk); return;
            case "digest": DigestCard.Open(talk); return;
            case "brief": BriefCard.Open(talk); return;
            case "issues": IssueList.Open(talk, command.Argument); return;
            case "handover": HandOverDialog.Begin(talk); return;
            case "admin": AdminHome.Open(talk); return;
            case "export": ExportCard.Open(talk); return;
            case "audit": AuditList.Open(talk, command.Argument); return;
            default: Home.Unknown(talk, command.Name); return;
        }
    }

    private static void Press(Talk talk, string data)
    {
        if (FormTap(data) is var (turn, code))
        {
            FormTalk.Press(talk, turn, code);
            return;
        }

        switch (data.Split('.'))
        {
            case ["home"]: Home.Start(talk); return;
            case ["visit"]: VisitDialog.Begin(talk); return;
            case ["report"]: ReportDialog.Begin(talk); return;
            case ["rep", _, ..] when SuggestionRef.Read(data[4..]) is { } suggestion: ReportSuggestion.Begin(talk, suggestion); return;
            case ["offline"]: VisitOffline.Offer(talk); return;
            case ["visits", var page] when int.TryParse(page, out var p): VisitRecords.List(talk, p); return;
            case ["v", var number, .. var what] when int.TryParse(number, out var n): VisitRecords.Press(talk, n, what is [var w] ? w : ""); return;
            case ["i" or "ic", var number, .. var what] when int.TryParse(number, out var n): IssueCard.Press(talk, n, what is [var act, ..] ? act : "", what is [_, var from] ? from : IssueList.Home); return;
            case [SummaryCard.Here or SummaryCard.Below or SummaryCard.Again, var query, .. var seen]: SummaryCard.Press(talk, data.Split('.')[0], query, seen is [var s] ? s : ""); return;
            case [SummaryCard.Also, var query]: SummaryCard.More(talk, query); return;
            case ["sf", var kind, var query]: SummaryFilters.Press(talk, kind, query); return;
            case ["sp", var query, .. var which]: SummaryPictures.Press(talk, query, which is [var picture] ? picture : ""); return;
            case [SummaryList.Supervising, var query] when QueryCode.Read(query, talk.Facts) is { } asked && Rights.MayAny(Act.SuperviseIssue, talk.Me): SummaryList.Show(talk, asked, below: false, supervising: true); return;
            case [DigestCard.Here or DigestCard.Below, .. var what]: DigestCard.Press(talk, what, below: data.Split('.')[0] == DigestCard.Below); return;
            case ["br", var kind]: BriefCard.Press(talk, kind); return;
            case ["uw"]: UnitDesk.Show(talk); return;
            case ["idw"]: IdentityDesk.Show(talk); return;
            case ["il", var place]: IssueList.Show(talk, place); return;
            case ["skip", var unit]: SkipUnit.Begin(talk, unit); return;
            case ["handover"]: HandOverDialog.Begin(talk); return;
            case ["g", .. var what]: GroupHome.Press(talk, what); return;
            case ["plan", .. var what]: PlanCard.Press(talk, what); return;
            case ["post", .. var what]: Posters.Press(talk, what); return;
            case ["sx", .. var what]: ExportCard.Press(talk, what); return;
            case ["adm", .. var what]: AdminHome.Press(talk, what); return;
            case ["aud", .. var what]: AuditList.Press(talk, what); return;
            case ["set", .. var what]: Settings.Press(talk, what); return;
            case ["abs", "new"]: AbsenceDialog.Begin(talk, Rights.MayAny(Act.SeeGroup, talk.Me) ? null : talk.Me.Code); return;
            case ["abs", "end", var number] when int.TryParse(number, out var n): AbsenceDialog.End(talk, n); return;
            default: Home.OldCard(talk); return;
        }
    }
}
