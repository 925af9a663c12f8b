using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The audit trail to read: all of it, or who saw and did what to one thing (谁看过 V-12).</summary>
internal static class AuditList
{
    private const int PageSize = 10;

    private static readonly string[] Asking = ["谁看过", "谁看了", "谁动过", "who saw", "who changed"];

    /// <summary>What a typed question asks about; null when it is no such question.</summary>
    public static string? SubjectIn(string text) =>
        Array.Find(Asking, a => text.Trim().StartsWith(a, StringComparison.OrdinalIgnoreCase)) is { } asked ? text.Trim()[asked.Length..].Trim(' ', '?', '\uFF1F', ':', '\uFF1A') : null;

    public static void Open(Talk talk, string subject)
    {
        if (!Rights.MayAny(Act.SeeAudit, talk.Me)) { Home.Unknown(talk, "audit"); return; }
        Show(talk, subject, 0);
    }

    public static void Press(Talk talk, string[] what)
    {
        if (!Rights.MayAny(Act.SeeAudit, talk.Me)) { Home.OldCard(talk); return; }
        switch (what)
        {
            case ["export"] when Rights.MayAny(Act.ExportAudit, talk.Me): Export(talk); return;
            case [var subject, var page] when int.TryParse(page, out var p): Show(talk, subject, p); return;
            default: Home.OldCard(talk); return;
        }
    }

    public static void Written(Talk talk, Job job, OutgoingFile file)
    {
        talk.Edit(new(talk.Words.Say("audit.exported"), job.Card));
        talk.Send(new(talk.Words.Say("audit.file")) { File = file });
    }

    private static void Show(Talk talk, string subject, int page)
    {
        var on = Named(talk, subject);
        var (entries, total) = talk.Facts.Records.Audit(on.Length == 0 ? null : on, Math.Max(0, page) * PageSize, PageSize);
        if (page >= Pages.Of(total, PageSize) && page > 0) { Show(talk, subject, Pages.Of(total, PageSize) - 1); return; }
        var text = new StringBuilder(on.Length == 0 ? talk.Words.Say("audit.head", ("count", total)) : talk.Words.Say(total == 0 ? "audit.nothing" : "audit.head.of", ("subject", Texts.Cut.To(20, on)), ("count", total)));
        foreach (var entry in entries) text.Append('\n').Append(Line(talk, entry));
        if (on.Length == 0) text.Append("\n\n").Append(talk.Words.Say("audit.how"));
        var key = on.Length is > 0 and <= 24 ? on : "";
        talk.Card(new OutgoingMessage(text.ToString(), "audit", Buttons: [
            .. Pages.Turning(talk, page, Pages.Of(total, PageSize), p => $"aud.{key}.{p}"),
            .. Rights.MayAny(Act.ExportAudit, talk.Me) ? [[new Button(talk.Words.Plain("audit.export"), "aud.export")]] : ImmutableArray<ImmutableArray<Button>>.Empty]));
    }

    /// <summary>v12 is V-12, i17 is I-17; a person may be named.</summary>
    private static string Named(Talk talk, string subject) => RecordNumber.In(subject, 'V') is { } visit ? $"V-{visit}" : RecordNumber.In(subject, 'I') is { } issue ? $"I-{issue}"
        : talk.Facts.Programme.Members.FirstOrDefault(m => m.Name == subject)?.Code ?? subject;

    private static string Line(Talk talk, AuditEntry entry)
    {
        var local = talk.Facts.Programme.LocalTime(entry.At);
        return talk.Words.Say("audit.line", ("number", entry.Number), ("date", talk.Words.Date(DateOnly.FromDateTime(local))), ("time", talk.Words.Time(local)), ("who", talk.NameOf(entry.By)),
            ("what", talk.Words.Plain($"trail.{entry.What}")), ("on", On(talk, entry.On)), ("detail", entry.Detail.Length == 0 ? "" : talk.Words.Aside(Texts.Cut.To(80, Detail(talk, entry)))));
    }

    private static string On(Talk talk, string on) => on is AuditTrail.Trail or AuditTrail.Visits or AuditTrail.Programme or AuditTrail.Issues or AuditTrail.Records ? talk.Words.Plain($"audit.of.{on}")
        : on == AuditTrail.RestrictedIssues ? talk.Words.Plain($"audit.of.{AuditTrail.Issues}") + talk.Words.Plain("audit.of.restricted")
        : on == AuditTrail.RestrictedVisits ? talk.Words.Plain($"audit.of.{AuditTrail.Visits}") + talk.Words.Plain("audit.of.restricted")
        : on == AuditTrail.RestrictedRecords ? talk.Words.Plain($"audit.of.{AuditTrail.Records}") + talk.Words.Plain("audit.of.restricted")
        : NameOf(talk, on) is { } name ? $"{name} {on}" : on;

    /// <summary>The trail keeps codes; whoever reads it wants names.</summary>
    private static string Detail(Talk talk, AuditEntry entry) => string.Join(' ', entry.Detail.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => entry.What switch
    {
        "broadcast" when word is Broadcasts.ToAll or Broadcasts.ToRole or Broadcasts.ToArea or Broadcasts.ToGroup or Broadcasts.ToUnit => talk.Words.Plain($"broadcast.to.{word}"),
        "broadcast" when char.IsAsciiLetter(word[0]) && Enum.TryParse<Role>(word, out var role) => talk.Words.Plain($"role.{role}"),
        "applied" when ProgrammeReader.Sheets.Contains(word) => talk.Words.Plain($"sheet.{word}"),
        _ => NameOf(talk, word) ?? word,
    }));

    private static string? NameOf(Talk talk, string code) => talk.Facts.Programme switch
    {
        var p => p.Member(code)?.Name ?? p.Group(code)?.Name ?? Units.Find(code, talk.Facts)?.Name ?? p.Area(code)?.Name ?? p.Question(code)?.In(talk.Words.Language)
            ?? p.Actions.FirstOrDefault(a => a.Code == code)?.In(talk.Words.Language) ?? talk.Facts.Records.OwnActions.FirstOrDefault(o => o.Action.Code == code)?.Action.Name,
    };

    private static void Export(Talk talk)
    {
        talk.Happened(new Event.Exported(AuditTrail.Trail));
        talk.Session = talk.Session with { Turn = talk.Session.Turn + 1 };
        var card = $"job{talk.Session.Turn}";
        talk.Start(new Job.ExportAudit(card));
        talk.Card(card, talk.Words.Say("audit.exporting"));
    }
}
