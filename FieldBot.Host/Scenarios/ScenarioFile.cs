using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Commands;

namespace FieldBot.Host.Scenarios;

/// <summary>Reads who was where and when: a CSV file with a row for each cadre, unit and time.</summary>
internal sealed class ScenarioFile
{
    public static readonly ImmutableArray<string> Header = ["时间", "干部", "工作组", "单位", "事项", "纬度", "经度"];

    private static readonly ImmutableArray<string> Matters = ["见面", "走访"];
    private const string TimeFormat = "yyyy-MM-dd HH:mm";

    private readonly string _name;
    private readonly Programme _programme;
    private readonly List<string> _faults = [];

    private ScenarioFile(string name, Programme programme) => (_name, _programme) = (name, programme);

    /// <returns>The rows in the order of their times; or what is wrong, a line each.</returns>
    public static (ImmutableArray<ScenarioRow> Rows, IReadOnlyList<string> Faults, IReadOnlyList<string> Warnings) Read(string path, Programme programme)
    {
        var file = new ScenarioFile(Path.GetFileName(path), programme);
        if (!File.Exists(path)) return ([], [$"{path}：没有这个文件；允许：一个 CSV 文件，表头是 {string.Join(',', Header)} / no such file; allowed: a CSV file with this header"], []);
        var unread = ImmutableArray.CreateBuilder<Fault>();
        var table = ProgrammeFolder.ReadTable(path, unread);
        file._faults.AddRange(unread.Select(f => file.Fault(f.Row, f.Column, f.What, f.Allowed, "cannot be read as CSV", "UTF-8, commas, cells with commas in quotes")));
        if (table is null || !file.HasHeader(table)) return ([], file._faults, []);
        var rows = table.Rows.Select((cells, i) => (Cells: cells, Line: i + 2)).Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).Select(r => file.Row(r.Cells, r.Line)).OfType<ScenarioRow>().ToList();
        if (rows.Count == 0 && file._faults.Count == 0) file._faults.Add(file.Fault(0, "", "没有一行走访", "表头下面至少一行", "holds no visit", "a row below the header at least"));
        List<string> warnings = [];
        for (var i = 1; i < rows.Count; i++)
            if (rows[i].At < rows[i - 1].At) warnings.Add($"注意 {file._name} 第 {rows[i].Line} 行：时间早于上一行，按时间先后演示 / line {rows[i].Line} is earlier than the one before it; the rows are played in the order of their times");
        return ([.. rows.OrderBy(r => r.At)], file._faults, warnings);
    }

    private bool HasHeader(Table table)
    {
        if (table.Header.SequenceEqual(Header)) return true;
        _faults.Add(table.Header.IsDefaultOrEmpty ? Fault(0, "", "文件是空的", $"第一行是 {string.Join(',', Header)}", "the file is empty", "this header in the first line")
            : Fault(1, "", "表头不对", string.Join(',', Header), "a wrong header", "these columns in this order"));
        return false;
    }

    private ScenarioRow? Row(ImmutableArray<string> cells, int line)
    {
        var (before, text) = (_faults.Count, cells.Select(c => c.Trim()).ToArray());
        var timed = DateTime.TryParseExact(text[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at);
        if (!timed) Wrong(0, "不是时间", "2022-03-30 09:00 这样的时间", "no time", "a time such as 2022-03-30 09:00");
        var member = _programme.Member(text[1]);
        if (member is null) Wrong(1, "没有这个编码的人员", "人员表里的编码", "no such member", "a code of the members table");
        if (_programme.Group(text[2]) is null) Wrong(2, "没有这个编码的工作组", "工作组表里的编码", "no such group", "a code of the groups table");
        else if (member is not null && member.Group != text[2]) Wrong(2, $"{member.Code} 不在这个工作组", member.Group ?? "只有工作组里的人才走访", "not the member's group", member.Group ?? "only members of a group visit");
        if (_programme.Unit(text[3]) is null) Wrong(3, "没有这个编码的单位", "单位表里的编码", "no such unit", "a code of the units table");
        if (!Matters.Contains(text[4])) Wrong(4, "不认识的事项", string.Join('、', Matters), "an unknown matter", string.Join(", ", Matters));
        return Place(text, Wrong) is var place && _faults.Count == before ? new(line, at, text[1], text[2], text[3], place) : null;

        void Wrong(int column, string what, string allowed, string english, string englishAllowed) => _faults.Add(Fault(line, Header[column], $"“{text[column]}”{what}", allowed, english, englishAllowed));
    }

    private static (double Latitude, double Longitude)? Place(string[] text, Action<int, string, string, string, string> wrong)
    {
        if (text[5].Length == 0 && text[6].Length == 0) return null;
        var latitude = Degrees(5, 90);
        return Degrees(6, 180) is { } longitude && latitude is { } known ? (known, longitude) : null;

        double? Degrees(int column, int most)
        {
            if (double.TryParse(text[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most) return degrees;
            wrong(column, "不是经纬度", $"-{most} 到 {most}，两格都不填就不发位置", "no degrees", $"-{most} to {most}, or both cells empty for no place");
            return null;
        }
    }

    private string Fault(int line, string column, string what, string allowed, string english, string englishAllowed) =>
        $"{_name}{(line > 0 ? $" 第 {line} 行" : "")}{(column.Length > 0 ? $" [{column}]" : "")}：{what}；允许：{allowed} / {(line > 0 ? $"line {line}: " : "")}{english}; allowed: {englishAllowed}";
}
