using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Summaries.Questions;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Asking;

/// <summary>Questions asked of the sample programme by somebody who sees all of it, and what came of them in one line.</summary>
internal static class Asked
{
    /// <summary>A Wednesday, four weeks after the start.</summary>
    public static readonly DateOnly Today = new(2022, 4, 27);

    public static Facts Facts(Programme? programme = null, ImmutableArray<string>? scope = null, DateOnly? today = null)
    {
        var world = new World(programme);
        var now = new DateTimeOffset((today ?? Today).ToDateTime(new(9, 0)), TimeSpan.FromHours(8));
        return new(now, world.Programme, new("L99", "领导甲", [Role.Leader], null, scope ?? [Member.All]), world.Records);
    }

    private static readonly Facts All = Facts();

    public static QuestionReading Read(string text) => QuestionReader.Read(text, All);

    /// <summary>"Overdue A03 PAY 0401..0430 top5 oldest ?words".</summary>
    public static string Line(string text, Facts? facts = null) => Line(QuestionReader.Read(text, facts ?? All));

    public static string Line(QuestionReading reading) => reading switch
    {
        QuestionReading.Understood u => Line(u),
        QuestionReading.AboutIssue i => $"I-{i.Number}",
        QuestionReading.AboutVisit v => $"V-{v.Number}",
        QuestionReading.NoSuch n => $"NoSuch {n.What}{(n.Nearest.IsEmpty ? "" : $" near {string.Join(' ', n.Nearest.Select(x => x.Code))}")}{(n.Former is { } f ? $" former {f.Code}" : "")}",
        QuestionReading.TwoAtOnce t => $"Two {t.A.Code} {t.B.Code}",
        QuestionReading.Which w => $"Which {string.Join(' ', w.Candidates.Select(c => c.Code))}",
        QuestionReading.OutsideScope o => $"Outside {o.Place.Code}",
        QuestionReading.ImpossiblePeriod p => $"Impossible {p.What}",
        QuestionReading.OffTopic o => $"OffTopic {o.What}",
        _ => reading.GetType().Name,
    };

    private static string Line(QuestionReading.Understood understood)
    {
        var q = understood.Query;
        var period = q.Period.Kind switch { PeriodKind.All => null, PeriodKind.Days => $"{Day(q.Period.From)}..{Day(q.Period.To)}", var kind => kind.ToString() };
        var ignored = understood.Parts.FirstOrDefault(p => p.Slot == Slot.Ignored)?.Words;
        return string.Join(' ', new[]
        {
            q.Subject.ToString(), q.Area, q.Group, q.Unit, q.Category, q.Question, q.State?.ToString(), period, q.Days is { } days ? $"{days}d" : null, q.Most is { } most ? $"top{most}" : null,
            q.Order == Order.Deadline ? null : q.Order.ToString(), ignored is null ? null : $"?{ignored}",
        }.Where(p => p is not null));
    }

    private static string Day(DateOnly day) => day.ToString(day.Year == Today.Year ? "MMdd" : "yyyyMMdd", CultureInfo.InvariantCulture);
}
