using System.Collections.Immutable;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Programmes;

/// <summary>What an import changes in one table.</summary>
/// <param name="Reordered">The rows that stay stand in another order: questions are asked in theirs.</param>
public sealed record TableChange(string Table, RowChanges Added, RowChanges Changed, RowChanges Removed, bool Reordered);

/// <param name="First">The first of them, enough to recognise what was meant.</param>
public sealed record RowChanges(int Count, ImmutableArray<RowChange> First)
{
    public static readonly RowChanges None = new(0, []);
}

/// <param name="Label">Name of the thing, where its row has one.</param>
/// <param name="Columns">Columns whose cells differ; empty for added and removed rows.</param>
public sealed record RowChange(string Key, string Label, ImmutableArray<string> Columns);

/// <summary>The difference between two programmes, row by row, as their tables have it.</summary>
public static class ProgrammeChanges
{
    private const int Listed = 30;

    /// <summary>Questions that go though visits have answered them, and how many visits have.</summary>
    /// <param name="visits">Read only where questions go: they are many.</param>
    public static ImmutableArray<(string Question, int Visits)> Answered(Programme now, Programme fresh, Func<IEnumerable<Visit>> visits)
    {
        var gone = now.Questions.Where(q => fresh.Question(q.Code) is null).ToDictionary(q => q.Code, _ => 0, StringComparer.Ordinal);
        if (gone.Count == 0) return [];
        foreach (var question in visits().SelectMany(v => v.Answers.Keys))
            if (gone.TryGetValue(question, out var count)) gone[question] = count + 1;
        return [.. gone.Where(q => q.Value > 0).Select(q => (q.Key, q.Value))];
    }

    private static readonly string[] Labels = ["姓名", "名称", "问题", "一级类目", "节日", "English", "值", "意思"];

    public static ImmutableArray<TableChange> Between(IReadOnlyList<Table> old, IReadOnlyList<Table> fresh) =>
        [.. ProgrammeReader.Sheets.Select(name => Of(name, Rows(old, name), Rows(fresh, name))).Where(c => c.Added.Count + c.Changed.Count + c.Removed.Count > 0 || c.Reordered)];

    /// <summary>"members +3 ~2 -1; questions ~1", for the audit trail.</summary>
    public static string Short(IEnumerable<TableChange> changes) => string.Join("; ", changes.Select(c =>
        c.Table + (c.Added.Count > 0 ? $" +{c.Added.Count}" : "") + (c.Changed.Count > 0 ? $" ~{c.Changed.Count}" : "") + (c.Removed.Count > 0 ? $" -{c.Removed.Count}" : "")));

    private static TableChange Of(string name, Dictionary<string, Line> old, Dictionary<string, Line> fresh)
    {
        var added = fresh.Where(r => !old.ContainsKey(r.Key)).Select(r => new RowChange(r.Key, r.Value.Label, [])).ToList();
        var removed = old.Where(r => !fresh.ContainsKey(r.Key)).Select(r => new RowChange(r.Key, r.Value.Label, [])).ToList();
        var changed = fresh.Where(r => old.ContainsKey(r.Key)).Select(r => new RowChange(r.Key, r.Value.Label, Differences(old[r.Key], r.Value))).Where(c => c.Columns.Length > 0).ToList();
        var moved = !old.Keys.Where(fresh.ContainsKey).SequenceEqual(fresh.Keys.Where(old.ContainsKey), StringComparer.Ordinal);
        return new(name, Few(added), Few(changed), Few(removed), moved);
    }

    private static RowChanges Few(List<RowChange> all) => new(all.Count, [.. all.Take(Listed)]);

    private static ImmutableArray<string> Differences(Line old, Line fresh) =>
        [.. old.Cells.Keys.Union(fresh.Cells.Keys, StringComparer.Ordinal).Where(c => old.Cells.GetValueOrDefault(c, "") != fresh.Cells.GetValueOrDefault(c, ""))];

    /// <summary>A row by column; cells that are empty are as if the column were not there.</summary>
    private sealed record Line(Dictionary<string, string> Cells, string Label);

    private static Dictionary<string, Line> Rows(IReadOnlyList<Table> tables, string name)
    {
        var lines = new Dictionary<string, Line>(StringComparer.Ordinal);
        if (tables.FirstOrDefault(t => t.Name == name) is not { } table) return lines;
        foreach (var row in table.Rows)
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < table.Header.Length && i < row.Length; i++)
                if (row[i].Trim() is { Length: > 0 } cell) cells[table.Header[i].Trim()] = cell;
            if (cells.GetValueOrDefault(KeyColumn(name)) is { } key) lines.TryAdd(key, new(cells, Labels.Select(l => l == KeyColumn(name) ? null : cells.GetValueOrDefault(l)).FirstOrDefault(l => l is not null) ?? ""));
        }

        return lines;
    }

    private static string KeyColumn(string table) => table switch
    {
        "programme" => "项",
        "limits" => "时限",
        "calendar" => "日期",
        "terms" => "中文",
        AskSheet.Name => "说法",
        _ => "编码",
    };
}
