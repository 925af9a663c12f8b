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
        var query = new Query((Subject)s, days)
        {
            Area = Part(1) is { } area ? Table(area, i => programme.Areas.ElementAtOrDefault(i)?.Code) : null,
            Group = Part(2) is { } group ? Table(group, i => programme.Groups.ElementAtOrDefault(i)?.Code) : null,
            Unit = Part(3) is { } unit ? Table(unit, i => programme.Units.ElementAtOrDefault(i)?.Code) : null,
            Category = Part(4) is { } category ? Table(category, i => programme.Categories.ElementAtOrDefault(i)?.Code) : null,
            State = Part(5) is { } state && Whole(state) is { } st && Enum.IsDefined((IssueState)st) ? (IssueState)st : null,
            Question = Part(6) is { } question ? Table(question, i => programme.Questions.ElementAtOrDefault(i)?.Code) : null,
            Days = Part(7) is { } d ? Whole(d) : null,
            Most = Part(8) is { } most ? Whole(most) : null,
            Order = Part(9) is { } order && Whole(order) is { } o && Enum.IsDefined((Order)o) ? (Order)o : Order.Deadline,
            Page = Part(10) is { } page && Whole(page) is { } p ? p : 0,
        };
        return query;

        string? Part(int i) => i < parts.Length && parts[i].Length > 0 ? parts[i] : null;
    }

    private static string PeriodOf(Period period) => period.Kind == PeriodKind.Days ? $"{Day(period.From)}-{Day(period.To)}" : $"{Kinds[(int)period.Kind]}";

    private static Period? PeriodIn(string text, Facts facts)
    {
        if (text.Length == 1 && Kinds.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var kind) return Period.Of((PeriodKind)kind, facts);
        return text.Split('-') is [var from, var to] && Whole(from) is { } f && Whole(to) is { } t && f <= t && t <= DateOnly.MaxValue.DayNumber ? Period.Between(DateOnly.FromDayNumber(f), DateOnly.FromDayNumber(t)) : null;
    }

    private static string Code(string? code, Func<string, int> place) =>
        code is null ? "" : code.Length <= Longest || place(code) is < 0 ? code : $"{ByPlace}{Number(place(code))}";

    // A code that is gone stays as it is: what it is about is then told to be gone.
    private static string? Table(string text, Func<int, string?> at) => text is [ByPlace, .. var place] ? Whole(place) is { } i ? at(i) : null : text;

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
