using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>An action was carried out: which, when, a note; evidence if there is some.</summary>
internal sealed class ActionDialog() : Dialog("action")
{
    public static readonly ActionDialog Instance = new();

    private const string Which = "which", Day = "day", Note = "note", Photos = "photos";
    private const int Back = 31;

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    public override bool Answered(FormState form) => form.Answers.Keys.Any(k => k != Which);

    public override void Restart(Talk talk) => Begin(talk, (talk.Session.Form!.Answers.GetValueOrDefault(Which) as Answer.Choice)?.Values[0] ?? "-");

    public static void Begin(Talk talk, string code)
    {
        if (!Rights.MayAny(Act.RecordAction, talk.Me)) { Home.OldCard(talk); return; }
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        if (Recordable(talk.Facts).Any(a => a.Code == code)) FormTalk.Begin(talk, Only, Day, (Which, Answer.One(code)));
        else FormTalk.Begin(talk, Only, Which);
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        var code = draft.Chosen(Which)!;
        if (talk.Me.Group is not { } group || !Rights.May(Act.RecordAction, talk.Me, new(group), talk.Facts.Programme) || Recordable(talk.Facts).FirstOrDefault(a => a.Code == code) is not { } planned)
        {
            talk.Card(state.Card, talk.Words.Say("plan.gone"), Home.Buttons(talk));
            return;
        }

        var note = (Answer.Words)draft.Of(Note)!;
        ImmutableArray<FileRef> files = [.. note.File is { } file ? [file] : Array.Empty<FileRef>(), .. (draft.Of(Photos) as Answer.Files)?.Items ?? []];
        var action = new GroupAction(talk.Facts.Records.NextAction, group, code, ((Answer.Day)draft.Of(Day)!).Value, talk.Me.Code, talk.Facts.Now, note.Text, files);
        talk.Happened(new Event.ActionRecorded(action));
        Evidence.Keep(talk, action.Id, action.Files);
        talk.Card(new OutgoingMessage(talk.Words.Say("plan.did", ("name", planned.In(talk.Words.Language)), ("date", talk.Words.DateFor(action.Day, talk.Facts.Today))), state.Card, Buttons: [[new(talk.Words.Plain("home.plan"), "plan")]]));
    }

    private static IEnumerable<PlannedAction> Recordable(Facts facts) => facts.Me?.Group is { } group ? PlanCount.Actions(group, facts).Where(a => a.Counts is null) : [];

    private static Form Build() => new("action", 1,
    [
        new Step(Which, new Ask.One(d => [.. Recordable(d.Facts).Select(a => new Option(a.Code, a.In(d.Words.Language)))], Search: true))
        {
            Prompt = d => d.Words.Say("plan.which"), Label = d => d.Words.Plain("plan.which.label"),
        },
        new Step(Day, new Ask.Day(d => [.. Enumerable.Range(0, Back).Select(n => d.Facts.Today.AddDays(-n))], Shown: 6))
        {
            Prompt = d => d.Words.Say("plan.day"), Label = d => d.Words.Plain("plan.day.label"),
        },
        new Step(Note, new Ask.Words(500)) { Prompt = d => d.Words.Say("plan.note"), Label = d => d.Words.Plain("plan.note.label") },
        new Step(Photos, new Ask.Photos(9)) { Required = false, Prompt = d => d.Words.Say("plan.photos"), Label = d => d.Words.Plain("visit.photos.label") },
    ])
    { Title = "plan.title", About = d => d.Chosen(Which) is { } code ? Recordable(d.Facts).FirstOrDefault(a => a.Code == code)?.In(d.Words.Language) : null };
}
