using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Host.Workbooks;

/// <summary>说明: what each sheet is for and what each column wants, for somebody who knows Excel and nothing else.</summary>
internal static class Guide
{
    private static readonly (string Sheet, string Column, string What, string Example)[] Lines =
    [
        ("", "", "改好后存成 .xlsx，发给机器人：先检查，列出改了什么，点“应用”才生效。第一行表头不要改。一格里写几个值，用 | 隔开。编码只用英文字母、数字、- 和 _。", ""),
        ("programme", "", "项目的名称、起止日期、时区、工作时间、免打扰、热线和危机词。“项”不要改，只改“值”。", ""),
        ("programme", "值", "日期写 年-月-日；工作时间可以有几段", "08:30-12:00|14:30-18:00"),
        ("areas", "", "区域，如市本级、各县区。", ""),
        ("areas", "编码", "每个区域一个，不能和单位、工作组的编码相同", "A01"),
        ("units", "", "基层单位。", ""),
        ("units", "类型", "问题的条件会用到", "在建项目"),
        ("units", "所属区域", "“区域”表里的编码", "A03"),
        ("units", "纬度", "WGS-84，和经度一起填，可以都不填", "32.3048"),
        ("groups", "", "蹲点工作组。", ""),
        ("groups", "蹲点单位", "“单位”表里的编码，可以几个", "U01|U02"),
        ("members", "", "人员。角色和范围必填，一人可以有几个角色。", ""),
        ("members", "角色", "组员、组长、受理、联络员、领导、审核销号、值班、身份保管、审计、管理员；至少一人是管理员", "组长"),
        ("members", "工作组", "组员和组长必填，其他人可以不填", "G01"),
        ("members", "范围", "区域、工作组或单位的编码，或 全部", "G01"),
        ("questions", "", "走访时问的问题，一行一个，从上到下问。", ""),
        ("questions", "核心", "★ 表示简表也问", "★"),
        ("questions", "类型", "单选、多选、成员多选、整数 最小-最大、金额、文字 最多字数、日期", "整数 0-9999"),
        ("questions", "选项", "单选和多选的选项，用 | 隔开", "全部|部分|未签"),
        ("questions", "条件", "什么时候才问：题号=选项，题号<>选项，单位类型=…，首次走访", "QC01=部分|未签"),
        ("questions", "必答", "是 表示不能跳过，留空可以跳过", "是"),
        ("questions", "默认上次", "是 表示先给出这家上次的回答", "是"),
        ("questions", "上限", "不能超过哪一题的数", "QW01"),
        ("questions", "建议立件", "哪些回答建议登记问题：类目=选项；文字题写 有内容", "CON=未签|部分"),
        ("questions", "通知", "哪些回答马上通知谁", "紧急=组长|值班"),
        ("questions", "独选", "多选里不能和别的一起选的那一项", "没有"),
        ("categories", "", "问题类目。", ""),
        ("categories", "时限", "“时限”表里的一行", "复杂"),
        ("categories", "限定处理人", "只有这些人员看得到这类问题；留空不限", "C001|L01"),
        ("categories", "直达市总", "这些二级类目不经单位和工作组，直接交市总工会受理；可以没有这一列", "工会干部作风"),
        ("limits", "", "签收、首次联系、办结的时限和可延期天数。", ""),
        ("limits", "计时", "自然时：按钟点算；工作时：只算工作时间", "工作时"),
        ("actions", "", "规定动作和自选动作，按项目的第几周。", ""),
        ("actions", "起(周)", "从开始日期算第几周，和止(周)一起填，可以都不填", "1"),
        ("actions", "次数", "要做几次，不填算一次", "1"),
        ("actions", "自动计数", "不用再记录的动作：首次走访、全覆盖、台账，或 题号=选项。可以没有这一列", "QV04=座谈"),
        ("calendar", "", "节假日：休 是放假的工作日，班 是上班的周末。要排到项目结束以后。", ""),
        ("calendar", "日期", "年-月-日", "2026-10-01"),
        ("terms", "", "选项、二级类目、单位类型的英文。", ""),
        ("asks", "", "领导在聊天里怎么问。常用的问法已经内置，这里补上本地的说法；可以没有这张表。", ""),
        ("asks", "说法", "一句问话，会变的地方写成 {区域}、{组}、{单位}、{类目}、{状态}、{时段}、{天数}、{件数}、{次序}、{汇总}；词的先后不要紧。或者一个词", "{区域}{时段}谁没走访"),
        ("asks", "意思", "问话选一种意思；一个词写 类目 PAY、区域 A03、时段 本周、同 另一个词、略，等等", "未走访"),
        ("asks", "举例", "给人看的，可以没有这一列", "昭化区这周谁没走访"),
    ];

    public static Table Table(IReadOnlyList<Table> tables) => new(SheetTitles.Guide, SheetTitles.Guide, ["表", "列", "说明", "例"],
        [.. Lines.Where(l => l.Sheet.Length == 0 || tables.Any(t => t.Name == l.Sheet)).Select(l => ImmutableArray.Create(l.Sheet.Length == 0 ? "" : SheetTitles.Of(l.Sheet), l.Column, l.What, l.Example))]);
}
