using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>自选动作: what a group sets itself, with its window of weeks.</summary>
internal sealed class OwnActionDialog() : Dialog("own-action")
{
    public static readonly OwnActionDialog Instance = new();

    private const string Name = "name", From = "from", To = "to", Times = "times";

    private static readonly ConditionalWeakTable<Programme, Form> Forms = [];

    public override Form Of(Programme programme) => Forms.GetValue(programme, Build);

    public override void Restart(Talk talk) => Begin(talk, afresh: true);

    public static void Begin(Talk talk, bool afresh = false)
    {
        if (!Rights.MayAny(Act.AddAction, talk.Me)) { Home.OldCard(talk); return; }
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        if (!afresh && talk.Session.Form is { } draft && FormTalk.Answered(draft)) { FormTalk.AskToResume(talk); return; }
        FormTalk.Begin(talk, Instance.Of(talk.Facts.Programme), Name);
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        if (talk.Me.Group is not { } group || !Rights.May(Act.AddAction, talk.Me, new(group), talk.Facts.Programme)) { talk.Card(state.Card, talk.Words.Say("plan.gone"), Home.Buttons(talk)); return; }
        var name = ((Answer.Words)draft.Of(Name)!).Text;
        var action = new PlannedAction(NewCode(talk.Facts), Prescribed: false, name, "", Number(draft, From), Number(draft, To), Number(draft, Times));
        talk.Happened(new Event.ActionAdded(new(action, group, talk.Me.Code, talk.Facts.Now)));
        talk.Card(new OutgoingMessage(talk.Words.Say("plan.added", ("name", name)), state.Card, Buttons: [[new(talk.Words.Plain("home.plan"), "plan")]]));
    }

    /// <summary>A workbook may have taken the next one already.</summary>
    private static string NewCode(Facts facts)
    {
        var number = facts.Records.OwnActions.Count + 1;
        while (facts.Programme.Actions.Any(a => a.Code == $"Z{number}") || facts.Records.OwnActions.Any(o => o.Action.Code == $"Z{number}")) number++;
        return $"Z{number}";
    }

    private static int Number(Draft draft, string step) => (int)((Answer.Number)draft.Of(step)!).Value;

    private static Form Build(Programme programme)
    {
        // The looking back after the end belongs to the plan.
        var weeks = Math.Max(1, Weeks.Of(programme).WeekOf(programme.Settings.End) + 26);
        return new("own-action", 1,
        [
            new Step(Name, new Ask.Words(60, Evidence: false))
            {
                Check = (d, answer) => d.Facts.Me?.Group is { } g && PlanCount.Actions(g, d.Facts).Any(a => a.Name.Equals(((Answer.Words)answer).Text, StringComparison.OrdinalIgnoreCase)) ? d.Words.Say("plan.known") : null,
                Prompt = d => d.Words.Say("plan.name"), Label = d => d.Words.Plain("plan.name.label"),
            },
            new Step(From, new Ask.Whole(1, weeks)) { Resets = [To], Prompt = d => d.Words.Say("plan.from"), Label = d => d.Words.Plain("plan.from.label") },
            new Step(To, new Ask.Whole(1, weeks))
            {
                Check = (d, answer) => ((Answer.Number)answer).Value < Number(d, From) ? d.Words.Say("plan.backwards", ("from", Number(d, From))) : null,
                Prompt = d => d.Words.Say("plan.to"), Label = d => d.Words.Plain("plan.to.label"),
            },
            new Step(Times, new Ask.Whole(1, 100)) { Prompt = d => d.Words.Say("plan.times"), Label = d => d.Words.Plain("plan.times.label") },
        ])
        { Title = "plan.add.title", About = d => (d.Of(Name) as Answer.Words)?.Text };
    }
}
