using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Summaries;

/// <summary>A query in the data of a button: short, and without the dot that parts the rest of it.</summary>
internal static class QueryCode
{
    /// <summary>Begins every one, so that a place in a list is known as a query.</summary>
    public const char Mark = 'q';

    private const char Between = '~', ByPlace = '*';

    /// <summary>Longer codes are written as their place in the table.</summary>
    private const int Longest = 6;

    private const string Kinds = "twma", Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Write(Query query, Facts facts)
    {
        var programme = facts.Programme;
        string[] parts =
        [
            $"{Mark}{Digits[(int)query.Subject]}{PeriodOf(query.Period)}",
            Code(query.Area, code => programme.Areas.IndexOf(programme.Area(code)!)), Code(query.Group, code => programme.Groups.IndexOf(programme.Group(code)!)),
            Code(query.Unit, code => programme.Unit(code) is { } unit ? programme.Units.IndexOf(unit) : -1), Code(query.Category, code => programme.Categories.IndexOf(programme.Category(code)!)),
            query.State is { } state ? $"{Digits[(int)state]}" : "", Code(query.Question, code => programme.Questions.IndexOf(programme.Question(code)!)),
            query.Days is { } days ? Number(days) : "", query.Most is { } most ? Number(most) : "", query.Order == Order.Deadline ? "" : Number((int)query.Order), query.Page == 0 ? "" : Number(query.Page),
        ];
        return string.Join(Between, parts).TrimEnd(Between);
    }

    /// <summary>Null: it is none, or what it is about is gone.</summary>
    public static Query? Read(string code, Facts facts)
    {
        if (code is not [Mark, var subject, .. var period] || Digits.IndexOf(subject, StringComparison.Ordinal) is var s && !Enum.IsDefined((Subject)s)) return null;
        var parts = period.Split(Between);
        if (PeriodIn(parts[0], facts) is not { } days || parts.Length > 11) return null;
        var programme = facts.Programme;
        var gone = false;
        var query = new Query((Subject)s, days)
        {
            Area = Table(Part(1), programme.Areas.Select(x => x.Code), ref gone),
            Group = Table(Part(2), programme.Groups.Select(x => x.Code), ref gone),
            Unit = Table(Part(3), programme.Units.Select(x => x.Code), ref gone),
            Category = Table(Part(4), programme.Categories.Select(x => x.Code), ref gone),
            State = Part(5) is { } state && Whole(state) is { } st && Enum.IsDefined((IssueState)st) ? (IssueState)st : null,
            Question = Table(Part(6), programme.Questions.Select(x => x.Code), ref gone),
            Days = Part(7) is { } d ? Whole(d) : null,
            Most = Part(8) is { } most ? Whole(most) : null,
            Order = Part(9) is { } order && Whole(order) is { } o && Enum.IsDefined((Order)o) ? (Order)o : Order.Deadline,
            Page = Part(10) is { } page && Whole(page) is { } p ? p : 0,
        };
        return gone ? null : query;

        string? Part(int i) => i < parts.Length && parts[i].Length > 0 ? parts[i] : null;
    }

    private static string PeriodOf(Period period) => period.Kind == PeriodKind.Days ? $"{Day(period.From)}-{Day(period.To)}" : $"{Kinds[(int)period.Kind]}";

    private static Period? PeriodIn(string text, Facts facts)
    {
        if (text.Length == 1 && Kinds.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var kind) return Period.Of((PeriodKind)kind, facts);
        return text.Split('-') is [var from, var to] && Whole(from) is { } f && Whole(to) is { } t && f <= t && t <= DateOnly.MaxValue.DayNumber ? Period.Between(DateOnly.FromDayNumber(f), DateOnly.FromDayNumber(t)) : null;
    }

    private static string Code(string? code, Func<string, int> place) =>
        code is null ? "" : code.Length <= Longest || place(code) is < 0 ? code : $"{ByPlace}{Check(code)}{Number(place(code))}";

    // A code that is gone stays as it is: what it is about is then told to be gone. Of one that was written as its place nobody can say what it was.
    private static string? Table(string? text, IEnumerable<string> codes, ref bool gone)
    {
        if (text is not [ByPlace, var a, var b, .. var place]) return text;
        var code = Whole(place) is { } i ? codes.ElementAtOrDefault(i) : null;
        // A new workbook may have put something else there.
        if (code is null || Check(code) != $"{a}{b}") code = codes.Where(c => c.Length > Longest && Check(c) == $"{a}{b}").Take(2).ToList() is [var one] ? one : null;
        gone |= code is null;
        return code;
    }

    /// <summary>Tells one code from another that stands in its place.</summary>
    private static string Check(string code)
    {
        var sum = code.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u) % (36 * 36);
        return $"{Digits[(int)sum / 36]}{Digits[(int)sum % 36]}";
    }

    private static string Day(DateOnly day) => Number(day.DayNumber);

    private static string Number(int value)
    {
        var text = "";
        for (; value > 0 || text.Length == 0; value /= 36) text = Digits[value % 36] + text;
        return text;
    }

    private static int? Whole(string text)
    {
        long value = 0;
        foreach (var c in text)
        {
            if (Digits.IndexOf(c, StringComparison.Ordinal) is not (>= 0 and var digit)) return null;
            value = value * 36 + digit;
            if (value > int.MaxValue) return null;
        }

        return text.Length == 0 ? null : (int)value;
    }
}
