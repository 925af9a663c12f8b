using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Summaries.Pictures;

namespace FieldBot.Host.Tests.Pictures;

/// <summary>Pictures of each kind: with nothing, a little, as much as there can be, and very long names.</summary>
internal static class Shown
{
    public static readonly string[] Kinds = ["status", "coverage", "weeks", "categories", "areas", "ages", "plan"], Sizes = ["empty", "small", "big", "long"], Languages = ["zh-Hans", "en"];

    private const string LongName = "广元市昭化区亭子湖环湖旅游公路建设项目第三标段（含王家镇至射箭镇连接线及附属工程）工会联合会";

    private const string LongNameInEnglish = "Federation of the trade unions of the third section of the lakeside road with all connecting roads";

    public static Picture Of(string kind, string size, string language)
    {
        var chinese = language == "zh-Hans";
        var about = size == "long" ? (chinese ? LongName : LongNameInEnglish) : chinese ? "昭化区 · 全程（3月30日到4月1日）" : "Zhaohua · the whole time (30 March to 1 April)";
        return kind switch
        {
            "status" => StatusPicture.Of(about, Figures(size, chinese), Matters(size, chinese), Days(size), Assigned(size), language),
            "coverage" => CoveragePicture.Of(about, Days(size), Assigned(size), language),
            "weeks" => WeeksPicture.Of(about, Weeks(size), language),
            "categories" => BarsPicture.ByCategory(about, Bars(size, chinese ? "劳动报酬,劳动合同,工作时间,安全卫生,社会保险,生活后勤,女职工,文化生活,其他,不归工会管" : "Pay,Contracts,Hours,Safety,Insurance,Living,Women,Culture,Other,Out of remit", chinese), language),
            "areas" => BarsPicture.ByArea(about, Bars(size, chinese ? "利州区,昭化区,朝天区,苍溪县,旺苍县,剑阁县,青川县" : "Lizhou,Zhaohua,Chaotian,Cangxi,Wangcang,Jiange,Qingchuan", chinese), language),
            "ages" => AgesPicture.Of(about, Ages(size), language),
            _ => Plan(about, size, chinese, language),
        };
    }

    private static Figure[] Figures(string size, bool chinese) => (size, chinese) switch
    {
        ("empty", _) => [],
        ("small", true) => [new("走访单位", "16", "16", "覆盖率 100%"), new("见面的组", "24", "24"), new("未了问题", "7", null, "超期 1 件"), new("已解决", "3", "10"), new("规定动作", "20", "24", "超期 2 项")],
        ("small", false) => [new("Units visited", "16", "16", "coverage 100%"), new("Groups met", "24", "24"), new("Open issues", "7", null, "1 overdue"), new("Solved", "3", "10"), new("Set actions", "20", "24", "2 late")],
        ("big", true) => [new("走访单位", "123456", "234567", "覆盖率 52%"), new("见面的组", "1234", "2345"), new("未了问题", "123456", null, "超期 12345 件"), new("已解决", "123456", "234567", "办结率 52%"), new("规定动作", "12345", "23456", "超期 1234 项")],
        ("big", false) => [new("Units visited", "123456", "234567", "coverage 52%"), new("Groups met", "1234", "2345"), new("Open issues", "123456", null, "12345 overdue"), new("Solved", "123456", "234567", "52% of all"), new("Set actions", "12345", "23456", "1234 late")],
        (_, true) => [.. Enumerable.Repeat(new Figure(LongName, "16", "16", LongName), 5)],
        _ => [.. Enumerable.Repeat(new Figure(LongNameInEnglish, "16", "16", LongNameInEnglish), 5)],
    };

    private static string[] Matters(string size, bool chinese) => (size, chinese) switch
    {
        ("empty", _) => [],
        ("small", true) => ["I-17 劳动报酬，超期 3 个工作日", "第7组：2 个单位还没走访"],
        ("small", false) => ["I-17 Pay, overdue for 3 working days", "Group 7: 2 units not visited yet"],
        ("big", true) => ["I-123456 劳动报酬，超期 123 个工作日", "第7组：12345 个单位还没走访", "待上级定：1234 件"],
        ("big", false) => ["I-123456 Pay, overdue for 123 working days", "Group 7: 12345 units not visited yet", "1234 wait for the area to decide"],
        (_, true) => [LongName, LongName, LongName],
        _ => [LongNameInEnglish, LongNameInEnglish, LongNameInEnglish],
    };

    private static int Assigned(string size) => size switch { "empty" => 0, "big" => 234_567, _ => 16 };

    private static CoverageDay[] Days(string size) => size switch
    {
        "empty" => [],
        "big" => [.. Enumerable.Range(0, 364).Select(i => new CoverageDay(new DateOnly(2022, 3, 30).AddDays(i), 123_456 * (i + 1) / 364))],
        _ => [new(new(2022, 3, 30), 5), new(new(2022, 3, 31), 11), new(new(2022, 4, 1), 16)],
    };

    private static WeekCount[] Weeks(string size) => size switch
    {
        "empty" => [],
        "big" => [.. Enumerable.Range(1, 52).Select(i => new WeekCount(i, 300 + i * 37 % 101, i * 53 % 307, 40 * i))],
        "long" => [.. Enumerable.Range(1, 13).Select(i => new WeekCount(i, 12_345 + i, 9876 + i * 100, 123_456 + i * 1000))],
        _ => [new(1, 5, 0, 5), new(2, 8, 4, 9), new(3, 2, 6, 5), new(4, 3, 3, 5)],
    };

    private static BarCount[] Bars(string size, string names, bool chinese) => size switch
    {
        "empty" => [],
        "big" => [.. Enumerable.Range(1, 52).Select(i => new BarCount(chinese ? $"第{i}片区" : $"Area {i}", i * 31 % 47, i * 17 % 59, i % 13 == 0 ? chinese ? "不足5件，不显示" : "fewer than 5" : null))],
        "long" => [.. Enumerable.Range(1, 8).Select(i => new BarCount(chinese ? LongName : LongNameInEnglish, 123_456 * i / 8, 234_567 / i))],
        _ => [.. names.Split(',').Select((n, i) => new BarCount(n, (i * 5 + 4) % 9, (i * 7 + 2) % 11, i == 6 ? chinese ? "不足5件，不显示" : "fewer than 5" : null))],
    };

    private static IEnumerable<int> Ages(string size) => size switch
    {
        "empty" => [],
        "small" => [0, 2, 3, 4, 7, 8, 15, 16, 30, 31, 400],
        _ => Enumerable.Range(0, 200_000).Select(i => i % 61),
    };

    private static PlanPicture Plan(string about, string size, bool chinese, string language)
    {
        var (rows, weeks) = size switch { "empty" => (0, 0), "big" => (52, 52), "long" => (24, 13), _ => (24, 6) };
        var now = weeks / 2 + 1;
        var lines = Enumerable.Range(1, rows).Select(g => new PlanWeeks(
            size == "long" ? (chinese ? LongName : LongNameInEnglish) : string.Create(CultureInfo.InvariantCulture, $"{(chinese ? "第" : "Group ")}{g}{(chinese ? "组" : "")}"),
            [.. Enumerable.Range(1, weeks).Select(w => (w + g) % 5 == 0 ? PlanSign.None : w < now ? (w * g % 7 == 3 ? PlanSign.Late : PlanSign.Done) : w == now ? (g % 3 == 0 ? PlanSign.Done : PlanSign.Due) : PlanSign.Ahead)],
            now - 1, weeks)).ToImmutableArray();
        return PlanPicture.Of(about, [.. Enumerable.Range(1, weeks)], now, lines, language);
    }
}
