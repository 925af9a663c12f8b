using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Host.Exports;

namespace FieldBot.Host.Commands;

/// <summary>The records of a part and a period as a chat exports them, into one file however large it is.</summary>
/// <param name="Scope">As whom: area:A03, group:G01, unit:U01; null: all.</param>
/// <param name="List">Which list, as <see cref="Lists"/> has them; null: all that lies behind the card.</param>
internal sealed record ExportRecords(string? Scope, string? List, string? From, string? To, string? Area, string? Group, string? Unit, string? Category, string? State, ExportKind Kind, bool Restricted, string? Language) : Work
{
    public static readonly ImmutableSortedDictionary<string, Subject> Lists = new Dictionary<string, Subject>(StringComparer.Ordinal)
    {
        ["open"] = Subject.Open, ["overdue"] = Subject.Overdue, ["due-soon"] = Subject.DueSoon, ["registered"] = Subject.Registered, ["closed"] = Subject.Closed, ["solved"] = Subject.Solved,
        ["out-of-remit"] = Subject.OutOfRemit, ["visits"] = Subject.Visits, ["actions"] = Subject.Plan,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var (programme, all) = await at.Store.Ask(f => (f.Programme, Period.Of(PeriodKind.All, f)));
        var wrong = Wrong(programme, [.. at.Store.AddedUnits().Select(u => u.Unit.Code)]);
        var (from, to) = (Day(From) ?? (Day(To) is { } end && end < all.From ? end : all.From), Day(To) ?? all.To);
        if (wrong is null && from > to) wrong = $"--from {Iso(from)} 在 --to {Iso(to)} 之后 / --from is later than --to";
        if (wrong is not null)
        {
            await errors.WriteLineAsync(wrong);
            return 1;
        }

        var query = new Query(List is null ? Subject.Overview : Lists[List], Period.Between(from, to)) { Area = Area, Group = Group, Unit = Unit, Category = Category, State = State is null ? null : RecordExport.StateOf(State) };
        await at.Store.Act(AuditTrail.CommandLine, facts => OfficeWork.Exported(facts, Restricted ? AuditTrail.RestrictedRecords : AuditTrail.Records, $"{RecordExport.Trail(Kind, query)} {Scope}".TrimEnd()));
        try
        {
            return await Write(at, query, output, errors);
        }
        catch (InvalidDataException)
        {
            await errors.WriteLineAsync("有一条记录读不出来，没有导出；verify 会列出是哪一条 / a record cannot be read, and nothing was exported; verify tells which one");
            return 1;
        }
    }

    private async Task<int> Write(Workplace at, Query query, TextWriter output, TextWriter errors)
    {
        var versions = at.Store.Versions();
        ImmutableArray<string> scope = [Scope is null ? Member.All : Scope[(Scope.IndexOf(':', StringComparison.Ordinal) + 1)..]];
        var export = await at.Store.Ask(f => RecordExport.ForOffice(scope, Restricted, query, Language ?? f.Programme.Settings.Language, versions, f));
        await using var bytes = new BytesAsText.Writer(output);
        var files = new RecordFiles(export, Kind, new StoreAsk(at.Store), long.MaxValue, () => bytes, _ => { }, (done, of) =>
        {
            at.Progress(done, of);
            return Task.CompletedTask;
        });
        await files.Write(CancellationToken.None);
        await errors.WriteLineAsync($"{files.Rows} 行 / {files.Rows} rows{(Restricted ? "" : "；限定处理人的没有导出，要一并导出请加 --restricted; nothing restricted was exported; --restricted exports it too")}");
        return 0;
    }

    private string? Wrong(Programme programme, IReadOnlyList<string> added)
    {
        bool Known(string kind, string code) => kind switch { "area" => programme.Area(code) is not null, "group" => programme.Group(code) is not null, "unit" => programme.Unit(code) is not null || added.Contains(code), _ => false };
        if (Scope is not null && !(Scope.Split(':') is [var kind, var code] && Known(kind, code))) return $"没有“{Scope}”这个范围；允许：area:区域编码、group:工作组编码、unit:单位编码 / --scope {Scope}: no such scope; allowed: area:, group: or unit: with a code of its table";
        if (Area is not null && !Known("area", Area)) return $"没有编码为“{Area}”的区域；允许：区域表里的编码 / --area {Area}: no such area; allowed: a code of the areas table";
        if (Group is not null && !Known("group", Group)) return $"没有编码为“{Group}”的工作组；允许：工作组表里的编码 / --group {Group}: no such group; allowed: a code of the groups table";
        if (Unit is not null && !Known("unit", Unit)) return $"没有编码为“{Unit}”的单位；允许：单位表里的编码 / --unit {Unit}: no such unit; allowed: a code of the units table";
        if (Category is not null && programme.Category(Category) is null) return $"没有编码为“{Category}”的类目；允许：类目表里的编码 / --category {Category}: no such category; allowed: a code of the categories table";
        if (State is not null && RecordExport.StateOf(State) is null) return $"没有“{State}”这个状态；允许 / --state {State}: no such state; allowed: {RecordExport.States}";
        if (From is not null && Day(From) is null) return $"--from {From} 不是日期；允许：2022-03-30 这样的日期 / no date; allowed: a date such as 2022-03-30";
        return To is not null && Day(To) is null ? $"--to {To} 不是日期；允许：2022-03-30 这样的日期 / no date; allowed: a date such as 2022-03-30" : null;
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
