using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>本周不去，说明原因: one line from the group's leader, and the unit is left alone until next week.</summary>
internal sealed class SkipUnit() : Dialog("skip-unit")
{
    public static readonly SkipUnit Instance = new();

    private const string Unit = "unit", Why = "why";

    private const int Longest = 100;

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    public override bool Answered(FormState form) => form.Answers.ContainsKey(Why);

    public override void Restart(Talk talk) => Begin(talk, UnitIn(talk.Session.Form!));

    public static void Begin(Talk talk, string unit)
    {
        if (GroupOf(talk, unit) is null) { Home.OldCard(talk); return; }
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        var known = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal).Add(Unit, Answer.One(unit));
        FormTalk.Begin(talk, new FormState(Instance.Id, 1, talk.Facts.Programme.Version, Why, known, "") { StartedAt = talk.Facts.Now, TouchedAt = talk.Facts.Now });
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        var unit = UnitIn(state);
        if (GroupOf(talk, unit) is not { } group) { talk.Card(state.Card, talk.Words.Say("skip-unit.gone"), Home.Buttons(talk)); return; }
        var why = ((Answer.Words)draft.Of(Why)!).Text;
        var monday = talk.Facts.Today.AddDays(7 - (((int)talk.Facts.Today.DayOfWeek + 6) % 7));
        talk.Happened(new Event.UnitSkipped(new(group, unit, talk.Me.Code, talk.Facts.Now, why, monday)));
        talk.Card(state.Card, talk.Words.Say("skip-unit.done", ("unit", NameOf(unit, talk.Facts)), ("why", why), ("date", talk.Words.Date(monday))), [new(talk.Words.Plain("home.group"), "g.home")]);
    }

    /// <summary>The group that this person leads, if the unit is one of its.</summary>
    private static string? GroupOf(Talk talk, string unit) =>
        talk.Me.Group is { } group && Rights.May(Act.SeeGroup, talk.Me, new(group), talk.Facts.Programme) && talk.Facts.Programme.Group(group)?.Units.Contains(unit) == true ? group : null;

    private static string UnitIn(FormState form) => ((Answer.Choice)form.Answers[Unit]).Values[0];

    private static string NameOf(string unit, Facts facts) => facts.Programme.Unit(unit)?.Name ?? unit;

    private static Form Build() => new("skip-unit", 1,
    [
        new Step(Unit, new Ask.Words(60)) { Asked = _ => false, Reviewed = false, Prompt = _ => "", Label = _ => "" },
        new Step(Why, new Ask.Words(Longest, Evidence: false)) { Prompt = d => d.Words.Say("skip-unit.why"), Label = d => d.Words.Plain("skip-unit.why.label") },
    ])
    {
        Title = "skip-unit.title", Immediate = _ => true,
        About = d => d.Given(Unit) is Answer.Choice { Values: [var unit] } ? NameOf(unit, d.Facts) : null,
    };
}
