using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Units that cadres of the group added and that wait: the leader confirms them, or says which one each really is.</summary>
internal static class NewUnits
{
    public static IEnumerable<AddedUnit> Waiting(Talk talk, string group) => talk.Facts.Records.AddedUnits.Where(u => u.Waits && u.Group == group);

    public static void List(Talk talk)
    {
        if (!Rights.MayAny(Act.SettleUnit, talk.Me)) { Home.OldCard(talk); return; }
        var units = Waiting(talk, talk.Me.Group!).ToList();
        talk.Card(new OutgoingMessage(talk.Words.Say(units.Count == 0 ? "units.none" : "units.head"), "group",
            Buttons: [.. units.Take(20).Select(u => ImmutableArray.Create(new Button(Rows.Fit(u.Unit.Name), $"g.unit.{u.Unit.Code}"))), [new(talk.Words.Plain("button.back"), "g.home")]]));
    }

    public static void Press(Talk talk, string code, string act)
    {
        if (talk.Facts.Records.AddedUnits.FirstOrDefault(u => u.Unit.Code == code) is not { } unit || !Rights.May(Act.SettleUnit, talk.Me, new(unit.Group, code), talk.Facts.Programme)) { Home.OldCard(talk); return; }
        // Two may stand in for one leader, or the card is an old one.
        if (!unit.Waits) { talk.Card("group", talk.Words.Say("units.settled", ("unit", unit.Unit.Name)), [new(talk.Words.Plain("button.back"), "g.units")]); return; }
        switch (act)
        {
            case "ok": Confirm(talk, unit); return;
            case "merge": MergeDialog.Begin(talk, unit); return;
            default: Show(talk, unit); return;
        }
    }

    private static void Show(Talk talk, AddedUnit unit) => talk.Card(new OutgoingMessage(
        talk.Words.Say("units.one", ("unit", unit.Unit.Name), ("kind", talk.Facts.Programme.Term(unit.Unit.Kind, talk.Words.Language)), ("who", talk.NameOf(unit.By)), ("ago", talk.Words.Ago(unit.At, talk.Facts.Now))), "group",
        Buttons: [[new(talk.Words.Plain("units.confirm"), $"g.unit.{unit.Unit.Code}.ok"), new(talk.Words.Plain("units.merge"), $"g.unit.{unit.Unit.Code}.merge")], [new(talk.Words.Plain("button.back"), "g.units")]]));

    private static void Confirm(Talk talk, AddedUnit unit)
    {
        talk.Happened(new Event.UnitSettled(unit with { ConfirmedBy = talk.Me.Code }));
        talk.Card("group", talk.Words.Say("units.confirmed", ("unit", unit.Unit.Name)), [new(talk.Words.Plain("button.back"), "g.home")]);
        if (unit.By != talk.Me.Code) talk.Tell(unit.By, w => new(w.Say("units.confirmed.told", ("unit", unit.Unit.Name))));
    }
}
