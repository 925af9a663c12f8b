using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Issues;

/// <summary>What the tables of categories and limits say about an issue of theirs.</summary>
internal static class Categories
{
    /// <summary>办结佐证 that the program understands: an amount with its vouchers. Anything else is shown by photos or documents.</summary>
    private const string AmountVoucher = "金额凭据";

    public static Category? Of(string code, Programme programme) => programme.Category(code);

    /// <summary>The category as it is now; as it was when the issue was registered where a later programme dropped it.</summary>
    public static Category? Of(Issue issue, Facts facts) => Of(issue, facts.Programme, facts.Records.ProgrammeOf);

    /// <inheritdoc cref="Of(Issue, Facts)"/>
    public static Category? Of(Issue issue, Programme programme, Func<int, Programme?> versions)
    {
        var category = OfTable(issue, programme, versions);
        // 直接交市总工会: for the city office only, however the table has it.
        return issue.Direct && category is null or { Handlers.IsEmpty: true } ? (category ?? new(issue.Category, issue.Category, "", [], issue.Limit, [], [])) with { Handlers = CityOffice(programme) } : category;
    }

    /// <summary>Who takes what goes past units and groups. Nobody, rather than everybody, while the workbook names none.</summary>
    public static ImmutableArray<string> CityOffice(Programme programme)
    {
        var office = programme.MembersWith(Role.Intake).Where(m => m.Scope.Contains(Member.All)).Select(m => m.Code).ToImmutableArray();
        return office.IsEmpty ? ["-"] : office;
    }

    public static bool HasCityOffice(Programme programme) => programme.MembersWith(Role.Intake).Any(m => m.Scope.Contains(Member.All));

    private static Category? OfTable(Issue issue, Programme programme, Func<int, Programme?> versions)
    {
        var now = Of(issue.Category, programme);
        // What a group has was never restricted: old versions of the programme need not be looked up for it.
        if (now is not null && (Restricted(now) || issue.Team is not null)) return now;
        var then = Of(issue.Category, versions(issue.Programme) ?? programme);
        // Whoever spoke under 限定处理人 was told who reads it: a workbook that opens the category does not open what was said before.
        return now is not null && then is not null && Restricted(then) ? now with { Handlers = then.Handlers } : now ?? then;
    }

    public static bool NeedsAmount(Category category) => category.Evidence.Contains(AmountVoucher);

    public static bool NeedsEvidence(Category category) => !category.Evidence.IsEmpty;

    /// <summary>Whether something among these shows what was done: a voice note shows nothing.</summary>
    public static bool Shown(IEnumerable<FileRef> files) => files.Any(f => f.Kind is FileKind.Photo or FileKind.Document);

    public static bool Restricted(Category category) => !category.Handlers.IsEmpty;

    /// <summary>Limits for what cannot wait: the shortest that count by the clock. Null: the table has none.</summary>
    public static Limit? UrgentLimit(Programme programme) => programme.Limits.Where(l => !l.WorkingTime).MinBy(l => l.SignHours);

    /// <summary>Whether limits of this name count by the clock, at any hour.</summary>
    public static bool Urgent(string limit, Programme programme) => programme.Limit(limit) is { WorkingTime: false };

    public static string NameOf(Category category, Texts.Wording words) => words.Chinese || category.English.Length == 0 ? category.Name : category.English;

    /// <summary>Name of the category in the reader's language, with its second level.</summary>
    public static string NameOf(Issue issue, Facts facts, Texts.Wording words)
    {
        var category = Of(issue, facts);
        var name = category is null ? issue.Category : NameOf(category, words);
        return issue.Kind is { } kind ? words.Plain("issue.category", ("category", name), ("kind", facts.Programme.Term(kind, words.Language))) : name;
    }
}
