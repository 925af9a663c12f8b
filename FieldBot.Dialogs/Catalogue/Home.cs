using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The front door: what the bot is for, what one can do, help and language; and a way on for whoever is lost.</summary>
internal static class Home
{
    public static void Start(Talk talk)
    {
        var me = talk.Facts.Me!;
        var text = talk.Words.Say(VisitRules.MayRecord(me) ? "home.start" : "home.start.member", ("name", me.Name), ("programme", talk.Facts.Programme.Settings.Name));
        if (talk.Session.Form is { } form && FormTalk.Answered(form)) text += "\n\n" + talk.Words.Say("home.draft");
        if (!VisitRules.MayRecord(me)) text += "\n\n" + talk.Words.Say("home.no-visits");
        talk.CardBelow(new(text, "home", Buttons: Row(talk)));
    }

    /// <summary>What this member can begin.</summary>
    public static ImmutableArray<Button> Buttons(Talk talk) => talk.Facts.Me is { } me && VisitRules.MayRecord(me)
        ? [new(talk.Words.Plain(talk.Session.Form is { } form && FormTalk.Answered(form) ? "home.resume" : "home.visit"), "visit"), new(talk.Words.Plain("home.visits"), "visits.0"), new(talk.Words.Plain("home.offline"), "offline")]
        : [];

    public static void Stranger(Talk talk)
    {
        if (talk.Tapped) talk.Toast = talk.Words.Plain("old.card");
        talk.Note(talk.Words.Say("stranger.start"));
    }

    public static void Help(Talk talk) => talk.Note(talk.Words.Say(talk.Facts.Me is { } me && VisitRules.MayRecord(me) ? "help.cadre" : "help.member"));

    public static void Settings(Talk talk) => talk.CardBelow(new(talk.Words.Say("settings"), "settings",
        Buttons: [[.. Phrasebook.Languages.Select(l => new Button(talk.Words.Plain($"language.{l}"), $"lang.{l}"))]]));

    public static void Choose(Talk talk, string language)
    {
        if (!Phrasebook.Languages.Contains(language)) { OldCard(talk); return; }
        talk.Speak(language);
        talk.Card("settings", talk.Words.Say("settings.done"));
    }

    public static void Unknown(Talk talk, string command)
    {
        talk.Note(talk.Words.Say("command.unknown", ("command", command.Length > 32 ? command[..32] + "…" : command)));
        if (talk.Session.Form is not null) return;
        talk.CardBelow(new(talk.Words.Say("lost"), "home", Buttons: Row(talk)));
    }

    /// <summary>Something that no dialog asked for.</summary>
    public static void Lost(Talk talk)
    {
        talk.PutKeyboardAway("place.put-away");
        var key = !VisitRules.MayRecord(talk.Facts.Me!) ? "home.no-visits" : talk.Turn.Input is Input.Text ? "lost" : "lost.kind";
        talk.CardBelow(new(talk.Words.Say(key), "home", Buttons: Row(talk)));
    }

    /// <summary>A button that means nothing any more: it says so and offers a way on.</summary>
    public static void OldCard(Talk talk)
    {
        talk.Toast = talk.Words.Plain("old.card");
        talk.Card(new OutgoingMessage(talk.Words.Say("old.card"), "old", Buttons: Row(talk)));
    }

    private static ImmutableArray<ImmutableArray<Button>> Row(Talk talk) => Buttons(talk) is { Length: > 0 } row ? [row] : [];
}
