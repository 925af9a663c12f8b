using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Host.Local;

/// <summary>
/// Moves the sample programme of 2022 into the present: week 1 began last Monday (today, if it is one). All of the programme's dates move
/// by the same number of days, so that its length and the days to meet the units stay; the calendar's holidays stay where they are.
/// </summary>
internal static class SampleWeeks
{
    private const string Sheet = "programme", Item = "项", Value = "值", Start = "开始日期";
    private static readonly ImmutableArray<string> Dates = [Start, "见面截止", "结束日期"];

    public static IReadOnlyList<Table> Shift(IReadOnlyList<Table> tables, DateOnly today)
    {
        var index = tables.ToList().FindIndex(t => t.Name == Sheet);
        if (index < 0) return tables;
        var sheet = tables[index];
        var (item, value) = (sheet.Header.IndexOf(Item), sheet.Header.IndexOf(Value));
        if (item < 0 || value < 0 || sheet.Rows.FirstOrDefault(r => Cell(r, item) == Start) is not { IsDefault: false } start || Day(Cell(start, value)) is not { } from) return tables;
        var days = LastMonday(today).DayNumber - from.DayNumber;
        var shifted = sheet with { Rows = [.. sheet.Rows.Select(row => Dates.Contains(Cell(row, item)) && Day(Cell(row, value)) is { } day ? row.SetItem(value, Written(day.AddDays(days))) : row)] };
        return [.. tables.Select((t, i) => i == index ? shifted : t)];
    }

    public static DateOnly LastMonday(DateOnly today) => today.AddDays(-(((int)today.DayOfWeek + 6) % 7));

    private static string Cell(ImmutableArray<string> row, int column) => column < row.Length ? row[column].Trim() : "";

    /// <summary>What is no date stays as it is: the check of the programme tells about it.</summary>
    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
