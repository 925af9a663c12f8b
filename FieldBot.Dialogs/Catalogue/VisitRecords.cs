using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/visits: the visits one took part in, paged; each opens as a card with what can be done.</summary>
internal static class VisitRecords
{
    /// <summary>So many people are named; how many more there were is said.</summary>
    public const int Crew = 12;

    private const int PageSize = 5;

    public static void List(Talk talk, int page)
    {
        if (!VisitRules.MayRecord(talk.Facts.Me!)) { talk.Note(talk.Words.Say("home.no-visits")); return; }
        var (visits, total) = talk.Facts.Records.VisitsOf(talk.Facts.Me!.Code, Math.Max(0, page) * PageSize, PageSize);
        if (total == 0) { talk.Card("visits", talk.Words.Say("visits.none"), Home.Buttons(talk)); return; }
        var pages = Pages.Of(total, PageSize);
        if (page >= pages) { List(talk, pages - 1); return; }
        var rows = visits.Select(v => ImmutableArray.Create(new Button(Line(v, talk), $"v.{v.Number}.from{page}"))).ToList();
        rows.AddRange(Pages.Turning(talk, page, pages, p => $"visits.{p}"));
        talk.Card(new OutgoingMessage(talk.Words.Say("visits.head", ("total", total), ("page", page + 1), ("pages", pages)), "visits", Buttons: [.. rows]));
    }

    public static void Press(Talk talk, int number, string what)
    {
        if (Find(talk, number) is not { } visit) { Unknown(talk, number); return; }
        switch (what)
        {
            case "fix": VisitCorrection.Begin(talk, visit); return;
            case "void": VisitCorrection.AskToVoid(talk, visit); return;
            case "yes": VisitCorrection.Void(talk, visit); return;
            case "files" when FilesOf(talk, visit) is { Length: > 0 } files:
                talk.Happened(new Event.Seen(visit.Id));
                Evidence.Show(talk, files);
                return;
            case "notme": VisitCorrection.AskToLeave(talk, visit); return;
            case "leave": VisitCorrection.Leave(talk, visit); return;
            default:
                var from = what.StartsWith("from", StringComparison.Ordinal) && int.TryParse(what.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;
                Draw(talk, visit, "visits", from);
                return;
        }
    }

    public static void Show(Talk talk, int number, string card = "visits")
    {
        if (Find(talk, number) is { } visit) Draw(talk, visit, card, 0);
        else Unknown(talk, number);
    }

    public static string UnitName(Visit visit, Talk talk) => Units.Find(visit.Unit, talk.Facts)?.Name ?? talk.NewUnit
        ?? talk.Facts.Records.ProgrammeOf(visit.Programme)?.Unit(visit.Unit)?.Name ?? visit.Unit;

    /// <summary>What one may not see does not exist.</summary>
    public static Visit? Find(Talk talk, int number) => talk.Facts.Records.Visit(number) is { } visit && VisitRules.MaySee(talk.Facts.Me!, visit, talk.Facts) ? visit : null;

    public static void Unknown(Talk talk, int number) => talk.Card("visits", talk.Words.Say("visit.unknown", ("id", $"V-{number}")), Home.Buttons(talk));

    private static void Draw(Talk talk, Visit visit, string card, int page)
    {
        var programme = talk.Facts.Records.ProgrammeOf(visit.Programme) ?? talk.Facts.Programme;
        string Name(string code) => programme.Member(code)?.Name ?? code;
        var text = new StringBuilder(talk.Words.Say("visit.head", ("id", visit.Id), ("unit", UnitName(visit, talk)), ("date", talk.Words.DateFor(visit.Day, talk.Facts.Today)),
            ("late", visit.Late ? talk.Words.Plain("receipt.late") : ""), ("people", talk.Words.List(visit.Participants.Select(Name), Crew))));
        talk.Happened(new Event.Seen(visit.Id));
        if (visit.EnteredBy is { } entered) text.Append('\n').Append(talk.Words.Say("visit.entered", ("who", Name(entered))));
        if (visit.VoidedAt is { } voided) text.Append('\n').Append(talk.Words.Say("visit.is-void", ("ago", talk.Words.Ago(voided, talk.Facts.Now))));
        if (visit.Place is { } place) text.Append('\n').Append(talk.Words.Say("review.answer", ("question", talk.Words.Plain("visit.place.label")), ("answer", talk.Words.Answer(place, programme))));
        foreach (var question in programme.Questions.Where(q => visit.Answers.ContainsKey(q.Code)))
        {
            var answer = !RestrictedAnswers.MaySee(talk.Me, visit, question.Code, talk.Facts) ? talk.Words.Plain("visit.restricted") : talk.Words.Answer(visit.Answers[question.Code], programme, v => v == VisitQuestions.None ? talk.Words.Plain("visit.alone") : programme.Member(v)?.Name ?? programme.Term(v, talk.Words.Language));
            text.Append('\n').Append(talk.Words.Say("review.answer", ("question", question.In(talk.Words.Language)), ("answer", Texts.Cut.To(80, answer))));
        }

        if (visit.Photos.Length > 0) text.Append('\n').Append(talk.Words.Say("visit.photo-count", ("count", visit.Photos.Length)));
        foreach (var change in visit.Changes.TakeLast(5))
            text.Append('\n').Append(talk.Words.Say($"change.{change.What}", ("who", Name(change.By)), ("ago", talk.Words.Ago(change.At, talk.Facts.Now)),
                ("question", change.Question is { } q ? programme.Question(q)?.In(talk.Words.Language) ?? talk.Words.Plain($"visit.{q}.label") : ""),
                ("old", change.Question is { } asked && !RestrictedAnswers.MaySeeOld(talk.Me, visit, asked, talk.Facts) ? talk.Words.Plain("visit.restricted") : talk.Words.Answer(change.Old, programme, v => v == VisitQuestions.None ? talk.Words.Plain("visit.alone") : programme.Member(v)?.Name ?? programme.Term(v, talk.Words.Language)))));
        talk.Card(new OutgoingMessage(text.ToString(), card, Buttons: [.. Files(talk, visit), .. ReportSuggestion.Buttons(talk, visit), .. VisitReceipt.Actions(talk, visit), .. VisitRules.MayRecord(talk.Facts.Me!) ? [[new Button(talk.Words.Plain("visits.back"), $"visits.{page}")]] : ImmutableArray<ImmutableArray<Button>>.Empty]));
    }

    private static IEnumerable<ImmutableArray<Button>> Files(Talk talk, Visit visit) =>
        FilesOf(talk, visit).Length is > 0 and var count ? [[new(talk.Words.Plain("visit.files", ("count", count)), $"v.{visit.Number}.files")]] : [];

    private static ImmutableArray<FileRef> FilesOf(Talk talk, Visit visit) => VisitRecord.FilesOf(visit, q => RestrictedAnswers.MaySee(talk.Me, visit, q, talk.Facts));

    private static string Line(Visit visit, Talk talk)
    {
        var line = talk.Words.Plain(visit.VoidedAt is null ? "visits.line" : "visits.line.void", ("id", visit.Id), ("date", talk.Words.Date(visit.Day)), ("unit", UnitName(visit, talk)));
        return Rows.Fit(line);
    }
}
