using System.Globalization;
using System.Text;

namespace FieldBot.Benchmarks;

/// <summary>Writes the tables of a programme of any size, always the same for the same size: groups of four, each at a unit of its own.</summary>
internal static class ProgrammeMaker
{
    private const int GroupSize = 4;
    private static readonly string[] Kinds = ["企业", "在建项目", "乡镇", "社区(村)", "园区"];

    /// <param name="sample">Folder of the sample programme, whose other tables are taken over.</param>
    /// <param name="six">A questionnaire of three questions instead of the sample's.</param>
    /// <param name="units">Those that no group has are nobody's; at least one a group.</param>
    public static void Write(string folder, string sample, int members, bool six, int units = 0)
    {
        Directory.CreateDirectory(folder);
        foreach (var table in new[] { "areas", "categories", "limits", "actions", "calendar", "terms", "questions" })
            File.Copy(Path.Combine(sample, $"{table}.csv"), Path.Combine(folder, $"{table}.csv"), overwrite: true);
        var groups = (members + GroupSize - 1) / GroupSize;
        Table(folder, "units", "编码,名称,类型,所属区域,纬度,经度,来源", Enumerable.Range(1, Math.Max(groups, units)).Select(g =>
            string.Create(CultureInfo.InvariantCulture, $"U{g:000},第{g}号单位工会,{Kinds[g % Kinds.Length]},A{g % 10 + 1:00},{32 + g % 100 / 100.0:0.00},{105 + g % 90 / 100.0:0.00},样例")));
        Table(folder, "groups", "编码,名称,所属区域,蹲点单位", Enumerable.Range(1, groups).Select(g => $"G{g:000},第{g}蹲点工作组,A{g % 10 + 1:00},U{g:000}"));
        Table(folder, "members", "编码,姓名,角色,工作组,范围", Enumerable.Range(0, members)
            .Select(m => $"C{m + 1:0000},干部{m + 1:0000},{(m % GroupSize == 0 ? "组长" : "组员")},G{m / GroupSize + 1:000},G{m / GroupSize + 1:000}")
            .Concat(["K01,办公室,管理员,,全部", "K02,审核员,审核销号,,全部", "K03,身份保管员,身份保管,,全部", "K05,值班员,值班,,全部", "K06,受理员,受理,,全部"]));
        // Without restricted handlers: the sample names members who are not in this programme.
        var categories = File.ReadAllLines(Path.Combine(folder, "categories.csv"));
        File.WriteAllLines(Path.Combine(folder, "categories.csv"), categories.Select((l, i) => i == 0 ? l : string.Join(',', l.Split(',')[..^2]) + ",,"), new UTF8Encoding(true));
        var programme = File.ReadAllLines(Path.Combine(sample, "programme.csv"));
        File.WriteAllLines(Path.Combine(folder, "programme.csv"), programme.Select(l => l.Split(',')[0] switch
        {
            "开始日期" => "开始日期,2024-01-01", "见面截止" => "见面截止,2024-01-05", "结束日期" => "结束日期,2099-12-31", _ => l,
        }), new UTF8Encoding(true));
        if (!six) return;
        // Actions that count by answers name questions of the sample.
        var actions = File.ReadAllLines(Path.Combine(folder, "actions.csv"));
        File.WriteAllLines(Path.Combine(folder, "actions.csv"), actions.Select((l, i) => i > 0 && l.Contains(",Q", StringComparison.Ordinal) ? l[..(l.LastIndexOf(',') + 1)] : l), new UTF8Encoding(true));
        var header = File.ReadLines(Path.Combine(sample, "questions.csv")).First();
        Table(folder, "questions", header.TrimStart('\uFEFF'),
        [
            "QA01,★,是哪种走访,Kind of visit,单选,例行|紧急,,是,,,,,",
            "QA02,★,现场有多少名职工,Workers on site,整数 0-9999,,,是,,,,,",
            "QA03,★,记一句话,A note,文字 500,,,是,,,,,",
        ]);
    }

    private static void Table(string folder, string name, string header, IEnumerable<string> rows) =>
        File.WriteAllLines(Path.Combine(folder, $"{name}.csv"), rows.Prepend(header), new UTF8Encoding(true));
}
