using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Links by member, group or role; who has not bound yet.</summary>
internal static class LinksMenu
{
    public static void Press(Talk talk, string[] what)
    {
        switch (what)
        {
            case []: Menu(talk); return;
            case ["groups", var p] when int.TryParse(p, out var page): Groups(talk, page); return;
            case ["roles"]: Roles(talk); return;
            case ["g", var code, .. var yes] when talk.Facts.Programme.Group(code) is not null: Pick(talk, $"g.{code}", talk.Facts.Programme.MembersOf(code), yes); return;
            case ["r", var role, .. var yes] when Enum.TryParse<Role>(role, out var r): Pick(talk, $"r.{r}", [.. talk.Facts.Programme.Members.Where(m => m.Is(r))], yes); return;
            case ["all", .. var yes]: Pick(talk, "all", talk.Facts.Programme.Members, yes); return;
            default: Home.OldCard(talk); return;
        }
    }

    private static void Menu(Talk talk)
    {
        var unbound = talk.Facts.Programme.Members.Count(m => !talk.Facts.Records.IsBound(m.Code));
        talk.Card(new OutgoingMessage(talk.Words.Say("links.head", ("count", unbound)), AdminHome.Card, Buttons: [
            [new(talk.Words.Plain("links.all", ("count", unbound)), "adm.links.all")],
            [new(talk.Words.Plain("links.group"), "adm.links.groups.0"), new(talk.Words.Plain("links.role"), "adm.links.roles"), new(talk.Words.Plain("links.one"), "adm.find")],
            [new(talk.Words.Plain("people.only-unbound"), "adm.unbound.0"), new(talk.Words.Plain("button.back"), "adm")]]));
    }

    private static void Groups(Talk talk, int page)
    {
        var groups = talk.Facts.Programme.Groups;
        page = Pages.Clamp(page, groups.Length);
        talk.Card(new OutgoingMessage(talk.Words.Say("links.which-group"), AdminHome.Card, Buttons: [
            .. groups.Skip(page * Pages.Size).Take(Pages.Size).Select(g => ImmutableArray.Create(new Button(Rows.Fit(Counted(talk, g.Name, talk.Facts.Programme.MembersOf(g.Code))), $"adm.links.g.{g.Code}"))),
            .. Pages.Turning(talk, page, Pages.Of(groups.Length), p => $"adm.links.groups.{p}"), [new(talk.Words.Plain("button.back"), "adm.links")]]));
    }

    private static void Roles(Talk talk)
    {
        var roles = Enum.GetValues<Role>().Select(r => (Role: r, Members: talk.Facts.Programme.Members.Where(m => m.Is(r)).ToList())).Where(r => r.Members.Count > 0);
        talk.Card(new OutgoingMessage(talk.Words.Say("links.which-role"), AdminHome.Card, Buttons: [
            .. roles.Chunk(2).Select(pair => pair.Select(r => new Button(Rows.Fit(Counted(talk, talk.Words.Plain($"role.{r.Role}"), r.Members)), $"adm.links.r.{r.Role}")).ToImmutableArray()),
            [new(talk.Words.Plain("button.back"), "adm.links")]]));
    }

    private static string Counted(Talk talk, string name, IReadOnlyCollection<Member> members) =>
        talk.Words.Plain("links.counted", ("name", name), ("count", members.Count(m => !talk.Facts.Records.IsBound(m.Code))), ("of", members.Count));

    private static void Pick(Talk talk, string which, IReadOnlyList<Member> members, string[] yes)
    {
        switch (yes)
        {
            // Everybody may have got an account since the button was drawn: then it says that.
            case ["new"] when Unbound(talk, members) is { IsEmpty: false } unbound: LinkRequest.Begin(talk, unbound); return;
            // Whoever has an account keeps it until the new link is used.
            case ["again"]: LinkRequest.Begin(talk, [.. members.Select(m => m.Code)]); return;
            default: Ask(talk, which, members); return;
        }
    }

    private static void Ask(Talk talk, string which, IReadOnlyList<Member> members)
    {
        var fresh = Unbound(talk, members).Length;
        ImmutableArray<Button> buttons = [];
        // What would be refused is not offered.
        if (fresh is > 0 and <= LinkRequest.Most) buttons = buttons.Add(new(talk.Words.Plain("links.new", ("count", fresh)), $"adm.links.{which}.new"));
        if (members.Count > fresh && members.Count <= LinkRequest.Most) buttons = buttons.Add(new(talk.Words.Plain("links.again", ("count", members.Count)), $"adm.links.{which}.again"));
        talk.Card(new OutgoingMessage(fresh > LinkRequest.Most ? LinkRequest.TooMany(talk, fresh) : talk.Words.Say(fresh == 0 ? "links.none" : "links.ask", ("count", fresh)), AdminHome.Card, Buttons: [.. buttons.IsEmpty ? ImmutableArray<ImmutableArray<Button>>.Empty : [buttons], [new(talk.Words.Plain("button.back"), "adm.links")]]));
    }

    private static ImmutableArray<string> Unbound(Talk talk, IReadOnlyList<Member> members) => [.. members.Where(m => !talk.Facts.Records.IsBound(m.Code)).Select(m => m.Code)];
}
