using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Binding an account to a member: a single-use link is opened, "您是…吗?" is asked, 是 binds.</summary>
internal static class Enrolment
{
    public static void Open(Talk talk, string payload)
    {
        var link = payload.StartsWith(NewLink.Prefix, StringComparison.Ordinal) ? talk.Facts.Records.Link(payload[NewLink.Prefix.Length..]) : null;
        if (Refusal(talk, link) is { } why) { Refuse(talk, why); return; }
        talk.Session = talk.Session with { PendingLink = link!.Id };
        talk.CardBelow(new(talk.Words.Say("enrol.ask", ("who", Who(talk.Facts.Programme, MemberOf(talk, link)!, talk.Words))), "enrol",
            Buttons: [[new(talk.Words.Plain("enrol.yes"), $"link.{link.Id}.yes"), new(talk.Words.Plain("enrol.no"), $"link.{link.Id}.no")]]));
    }

    public static void Press(Talk talk, string data)
    {
        if (data.Split('.') is not [_, var number, var answer] || !int.TryParse(number, out var id)) { Home.OldCard(talk); return; }
        if (talk.Session.PendingLink != id) { Settled(talk); return; }
        talk.Session = talk.Session with { PendingLink = null };
        if (answer != "yes") { talk.Card("enrol", talk.Words.Say("enrol.not-me")); return; }
        var link = talk.Facts.Records.Link(id);
        if (Refusal(talk, link) is { } why) { Refuse(talk, why); return; }
        Bind(talk, link!);
    }

    private static void Bind(Talk talk, Link link)
    {
        var member = MemberOf(talk, link)!;
        if (talk.Facts.Me?.Code != member.Code) talk.TellAccount(member.Code, w => new(w.Say("enrol.moved")));
        // What was begun with the account of before goes on with this one.
        var draft = talk.Session.Form is null ? talk.Facts.Records.DraftOf(member.Code) : null;
        if (draft is not null) talk.Session = talk.Session with { Form = draft };
        talk.Happened(new Event.MemberBound(link.Id, member.Code, talk.Facts.Now));
        talk.Card(new OutgoingMessage(
            talk.Words.Say("enrol.done", ("who", Who(talk.Facts.Programme, member, talk.Words))) + "\n\n" + talk.Words.Say(draft is not null ? "enrol.next.draft" : VisitRules.MayRecord(member) ? "enrol.next.cadre" : "enrol.next"), "enrol", Buttons: Home.Rows(talk, member)));
        if (member.Is(Role.Admin) && member.Code != EmptyProgramme.Admin && talk.Facts.Me?.Code != EmptyProgramme.Admin && Access.Standing.BuiltInHolds(talk.Facts.Programme, talk.Facts.Records.IsBound))
            talk.TellUrgently(EmptyProgramme.Admin, w => new(w.Say("enrol.admin", ("who", Who(talk.Facts.Programme, member, w)))));
        if (member.Group is not { } group) return;
        foreach (var leader in talk.Facts.Programme.MembersOf(group).Where(m => m.Is(Role.GroupLeader) && m.Code != member.Code))
            talk.TellDuty(leader.Code, w => new(w.Say("enrol.leader", ("who", Who(talk.Facts.Programme, member, w)))));
    }

    /// <summary>The key of what to say when this link does not bind this account; null when it does.</summary>
    private static string? Refusal(Talk talk, Link? link) => link switch
    {
        null => "link.unknown",
        { RevokedAt: not null } => "link.revoked",
        { UsedAt: not null } when talk.Facts.Me?.Code == link.Member => "link.yours",
        { UsedAt: not null } => "link.used",
        _ when link.ExpiresAt <= talk.Facts.Now => "link.expired",
        _ when MemberOf(talk, link) is null => "link.revoked",
        // Whoever began as the built-in administrator goes on as the workbook's with the same account.
        _ when talk.Facts.Me is { } me && me.Code != link.Member && me.Code != EmptyProgramme.Admin => "link.other",
        _ => null,
    };

    private static void Refuse(Talk talk, string why)
    {
        if (talk.Tapped) talk.Card("enrol", talk.Words.Say(why));
        else talk.Note(talk.Words.Say(why));
    }

    // The built-in administrator stands in no workbook.
    private static Member? MemberOf(Talk talk, Link link) => link.Member == EmptyProgramme.Admin
        ? Access.Standing.BuiltInHolds(talk.Facts.Programme, talk.Facts.Records.IsBound) ? EmptyProgramme.Value.Member(link.Member) : null
        : talk.Facts.Programme.Member(link.Member);

    /// <summary>A second tap on 是 or 不是.</summary>
    private static void Settled(Talk talk)
    {
        if (talk.Facts.Me is null) Refuse(talk, "link.settled");
    }

    public static string Who(Programme programme, Member member, Wording words)
    {
        var roles = words.List(member.Roles.Select(r => words.Plain($"role.{r}")));
        return member.Group is { } g ? words.Plain("who.group", ("group", programme.Group(g)?.Name ?? g), ("role", roles), ("name", member.Name))
            : words.Plain("who", ("role", roles), ("name", member.Name));
    }
}
