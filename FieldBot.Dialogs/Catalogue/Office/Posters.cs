using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>海报: for one's own units, or for all of them, printed in either language; a new link in place of one that got into wrong hands.</summary>
internal static class Posters
{
    public const string Card = "posters";

    public static void Press(Talk talk, string[] what)
    {
        if (!Rights.MayAny(Act.PrintPosters, talk.Me)) { Home.OldCard(talk); return; }
        switch (what)
        {
            case [var p] when int.TryParse(p, out var page): List(talk, page); return;
            case ["find"]: PosterUnit.Instance.Begin(talk); return;
            case ["all"]: All(talk); return;
            case ["all", var language] when Phrasebook.Languages.Contains(language): Print(talk, [.. Of(talk.Facts).Select(u => u.Code)], language); return;
            case ["u", var code, .. var act] when Unit(talk.Facts, code) is { } unit: Press(talk, unit, act); return;
            default: Home.OldCard(talk); return;
        }
    }

    private static void Press(Talk talk, Unit unit, string[] act)
    {
        switch (act)
        {
            case []: Show(talk, unit); return;
            case [var language] when Phrasebook.Languages.Contains(language): Print(talk, [unit.Code], language); return;
            case ["new"]: AskForNew(talk, unit); return;
            case ["new", "yes"]: Revoke(talk, unit); return;
            case ["echo"]: EchoMonth(talk, unit); return;
            case ["echo", var month] when EchoDraft.MonthIn(month, talk.Facts) is { } m: EchoDialog.Begin(talk, unit.Code, m); return;
            default: Home.OldCard(talk); return;
        }
    }

    /// <summary>Units for which this member may print: the programme's, then those that cadres added and somebody confirmed.</summary>
    public static IEnumerable<Unit> Of(Facts facts) => facts.Programme.Units.Concat(facts.Records.AddedUnits.Where(u => u.ConfirmedBy is not null && u.MergedInto is null).Select(u => u.Unit)).Where(u => May(facts, u.Code));

    /// <summary>The unit, if this member may print its poster.</summary>
    public static Unit? Unit(Facts facts, string code) => May(facts, code) ? Units.Find(code, facts) : null;

    public static void List(Talk talk, int page)
    {
        var units = Of(talk.Facts).ToList();
        page = Pages.Clamp(page, units.Count);
        var more = ImmutableArray.CreateBuilder<Button>();
        if (units.Count > 1) more.Add(new(talk.Words.Plain("posters.all", ("count", units.Count)), "post.all"));
        if (units.Count > Pages.Size) more.Add(new(talk.Words.Plain("people.find"), "post.find"));
        more.Add(new(talk.Words.Plain("button.back"), Rights.MayAny(Act.ManageProgramme, talk.Me) ? "adm" : "g.home"));
        talk.Card(new OutgoingMessage(talk.Words.Say(units.Count == 0 ? "posters.none" : "posters.head"), Card, Buttons: [
            .. units.Skip(page * Pages.Size).Take(Pages.Size).Select(u => ImmutableArray.Create(new Button(Rows.Fit(u.Name), $"post.u.{u.Code}"))),
            .. Pages.Turning(talk, page, Pages.Of(units.Count), p => $"post.{p}"), more.ToImmutable()]));
    }

    public static void Show(Talk talk, Unit unit, string card = Card, string? line = null)
    {
        var link = talk.Facts.Records.WorkerLinkOf(unit.Code);
        var state = link is { } l && l.Holds(talk.Facts.Now) ? talk.Words.Say("posters.linked", ("date", Day(talk, l.MadeAt)), ("until", Day(talk, l.MadeAt + Concerns.WorkerLink.Lifetime))) : talk.Words.Say("posters.unlinked");
        var buttons = ImmutableArray.Create(new Button(talk.Words.Plain("posters.echo"), $"post.u.{unit.Code}.echo"));
        if (link is not null) buttons = buttons.Add(new(talk.Words.Plain("posters.new"), $"post.u.{unit.Code}.new"));
        talk.Card(new OutgoingMessage((line is null ? "" : line + "\n\n") + talk.Words.Say("posters.unit", ("unit", unit.Name), ("state", new Html(state))), card, Buttons: [
            Languages(talk, $"post.u.{unit.Code}"), buttons, [new(talk.Words.Plain("button.back"), "post.0")]]));
    }

