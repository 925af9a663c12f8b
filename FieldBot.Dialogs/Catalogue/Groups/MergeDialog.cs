using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>合并: an added unit turns out to be one that is known; its visits become that one's.</summary>
internal sealed class MergeDialog() : Dialog("merge-unit")
{
    public static readonly MergeDialog Instance = new();

    private const string Which = "which", Into = "into";

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    public override bool Answered(FormState form) => form.Answers.ContainsKey(Into);

    public override void Restart(Talk talk)
    {
        if (talk.Session.Form!.Answers.GetValueOrDefault(Which) is Answer.Choice { Values: [var code] } && Find(talk.Facts, code) is { } unit) Begin(talk, unit);
        // Nothing to begin again with: another one can be chosen.
        else
        {
            FormTalk.End(talk);
            NewUnits.List(talk);
        }
    }

    public static void Begin(Talk talk, AddedUnit unit)
    {
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        FormTalk.Begin(talk, Only, Into, (Which, Answer.One(unit.Unit.Code)));
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        var unit = Find(talk.Facts, draft.Chosen(Which)!);
        var into = Units.Settled(draft.Chosen(Into)!, talk.Facts);
        if (unit is null || !unit.Waits || !Rights.May(Act.SettleUnit, talk.Me, new(unit.Group, unit.Unit.Code), talk.Facts.Programme) || Units.Find(into, talk.Facts) is not { } target)
        {
            talk.Card(state.Card, talk.Words.Say("units.settled", ("unit", unit?.Unit.Name ?? "")), Home.Buttons(talk));
            return;
        }

        talk.Happened(new Event.UnitSettled(unit with { ConfirmedBy = talk.Me.Code, MergedInto = into }));
        talk.Card(state.Card, talk.Words.Say("units.merged", ("unit", unit.Unit.Name), ("into", target.Name)), [new(talk.Words.Plain("button.back"), "g.home")]);
        if (unit.By != talk.Me.Code) talk.Tell(unit.By, w => new(w.Say("units.merged", ("unit", unit.Unit.Name), ("into", target.Name))));
    }

    private static AddedUnit? Find(Facts facts, string code) => facts.Records.AddedUnits.FirstOrDefault(u => u.Unit.Code == code);

    private static Form Build() => new("merge-unit", 1,
    [
        new Step(Which, new Ask.One(d => [.. d.Facts.Records.AddedUnits.Where(u => u.Waits && u.Group == d.Facts.Me!.Group).Select(u => new Option(u.Unit.Code, u.Unit.Name))]))
        {
            Asked = _ => false,
            Prompt = d => d.Words.Say("units.which"), Label = d => d.Words.Plain("units.which"),
        },
        new Step(Into, new Ask.One(Known, Search: true))
        {
            Prompt = d => d.Words.Say("units.into", ("unit", d.Chosen(Which) is { } code ? Find(d.Facts, code)?.Unit.Name ?? "" : "")), Label = d => d.Words.Plain("units.into.label"),
        },
    ])
    { Title = "units.merge.title" };

    /// <summary>The programme's units, those of the own group first, and added ones that were confirmed.</summary>
    private static IReadOnlyList<Option> Known(Draft draft)
    {
        var own = draft.Facts.Me?.Group is { } g ? draft.Programme.Group(g)?.Units ?? [] : [];
        return [.. draft.Programme.Units.OrderByDescending(u => own.Contains(u.Code)).Select(u => new Option(u.Code, u.Name)),
            .. draft.Facts.Records.AddedUnits.Where(u => u.ConfirmedBy is not null && u.MergedInto is null).Select(u => new Option(u.Unit.Code, u.Unit.Name))];
    }
}
