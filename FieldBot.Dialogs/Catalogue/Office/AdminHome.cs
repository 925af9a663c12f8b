using FieldBot.Dialogs.Access;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/admin: programme, people, links, broadcast, audit.</summary>
internal static class AdminHome
{
    public const string Card = "admin";

    public static void Open(Talk talk, bool below = true)
    {
        if (!Rights.MayAny(Act.ManageProgramme, talk.Me)) { Home.Unknown(talk, "admin"); return; }
        var programme = talk.Facts.Programme;
        var text = programme.Version == 0 ? talk.Words.Say("admin.new")
            : talk.Words.Say("admin.head", ("programme", programme.Settings.Name), ("version", programme.Version), ("bound", programme.Members.Count(m => talk.Facts.Records.IsBound(m.Code))), ("members", programme.Members.Length));
        var card = new OutgoingMessage(text, Card, Buttons: programme.Version == 0
            ? [[new(talk.Words.Plain("programme.download"), "adm.get"), new(talk.Words.Plain("admin.audit"), "aud..0")]]
            : [[new(talk.Words.Plain("admin.programme"), "adm.prog"), new(talk.Words.Plain("admin.people"), "adm.people.0"), new(talk.Words.Plain("admin.links"), "adm.links")],
                [new(talk.Words.Plain("admin.broadcast"), "adm.casts"), new(talk.Words.Plain("admin.audit"), "aud..0")],
                [new(talk.Words.Plain("posters.open"), "post.0"), new(talk.Words.Plain("recording.title"), "adm.rec")]]);
        if (below) talk.CardBelow(card); else talk.Card(card);
    }

    public static void Press(Talk talk, string[] what)
    {
        if (!Rights.MayAny(ActOf(what), talk.Me)) { Home.OldCard(talk); return; }
        switch (what)
        {
            case []: Open(talk, below: false); return;
            case ["prog"]: ProgrammeCard.Show(talk); return;
            case ["get"]: ProgrammeCard.Download(talk); return;
            case ["apply", var n] when int.TryParse(n, out var number): ProgrammeApply.Apply(talk, number); return;
            case ["drop", var n] when int.TryParse(n, out var number): ProgrammeApply.Drop(talk, number); return;
            case ["vers", var p] when int.TryParse(p, out var page): ProgrammeCard.Versions(talk, page); return;
            case ["ver", var v] when int.TryParse(v, out var version): ProgrammeCard.Version(talk, version); return;
            case ["back", var v] when int.TryParse(v, out var version): ProgrammeApply.AskToReturn(talk, version); return;
            case ["back", var v, "yes", var b] when int.TryParse(v, out var version) && int.TryParse(b, out var from): ProgrammeApply.Return(talk, version, from); return;
            case ["people", var p] when int.TryParse(p, out var page): PeopleList.List(talk, page, unbound: false); return;
            case ["unbound", var p] when int.TryParse(p, out var page): PeopleList.List(talk, page, unbound: true); return;
            case ["find"]: FindMember.Instance.Begin(talk); return;
            case ["m", var code, .. var act]: PeopleList.Press(talk, code, act); return;
            case ["links", .. var rest]: LinksMenu.Press(talk, rest); return;
            case ["rec"]: RecordingDialog.Menu(talk); return;
            case ["rec", var language] when Texts.Phrasebook.Languages.Contains(language): RecordingDialog.Begin(talk, language); return;
            case ["casts"]: BroadcastCard.List(talk); return;
            case ["cast"]: BroadcastDialog.Begin(talk); return;
            case ["cast", var n] when int.TryParse(n, out var number): BroadcastCard.Show(talk, number); return;
            default: Home.OldCard(talk); return;
        }
    }

    private static Act ActOf(string[] what) => what switch
    {
        ["people" or "unbound" or "find" or "m", ..] => Act.SeePeople,
        ["links", ..] => Act.MakeLinks,
        ["casts" or "cast", ..] => Act.SendBroadcast,
        _ => Act.ManageProgramme,
    };
}
