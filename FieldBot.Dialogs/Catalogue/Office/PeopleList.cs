using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The people of the programme for the administrator: who has an account, and what can be done about it.</summary>
internal static class PeopleList
{
    public static void List(Talk talk, int page, bool unbound)
    {
        var members = talk.Facts.Programme.Members.Where(m => !unbound || !talk.Facts.Records.IsBound(m.Code)).ToList();
        page = Pages.Clamp(page, members.Count);
        var from = unbound ? "adm.unbound" : "adm.people";
        talk.Card(new OutgoingMessage(talk.Words.Say(members.Count == 0 ? "people.all-bound" : unbound ? "people.head.unbound" : "people.head", ("count", members.Count)), AdminHome.Card, Buttons: [
            .. members.Skip(page * Pages.Size).Take(Pages.Size).Select(m => ImmutableArray.Create(new Button(Rows.Fit(talk.Words.Plain(talk.Facts.Records.IsBound(m.Code) ? "people.bound" : "people.unbound", ("who", Enrolment.Who(talk.Facts.Programme, m, talk.Words)))), $"adm.m.{m.Code}"))),
            .. Pages.Turning(talk, page, Pages.Of(members.Count), p => $"{from}.{p}"),
            [new(talk.Words.Plain("people.find"), "adm.find"), new(talk.Words.Plain(unbound ? "people.everybody" : "people.only-unbound"), unbound ? "adm.people.0" : "adm.unbound.0"), new(talk.Words.Plain("button.back"), "adm")]]));
    }

    public static void Press(Talk talk, string code, string[] act)
    {
        if (talk.Facts.Programme.Member(code) is not { } member) { Home.OldCard(talk); return; }
        switch (act)
        {
            case []: Show(talk, member); return;
            case ["link"]: LinkRequest.Begin(talk, [code]); return;
            case ["stop"]: AskToStop(talk, member); return;
            case ["stop", "yes"]: Stop(talk, member); return;
            case ["away"]: AbsenceDialog.Begin(talk, code); return;
            default: Home.OldCard(talk); return;
        }
    }

    public static void Show(Talk talk, Member member, string card = AdminHome.Card)
    {
        var bound = talk.Facts.Records.IsBound(member.Code);
        var text = talk.Words.Say("people.card", ("who", Enrolment.Who(talk.Facts.Programme, member, talk.Words)), ("code", member.Code), ("scope", Settings.Scope(talk.Facts.Programme, member, talk.Words)),
            ("bound", bound ? talk.Words.Plain("people.is-bound", ("ago", talk.Facts.Records.BoundAt(member.Code) is { } at ? talk.Words.Ago(at, talk.Facts.Now) : "")) : talk.Words.Plain("people.is-unbound")));
        if (Standing.AbsenceOf(member.Code, talk.Facts.Records, talk.Facts.Today) is { } away)
            text += "\n" + talk.Words.Say("group.absent", ("who", member.Name), ("days", talk.Words.Days(away.From, away.To)), ("deputy", away.Deputy is { } d ? talk.NameOf(d) : talk.Words.Plain("absence.without")));
        var buttons = ImmutableArray.Create(new Button(talk.Words.Plain(bound ? "people.link.again" : "people.link"), $"adm.m.{member.Code}.link"), new Button(talk.Words.Plain("absence.begin"), $"adm.m.{member.Code}.away"));
        if (bound) buttons = buttons.Add(new(talk.Words.Plain("people.stop"), $"adm.m.{member.Code}.stop"));
        talk.Card(new OutgoingMessage(text, card, Buttons: [buttons, [new(talk.Words.Plain("button.back"), "adm.people.0")]]));
    }

    private static void AskToStop(Talk talk, Member member)
    {
        if (Admins.IsLast(member.Code, talk.Facts)) { talk.Card(AdminHome.Card, talk.Words.Say("admin.last"), [new(talk.Words.Plain("button.back"), $"adm.m.{member.Code}")]); return; }
        talk.Card(AdminHome.Card, talk.Words.Say("people.stop.sure", ("who", member.Name)), [new(talk.Words.Plain("people.stop.yes"), $"adm.m.{member.Code}.stop.yes"), new(talk.Words.Plain("button.back"), $"adm.m.{member.Code}")]);
    }

    private static void Stop(Talk talk, Member member)
    {
        if (!Rights.May(Act.RevokeAccess, talk.Me, new(member.Group, null, [member.Code]), talk.Facts.Programme) || Admins.IsLast(member.Code, talk.Facts)) { AskToStop(talk, member); return; }
        if (!talk.Facts.Records.IsBound(member.Code)) { Show(talk, member); return; }
        if (member.Code != talk.Me.Code) talk.TellAccount(member.Code, w => new(w.Say("people.stopped.told")));
        Withdrawal.Release(talk, member.Code);
        talk.Card(AdminHome.Card, talk.Words.Say("people.stopped", ("who", member.Name)), [new(talk.Words.Plain("people.link"), $"adm.m.{member.Code}.link"), new(talk.Words.Plain("button.back"), "adm.people.0")]);
    }
}