    /// <summary>Sends what was drawn, if whoever asked may still have it: a poster opens the way to those who handle what comes.</summary>
    public static void Done(Talk talk, Job job, ImmutableArray<string> units, JobResult.Posters made)
    {
        if (made.Files.IsEmpty || units.Any(u => !May(talk.Facts, u))) { talk.Edit(new(talk.Words.Say("old.card"), job.Card)); return; }
        talk.Edit(new(talk.Words.Say("posters.done"), job.Card));
        foreach (var file in made.Files) talk.Send(new(talk.Words.Say(CaptionOf(file))) { File = file });
    }

    private static string CaptionOf(OutgoingFile file) => file.Name switch
    {
        _ when file.Name.EndsWith(".zip", StringComparison.Ordinal) => "posters.file.zip",
        _ when file.Name.EndsWith(".png", StringComparison.Ordinal) => "posters.file.png",
        _ => "posters.file",
    };

    private static void All(Talk talk)
    {
        var count = Of(talk.Facts).Count();
        if (count == 0) { List(talk, 0); return; }
        talk.Card(new OutgoingMessage(talk.Words.Say("posters.ask-all", ("count", count)), Card, Buttons: [Languages(talk, "post.all"), [new(talk.Words.Plain("button.back"), "post.0")]]));
    }

    private static void Print(Talk talk, ImmutableArray<string> units, string language)
    {
        if (units.IsEmpty) { List(talk, 0); return; }
        talk.Card(ProgrammeCard.Begin(talk, card => new Job.PrintPosters(card, talk.Me.Code, units, language)), talk.Words.Say("posters.printing", ("count", units.Length)));
    }

    private static void AskForNew(Talk talk, Unit unit) => talk.Card(Card, talk.Words.Say("posters.new.sure", ("unit", unit.Name)),
        [new(talk.Words.Plain("posters.new.yes"), $"post.u.{unit.Code}.new.yes"), new(talk.Words.Plain("button.back"), $"post.u.{unit.Code}")]);

    private static void Revoke(Talk talk, Unit unit)
    {
        if (talk.Facts.Records.WorkerLinkOf(unit.Code) is null) { Show(talk, unit); return; }
        talk.Happened(new Event.WorkerLinkRevoked(unit.Code, talk.Facts.Now));
        talk.Card(new OutgoingMessage(talk.Words.Say("posters.revoked", ("unit", unit.Name)), Card, Buttons: [Languages(talk, $"post.u.{unit.Code}"), [new(talk.Words.Plain("button.back"), $"post.u.{unit.Code}")]]));
    }

    private static void EchoMonth(Talk talk, Unit unit) => talk.Card(new OutgoingMessage(talk.Words.Say("echo.which", ("unit", unit.Name)), Card, Buttons: [
        [.. EchoDraft.Months(talk.Facts).Select(m => new Button(talk.Words.Month(m), $"post.u.{unit.Code}.echo.{EchoDraft.Code(m)}"))], [new(talk.Words.Plain("button.back"), $"post.u.{unit.Code}")]]));

    private static ImmutableArray<Button> Languages(Talk talk, string to) => [.. Phrasebook.Languages.Select(l => new Button(talk.Words.Plain($"posters.in.{l}"), $"{to}.{l}"))];

    /// <summary>Through a group whose unit it is, or through a right that reaches all.</summary>
    private static bool May(Facts facts, string code) => facts.Me is { } me && (Rights.May(Act.PrintPosters, me, new(null, code), facts.Programme)
        || me.Group is { } group && (facts.Programme.Group(group)?.Units.Contains(code) == true || Units.Added(code, facts)?.Group == group) && Rights.May(Act.PrintPosters, me, new(group, code), facts.Programme));

    private static string Day(Talk talk, DateTimeOffset at) => talk.Words.Date(talk.Facts.Programme.DayOf(at), talk.Facts.Today);
}
