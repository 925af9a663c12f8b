using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The front door: what the bot is for, what one can do, help and language; and a way on for whoever is lost.</summary>
internal static class Home
{
    public static void Start(Talk talk)
    {
        var me = talk.Me;
        var text = talk.Words.Say(VisitRules.MayRecord(me) ? "home.start" : "home.start.member", ("name", talk.NameOf(me.Code)), ("programme", talk.Facts.Programme.Settings.Name));
        if (talk.Session.Form is { Dialog: VisitForm.Id } form && FormTalk.Answered(form)) text += "\n\n" + talk.Words.Say("home.draft");
        var rows = Rows(talk, me);
        if (rows.IsEmpty) text += "\n\n" + talk.Words.Say("home.no-visits");
        talk.CardBelow(new(text, "home", Buttons: rows));
    }

    /// <summary>What this member can begin with: visits first, then what else their roles permit.</summary>
    public static ImmutableArray<ImmutableArray<Button>> Rows(Talk talk, Member me)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Button>>();
        if (VisitRules.MayRecord(me)) rows.Add(Visits(talk));
        var more = ImmutableArray.CreateBuilder<Button>();
        if (Rights.MayAny(Act.SeeSummary, me)) more.Add(new(talk.Words.Plain("home.status"), $"{SummaryCard.Below}.{QueryCode.Write(SummaryCard.First(talk.Facts), talk.Facts)}"));
        if (Rights.MayAny(Act.ReportIssue, me)) more.Add(new(talk.Words.Plain("home.report"), "report"));
        if (Rights.MayAny(Act.SeeGroup, me)) more.Add(new(talk.Words.Plain("home.group"), "g.home"));
        if (Rights.MayAny(Act.SeeIssue, me)) more.Add(new(talk.Words.Plain("home.issues"), $"il.{IssueList.Home}"));
        if (Rights.MayAny(Act.AnswerForUnit, me)) more.Add(new(talk.Words.Plain("home.unit"), "uw"));
        if (Rights.MayAny(Act.DecideIdentity, me)) more.Add(new(talk.Words.Plain("home.identity"), "idw"));
        if (Rights.MayAny(Act.SeePlan, me)) more.Add(new(talk.Words.Plain("home.plan"), "plan"));
        if (Rights.MayAny(Act.ManageProgramme, me)) more.Add(new(talk.Words.Plain("home.admin"), "adm"));
        if (Rights.MayAny(Act.SeeAudit, me)) more.Add(new(talk.Words.Plain("admin.audit"), "aud..0"));
        rows.AddRange(Forms.Rows.Of(more));
        return rows.ToImmutable();
    }

    /// <summary>One row of what is wanted most, below a card that is done with.</summary>
    public static ImmutableArray<Button> Buttons(Talk talk) => (talk.Facts.Me is { } me ? Rows(talk, me) : WorkerDesk.Rows(talk)) is [var first, ..] ? first : [];

    private static ImmutableArray<Button> Visits(Talk talk) =>
        [new(talk.Words.Plain(talk.Session.Form is { Dialog: VisitForm.Id } form && FormTalk.Answered(form) ? "home.resume" : "home.visit"), "visit"), new(talk.Words.Plain("home.visits"), "visits.0"), new(talk.Words.Plain("home.offline"), "offline")];

    public static void Help(Talk talk)
    {
        var text = talk.Words.Say(VisitRules.MayRecord(talk.Me) ? "help.cadre" : "help.member");
        if (Rights.MayAny(Act.ReportIssue, talk.Me)) text += "\n" + talk.Words.Say("help.report");
        if (Rights.MayAny(Act.SeeIssue, talk.Me)) text += "\n" + talk.Words.Say("help.issues");
        if (Rights.MayAny(Act.UrgeIssue, talk.Me)) text += "\n" + talk.Words.Say("help.handover");
        if (Rights.MayAny(Act.SeeGroup, talk.Me)) text += "\n" + talk.Words.Say("help.group");
        if (Rights.MayAny(Act.SeeSummary, talk.Me)) text += "\n" + talk.Words.Say("help.status") + "\n" + talk.Words.Say("help.digest") + "\n" + talk.Words.Say("help.brief");
        if (Rights.MayAny(Act.SeePlan, talk.Me)) text += "\n" + talk.Words.Say("help.plan");
        if (Rights.MayAny(Act.SeeSummary, talk.Me)) text += "\n" + talk.Words.Say("help.export");
        if (Rights.MayAny(Act.ManageProgramme, talk.Me)) text += "\n" + talk.Words.Say("help.admin");
        if (Rights.MayAny(Act.SeeAudit, talk.Me)) text += "\n" + talk.Words.Say("help.audit");
        talk.Note(text);
    }

    public static void Choose(Talk talk, string language)
    {
        if (!Phrasebook.Languages.Contains(language)) { OldCard(talk); return; }
        talk.Speak(language);
        talk.Card("settings", talk.Words.Say("settings.done"), talk.Facts.Me is null ? [] : [new(talk.Words.Plain("settings.back"), "set")]);
    }

    public static void Unknown(Talk talk, string command)
    {
        talk.Note(talk.Words.Say("command.unknown", ("command", Cut.To(33, command))));
        if (talk.Session.Form is null && Rows(talk, talk.Me) is { IsEmpty: false } rows) talk.CardBelow(new(talk.Words.Say("lost"), "home", Buttons: rows));
    }

    /// <summary>What one may not do does not exist: the command is unknown, the button an old one.</summary>
    public static void NotFor(Talk talk, string command)
    {
        if (talk.Tapped) OldCard(talk);
        else Unknown(talk, command);
    }

    /// <summary>Something that no dialog asked for.</summary>
    public static void Lost(Talk talk)
    {
        talk.PutKeyboardAway("place.put-away");
        var rows = Rows(talk, talk.Me);
        talk.CardBelow(new(talk.Words.Say(rows.IsEmpty ? "home.no-visits" : talk.Turn.Input is Input.Text ? "lost" : "lost.kind"), "home", Buttons: rows));
    }

    /// <summary>A button that means nothing any more: it says so and offers a way on.</summary>
    public static void OldCard(Talk talk)
    {
        if (talk.Facts.Me is null) { WorkerDesk.Old(talk); return; }
        talk.Toast = talk.Words.Plain("old.card");
        talk.Card(new OutgoingMessage(talk.Words.Say("old.card"), "old", Buttons: talk.Facts.Me is { } me ? Rows(talk, me) : []));
    }
}
