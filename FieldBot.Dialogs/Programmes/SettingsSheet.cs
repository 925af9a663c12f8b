using System.Collections.Immutable;
using System.Globalization;

namespace FieldBot.Dialogs.Programmes;

/// <summary>programme: 项, 值.</summary>
internal static class SettingsSheet
{
    private static readonly string[] Known =
    [
        "名称", "主办", "开始日期", "见面截止", "结束日期", "时区", "工作时间", "免打扰", "默认语言", "未走访提醒组长(天)", "诉求统计隐去小于", "匿名诉求转达时刻",
        "身份信息保留(天)", "急救电话", "维权热线", "危机词",
    ];

    public static ProgrammeSettings? Read(IReadOnlyList<Table> tables, List<Fault> faults)
    {
        var sheet = new Sheet(tables, "programme", faults, "项", "值");
        if (sheet.Missing) return null;
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
        {
            // Excel users type the one or the other bracket.
            var item = row["项"].Replace('\uFF08', '(').Replace('\uFF09', ')');
            if (!Known.Contains(item)) row.Fault("项", $"不认识“{item}”", string.Join('、', Known));
            else if (!rows.TryAdd(item, row)) row.Fault("项", $"“{item}”写了两次", "每项一次");
        }

        var missing = Known.Where(k => !rows.ContainsKey(k)).ToList();
        foreach (var item in missing) sheet.Fault(0, "项", $"缺少“{item}”", string.Join('、', Known));
        if (missing.Count > 0) return null;
        var start = rows["开始日期"].Day("值");
        var meet = rows["见面截止"].Day("值");
        var end = rows["结束日期"].Day("值");
        if (meet < start) rows["见面截止"].Fault("值", "早于开始日期", "开始日期当天或之后");
        if (end < start) rows["结束日期"].Fault("值", "早于开始日期", "开始日期当天或之后");
        return new(rows["名称"].Text("值"), rows["主办"].Text("值"), start, meet, end, Zone(rows["时区"]), Hours(rows["工作时间"]), Span(rows["免打扰"]), Language(rows["默认语言"]),
            rows["未走访提醒组长(天)"].Number0("值", 1, 365) ?? 7, rows["诉求统计隐去小于"].Number0("值", 0, 100) ?? 5, [.. rows["匿名诉求转达时刻"].List("值").Select(t => Time(rows["匿名诉求转达时刻"], t))],
            rows["身份信息保留(天)"].Number0("值", 1, 3650) ?? 90, rows["急救电话"].List("值"), rows["维权热线"].List("值"), rows["危机词"].List("值"));
    }

    private static TimeZoneInfo Zone(Row row)
    {
        if (row["值"].Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(row["值"], out var zone)) return zone;
        row.Fault("值", $"没有“{row["值"]}”这个时区", "例如 Asia/Shanghai");
        return TimeZoneInfo.Utc;
    }

    private static string Language(Row row)
    {
        if (Texts.Phrasebook.Languages.Contains(row["值"])) return row["值"];
        row.Fault("值", $"没有“{row["值"]}”这种语言", string.Join('、', Texts.Phrasebook.Languages));
        return Texts.Phrasebook.Chinese;
    }

    private static ImmutableArray<(TimeOnly From, TimeOnly To)> Hours(Row row)
    {
        var spans = row.List("值").Select(s => Span(row, s)).ToImmutableArray();
        if (spans.IsEmpty) row.Fault("值", "没有填", "例如 08:30-12:00|14:30-18:00");
        for (var i = 0; i < spans.Length; i++)
        {
            if (spans[i].To <= spans[i].From) row.Fault("值", "一段时间的结束不晚于开始", "例如 08:30-12:00|14:30-18:00");
            if (i > 0 && spans[i].From < spans[i - 1].To) row.Fault("值", "几段时间重叠或次序不对", "例如 08:30-12:00|14:30-18:00");
        }

        return spans;
    }

    private static (TimeOnly From, TimeOnly To) Span(Row row) => Span(row, row["值"]);

    private static (TimeOnly From, TimeOnly To) Span(Row row, string text)
    {
        if (text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]) return (Time(row, from), Time(row, to));
        row.Fault("值", $"“{text}”不是一段时间", "例如 08:30-12:00");
        return default;
    }

    private static TimeOnly Time(Row row, string text)
    {
        if (TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        row.Fault("值", $"“{text}”不是时刻", "时:分,例如 08:30");
        return default;
    }
}
