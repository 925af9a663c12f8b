using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>导出: what a card or a list shows, as a file: as a workbook, as tables of text, or as a map.</summary>
internal static class ExportCard
{
    private const string Card = "export", Here = "h";

    private static readonly ImmutableArray<(string Code, ExportKind Kind)> Kinds = [("x", ExportKind.Workbook), ("c", ExportKind.Csv), ("g", ExportKind.Map)];

    public static void Open(Talk talk)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me)) { Home.NotFor(talk, "export"); return; }
        Show(talk, new(Subject.Overview, Period.Of(PeriodKind.Week, talk.Facts)), below: true);
    }

    public static void Press(Talk talk, string[] what)
    {
        if (what is not [var code, .. var how] || !Rights.MayAny(Act.SeeSummary, talk.Me) || QueryCode.Read(code, talk.Facts) is not { } query) { Home.OldCard(talk); return; }
        switch (how)
        {
            case []: Show(talk, query, below: true); return;
            case [Here]: Show(talk, query, below: false); return;
            case [var chosen] when Kinds.FirstOrDefault(k => k.Code == chosen) is { Code: not null } kind: Start(talk, query, kind.Kind); return;
            default: Home.OldCard(talk); return;
        }
    }

    /// <summary>Sends what was written.</summary>
    public static void Written(Talk talk, Job job, JobResult.Records written)
    {
        talk.Edit(new(talk.Words.Say("export.done", ("rows", written.Rows), ("files", written.Files.Length)), job.Card));
        for (var i = 0; i < written.Files.Length; i++)
            talk.Send(new(talk.Words.Say(written.Files.Length == 1 ? "export.file" : "export.file.part", ("part", i + 1), ("parts", written.Files.Length))) { File = written.Files[i] });
    }

    private static void Show(Talk talk, Query query, bool below)
    {
        var (facts, words) = (talk.Facts, talk.Words);
        var text = words.Say("export.card", ("what", words.Plain(RecordExport.Key(query.Subject))), ("scope", SummaryWords.Scope(query, facts, words)), ("period", RecordExport.IsNow(query.Subject) ? words.Plain("period.now") : SummaryWords.Period(query.Period, words)));
        var empty = Summary.Of(talk.Me, query, facts).IsEmpty;
        if (empty) text += "\n\n" + words.Say("export.nothing");
        else text += "\n\n" + words.Say("export.how");
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Button>>();
        if (!empty) rows.Add([.. Kinds.Select(k => new Button(words.Plain($"export.as.{k.Kind}"), Data(talk, query, k.Code)))]);
        if (!RecordExport.IsNow(query.Subject)) rows.AddRange(Forms.Rows.Of(Periods(facts).Where(p => p != query.Period).Select(p => new Button(SummaryWords.PeriodShort(p, words), Data(talk, query with { Period = p }, Here)))));
        var card = new OutgoingMessage(text, Card, Buttons: rows.ToImmutable());
        if (below) talk.CardBelow(card); else talk.Card(card);
    }

    private static IEnumerable<Period> Periods(Facts facts) => new[] { PeriodKind.Today, PeriodKind.Week, PeriodKind.Month, PeriodKind.All }.Select(kind => Period.Of(kind, facts));

    private static void Start(Talk talk, Query query, ExportKind kind)
    {
        talk.Happened(new Event.Exported(AuditTrail.Records, RecordExport.Trail(kind, query)));
        talk.Card(ProgrammeCard.Begin(talk, card => new Job.ExportRecords(card, talk.Me.Code, QueryCode.Write(query, talk.Facts), kind, talk.Words.Language)), talk.Words.Say("export.writing"));
    }

    private static string Data(Talk talk, Query query, string how) => $"sx.{QueryCode.Write(query with { Page = 0 }, talk.Facts)}.{how}";
}
