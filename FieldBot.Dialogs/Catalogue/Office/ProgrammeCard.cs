using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The programme as the administrator sees it: send a workbook, get the one in force, look at earlier versions.</summary>
internal static class ProgrammeCard
{
    private const int FaultsShown = 20, PageSize = 6;

    public static void Show(Talk talk)
    {
        var programme = talk.Facts.Programme;
        var head = talk.Facts.Records.Versions.FirstOrDefault(v => v.Version == programme.Version);
        talk.Card(new OutgoingMessage(talk.Words.Say("programme.card", ("programme", programme.Settings.Name), ("version", programme.Version), ("who", head is null ? "" : talk.NameOf(head.By)), ("ago", head is null ? "" : talk.Words.Ago(head.At, talk.Facts.Now)),
            ("from", talk.Words.Date(programme.Settings.Start)), ("to", talk.Words.Date(programme.Settings.End)), ("groups", programme.Groups.Length), ("units", programme.Units.Length), ("members", programme.Members.Length), ("questions", programme.Questions.Length)), AdminHome.Card,
            Buttons: [[new(talk.Words.Plain("programme.download"), "adm.get"), new(talk.Words.Plain("programme.versions"), "adm.vers.0")], Back(talk, "adm")]));
    }

    /// <summary>Whether this is a file that the administrator means as the programme.</summary>
    public static bool IsWorkbook(Talk talk) => Rights.MayAny(Act.ManageProgramme, talk.Facts.Me) && talk.Turn.Input is Input.Media { File.Kind: FileKind.Document, Name: { } name } && ExtensionOf(name) is not null;

    public static void Received(Talk talk, Input.Media media)
    {
        if (ExtensionOf(media.Name!) != ".xlsx") { talk.Note(talk.Words.Say("workbook.kind")); return; }
        if (media.File.TooBig) { talk.Note(talk.Words.Say("workbook.big")); return; }
        talk.CardBelow(new(talk.Words.Say("workbook.checking"), Begin(talk, card => new Job.CheckWorkbook(card, talk.Me.Code, media.File))));
    }

    public static void Download(Talk talk) => talk.Card(Begin(talk, card => new Job.WriteWorkbook(card)), talk.Words.Say("workbook.writing"));

    public static void Written(Talk talk, Job job, OutgoingFile file)
    {
        talk.Happened(new Event.Exported(AuditTrail.Programme));
        talk.Edit(new(talk.Words.Say("workbook.written"), job.Card));
        talk.Send(new(talk.Words.Say("workbook.how")) { File = file });
    }

    public static void Faulty(Talk talk, Job job, JobResult.Faulty faulty)
    {
        var text = new StringBuilder(talk.Words.Say("workbook.faults", ("count", faulty.Faults.Length)));
        foreach (var (fault, place) in faulty.Faults.Zip(faulty.Places).Take(FaultsShown))
            text.Append('\n').Append(talk.Words.Say("workbook.fault", ("place", place), ("what", Texts.Cut.To(80, fault.What)), ("allowed", Texts.Cut.To(60, fault.Allowed))));
        if (faulty.Faults.Length > FaultsShown) text.Append('\n').Append(talk.Words.Say("list.more", ("count", faulty.Faults.Length - FaultsShown)));
        talk.Edit(new(text.ToString(), job.Card));
        if (faulty.Marked is { } marked) talk.Send(new(talk.Words.Say("workbook.marked")) { File = marked });
    }

    public static void Versions(Talk talk, int page)
    {
        var versions = talk.Facts.Records.Versions;
        page = Pages.Clamp(page, versions.Count, PageSize);
        talk.Card(new OutgoingMessage(talk.Words.Say("programme.versions.head"), AdminHome.Card, Buttons: [
            .. versions.Skip(page * PageSize).Take(PageSize).Select(v => ImmutableArray.Create(new Button(Rows.Fit(talk.Words.Plain(v.Version == talk.Facts.Programme.Version ? "programme.version.now" : "programme.version",
                ("version", v.Version), ("date", talk.Words.Date(talk.Facts.Programme.DayOf(v.At), talk.Facts.Today)), ("who", talk.NameOf(v.By)))), $"adm.ver.{v.Version}"))),
            .. Pages.Turning(talk, page, Pages.Of(versions.Count, PageSize), p => $"adm.vers.{p}"), Back(talk, "adm.prog")]));
    }

    public static void Version(Talk talk, int version)
    {
        if (talk.Facts.Records.Versions.FirstOrDefault(v => v.Version == version) is not { } head) { Home.OldCard(talk); return; }
        var text = talk.Words.Say("programme.version.card", ("version", version), ("who", talk.NameOf(head.By)), ("ago", talk.Words.Ago(head.At, talk.Facts.Now)), ("changes", new Texts.Html(ChangeText.Of(head.Changes, talk.Words))));
        talk.Card(new OutgoingMessage(text, AdminHome.Card, Buttons: version == talk.Facts.Programme.Version ? [Back(talk, "adm.vers.0")]
            : [[new(talk.Words.Plain("programme.return"), $"adm.back.{version}")], Back(talk, "adm.vers.0")]));
    }

    public static ImmutableArray<Button> Back(Talk talk, string to) => [new(talk.Words.Plain("button.back"), to)];

    public static string Begin(Talk talk, Func<string, Job> job)
    {
        talk.Session = talk.Session with { Turn = talk.Session.Turn + 1 };
        var card = $"job{talk.Session.Turn}";
        talk.Start(job(card));
        return card;
    }

    private static string? ExtensionOf(string name) =>
        Array.Find([".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et", ".csv", ".zip"], e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
