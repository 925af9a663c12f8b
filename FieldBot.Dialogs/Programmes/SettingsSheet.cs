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
            if (item.Length == 0) row.Fault("项", "没有填", string.Join('、', Known));
            else if (!Known.Contains(item)) row.Fault("项", $"不认识“{item}”", string.Join('、', Known));
            else if (!rows.TryAdd(item, row)) row.Fault("项", $"“{item}”写了两次", "每项一次");
        }

        var missing = Known.Where(k => !rows.ContainsKey(k)).ToList();
        if (!sheet.Has("项") || !sheet.Has("值")) return null;
        foreach (var item in missing) sheet.Fault(0, "项", $"缺少“{item}”", string.Join('、', Known));
        // The items that are there are read all the same, for their faults.
        foreach (var item in missing) rows[item] = new Row(Sheet.Silent, [], 0);
        var start = rows["开始日期"].Day("值");
        var meet = rows["见面截止"].Day("值");
        var end = rows["结束日期"].Day("值");
        if (meet != default && meet < start) rows["见面截止"].Fault("值", "早于开始日期", "开始日期到结束日期之间");
        if (end != default && meet > end) rows["见面截止"].Fault("值", "晚于结束日期", "开始日期到结束日期之间");
        if (end != default && end < start) rows["结束日期"].Fault("值", "早于开始日期", "开始日期当天或之后");
        var settings = new ProgrammeSettings(rows["名称"].Text("值"), rows["主办"].Text("值"), start, meet, end, Zone(rows["时区"]), Hours(rows["工作时间"]), Quiet(rows["免打扰"]), Language(rows["默认语言"]),
            rows["未走访提醒组长(天)"].Number0("值", 1, 365) ?? 7, rows["诉求统计隐去小于"].Number0("值", 0, 100) ?? 5, [.. rows["匿名诉求转达时刻"].Distinct("值", 20).Select(t => Time(rows["匿名诉求转达时刻"], t) ?? default)],
            rows["身份信息保留(天)"].Number0("值", 1, 3650) ?? 90, rows["急救电话"].Distinct("值", 40), rows["维权热线"].Distinct("值", 40), rows["危机词"].Distinct("值", 40));
        return missing.Count > 0 ? null : settings;
    }

    private static TimeZoneInfo Zone(Row row)
    {
        if (row["值"].Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(row["值"], out var zone)) return zone;
        row.Fault("值", row["值"].Length == 0 ? "没有填" : $"没有“{row["值"]}”这个时区", "例如 Asia/Shanghai");
        return TimeZoneInfo.Utc;
    }

    private static string Language(Row row)
    {
        if (Texts.Phrasebook.Languages.Contains(row["值"])) return row["值"];
        row.Fault("值", row["值"].Length == 0 ? "没有填" : $"没有“{row["值"]}”这种语言", string.Join('、', Texts.Phrasebook.Languages));
        return Texts.Phrasebook.Chinese;
    }

    private static ImmutableArray<(TimeOnly From, TimeOnly To)> Hours(Row row)
    {
        const string example = "例如 08:30-12:00|14:30-18:00";
        var spans = ImmutableArray.CreateBuilder<(TimeOnly From, TimeOnly To)>();
        if (row.List("值").IsEmpty) row.Fault("值", "没有填", example);
        foreach (var text in row.List("值"))
        {
            if (Span(row, text) is not { } span) continue;
            if (span.To <= span.From) row.Fault("值", $"“{text}”的结束不晚于开始", example);
            else if (spans.Count > 0 && span.From < spans[^1].To) row.Fault("值", $"“{text}”和前一段重叠，或次序不对", example);
            spans.Add(span);
        }

        return spans.ToImmutable();
    }

    /// <summary>From one evening to the next morning: it may pass midnight, but not be empty.</summary>
    private static (TimeOnly From, TimeOnly To) Quiet(Row row)
    {
        const string example = "例如 21:30-07:30";
        if (row["值"].Length == 0) row.Fault("值", "没有填", example);
        else if (Span(row, row["值"]) is { } span)
        {
            if (span.From == span.To) row.Fault("值", "开始和结束是同一时刻", example);
            return span;
        }

        return default;
    }

    private static (TimeOnly From, TimeOnly To)? Span(Row row, string text)
    {
        if (text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to])
            return (Time(row, from), Time(row, to)) is ({ } start, { } end) ? (start, end) : null;
        row.Fault("值", $"“{text}”不是一段时间", "时:分-时:分，例如 08:30-12:00");
        return null;
    }

    private static TimeOnly? Time(Row row, string text)
    {
        if (TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        row.Fault("值", $"“{text}”不是时刻", "时:分，例如 08:30");
        return null;
    }
}
