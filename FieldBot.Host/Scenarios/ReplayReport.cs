using System.Globalization;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Host.Scenarios;

/// <summary>Prints each evening's figures beside each other, and whether they agree.</summary>
internal sealed class ReplayReport(Expectations? expected, Programme programme, TextWriter output)
{
    private const int Name = 30, Column = 14;

    private static readonly (string Name, Func<StandFigures, (int? Part, int? Of)> Value)[] Figures =
    [
        ("见面的组 groups met", f => (f.GroupsMet, f.Groups)), ("干部 cadres", f => (f.Cadres, null)), ("走访的单位 units met", f => (f.UnitsMet, f.Units)), ("走访 visits", f => (f.Visits, null)), ("人次 attendances", f => (f.Attendances, null)),
    ];

    private readonly HashSet<DateOnly> _printed = [];
    private int _compared, _differing;

    /// <summary>Every figure was the same wherever it was told, and as it was expected.</summary>
    public bool Agrees => _differing == 0;

    public async Task Print(EveningFigures evening, DateTime at)
    {
        _printed.Add(evening.Day);
        var wanted = expected?.Evenings.GetValueOrDefault(evening.Day);
        await Line([at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), .. expected is null ? Array.Empty<string>() : ["应为 expected"], "记录 records", "文字 words", "图 picture", "导出 export"]);
        foreach (var (name, value) in Figures)
        {
            StandFigures?[] told = [evening.Records, evening.Words, evening.Drawn, evening.Exported];
            if (expected is not null) told = [wanted, .. told];
            var values = told.Select(f => f is null ? (null, null) : value(f)).ToList();
            var agree = values.TrueForAll(v => v == values[0] && v.Item1 is not null);
            _compared++;
            if (!agree) _differing++;
            await Line([name, .. values.Select(Written), agree ? "一致 agree" : "不一致 DIFFER"]);
        }

        if (expected is not null && wanted is null) await output.WriteLineAsync("对照文件里没有这一天 / this day is not in the expected file");
        await output.WriteLineAsync();
    }

    /// <summary>What was expected beside the evenings that came, and how much agreed.</summary>
    public async Task Close()
    {
        foreach (var day in expected?.Evenings.Keys.Where(d => !_printed.Contains(d)) ?? [])
        {
            _differing++;
            var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await output.WriteLineAsync($"{date}：对照文件里有，演示里没有这一天 / {date} is expected, and the scenario has no such day");
        }

        var cadres = programme.Members.Count(m => m.Group is not null);
        if (expected?.Cadres is { } all && all != cadres)
        {
            _differing++;
            await output.WriteLineAsync($"各组一共 {cadres} 人，应为 {all} / the groups have {cadres} members, expected: {all}");
        }

        await output.WriteLineAsync(Agrees ? $"{_compared} 项数字全部一致 / all {_compared} figures agree" : $"{_compared} 项数字，有 {_differing} 处不一致 / {_compared} figures, {_differing} difference(s)");
    }

    private Task Line(IEnumerable<string> cells) => output.WriteLineAsync(string.Concat(cells.Select((c, i) => c + new string(' ', Math.Max(2, (i == 0 ? Name : Column) - Width(c))))).TrimEnd());

    private static string Written((int? Part, int? Of) value) => value switch
    {
        (null, _) => "—",
        (var part, null) => string.Create(CultureInfo.InvariantCulture, $"{part}"),
        var (part, of) => string.Create(CultureInfo.InvariantCulture, $"{part}/{of}"),
    };

    // A Chinese character is as wide as two Latin letters.
    private static int Width(string text) => text.Sum(c => c > 0x2E80 ? 2 : 1);
}
