using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>How periods look. Every shape is bounded, and questions are short.</summary>
internal static partial class PeriodShapes
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Han = "零〇一二两三四五六七八九十";
    public const string Number = $"(?:[0-9]{{1,4}}|[{Han}百]{{1,4}}|半)";
    private const string Small = $"(?:[0-9]{{1,2}}|[{Han}]{{1,3}})";
    private const string Year = "(?:(?:[0-9]{4}|[0-9]{2}|[零〇一二三四五六七八九]{4}|今|去|前|明) ?年)";

    // A bare day must not swallow the number of what follows: 4月3组.
    private const string MonthDay = $"{Year}? ?{Small} ?月 ?(?:份)?{Small} ?(?:[日号]|(?![0-9{Han}组件个条家次周天月起]))";
    private const string Digits = "(?<![0-9.])(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[日号]?)(?![0-9.%])";
    private const string OnlyDay = $"(?<![0-9{Han}月第]){Small}[日号](?![0-9线楼院])";
    private const string Spoken = "大前天|前天|前日|昨天|昨日|今天|今日|今儿|明天|明日|后天|大后天";
    private const string Weekday = "(?:上上|上|本|这|下)?个?(?:周|星期|礼拜)(?:[二三四五六日天]|一(?!共))";
    private const string Ago = $"{Number}天前";
    private const string Day = $"(?:{MonthDay}|{Digits}|{OnlyDay}|{Spoken}|{Weekday}|{Ago})";

    private const string Month = $"(?:{Year}? ?{Small} ?月(?:份)?|(?:上上|上|本|这|当|下)个?月(?:份)?)";
    private const string PartOfMonth = $"(?:{Month}的?(?:上旬|中旬|下旬|上半月|下半月|初|底|末|第?{Small}个?(?:周|星期|礼拜)))";
    private const string Week = "(?:(?:上上|上|本|这|下下|下)一?个?(?:周|星期|礼拜)|当周)";
    private const string WeekOf = $"第{Small}个?(?:周|星期|礼拜)";
    private const string Quarter = "(?:(?:第?[一二三四1-4]|本|这|上)个?季度)";
    private const string Point = $"(?:{PartOfMonth}|{Day}|{Month}|{WeekOf}|{Week}|{Quarter}|{Year})";

    private const string Months = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string DayEnglish = $@"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{Months}\b(?:,? [0-9]{{4}})?|{Months} [0-9]{{1,2}}(?:st|nd|rd|th)?\b(?:,? [0-9]{{4}})?|[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}"
        + @"|the day before yesterday|today|yesterday|tomorrow|(?:last |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|[0-9]{1,3} days? ago)";
    private const string MonthEnglish = $@"(?:(?:(?<=\b(?:in|of|since|from|to|and|until|during|for|before|after) )may|(?!may\b){Months})\b(?: [0-9]{{4}}\b)?)";
    private const string PointEnglish = $@"(?:(?:the )?(?:first|second|third|fourth|fifth|last) week of {Months}\b|{DayEnglish}|{MonthEnglish}|(?:this|last|next|the current|current|the previous|previous) (?:week|month|quarter|year)|week [0-9]{{1,2}})";

    [GeneratedRegex($"(?:从|自)?(?<a>{Point}) ?(?:一直)?(?:到|至|-|~) ?(?<b>{Point}|现在|目前|今|{Small}(?![0-9{Han}组件个条家次]))(?:为止|之间|期间|止)?", Plain, 1000)] public static partial Regex Range();
    [GeneratedRegex($"(?:从|自)?(?<a>{Point}) ?(?:以来|至今|到现在|到目前|起|开始|之后|以后|后(?!天))", Plain, 1000)] public static partial Regex Since();
    [GeneratedRegex($"(?:从|自)(?<a>{Point})", Plain, 1000)] public static partial Regex From();
    [GeneratedRegex($"(?:截至|截止到|截止|到|至)(?<b>{Point})(?:为止|止)?|(?<b>{Point})(?:之前|以前|前(?!天))", Plain, 1000)] public static partial Regex Until();
    [GeneratedRegex($"(?:在)?(?<p>{Point})(?:期间|当天|之内|以内|内|里|的时候)?", Plain, 1000)] public static partial Regex Single();
    [GeneratedRegex($"(?:最近|近|过去|这|前)的?(?<n>{Number})个?(?<unit>天|日(?!期)|周|星期|礼拜|月|年)(?:以内|以来|之内|内|来|里)?", Plain, 1000)] public static partial Regex Last();
    [GeneratedRegex($"(?:未来|今后|接下来|往后|后)的?(?<n>{Number})个?(?<unit>天|周|星期|礼拜|月)(?:以内|之内|内|里)?", Plain, 1000)] public static partial Regex Ahead();
    [GeneratedRegex($"(?<![第近去这前月])(?:超过|超出|连续|至少|已经|已|有)?(?<n>{Number})(?:个(?<unit>月|周|星期|礼拜)|(?<unit>天|周(?!年)|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])))(?<within>之内|以内|内|里)?(?:以上|多|了)?", Plain, 1000)] public static partial Regex Bare();

    [GeneratedRegex($@"\b(?:from|between) (?<a>{PointEnglish}) (?:to|and|until|till|-) (?<b>{PointEnglish}|now)|\b(?<a>{PointEnglish}) ?(?:to|until|till|-) ?(?<b>{PointEnglish}|now)", Plain, 1000)] public static partial Regex RangeEnglish();
    [GeneratedRegex($@"\b(?:since|after|from) (?:the start of )?(?<a>{PointEnglish})(?: onwards| on)?", Plain, 1000)] public static partial Regex SinceEnglish();
    [GeneratedRegex($@"\b(?:until|till|before|up to|by) (?:the end of )?(?<b>{PointEnglish})", Plain, 1000)] public static partial Regex UntilEnglish();
    [GeneratedRegex($@"\b(?:in |on |during |for )?(?<p>{PointEnglish})", Plain, 1000)] public static partial Regex SingleEnglish();
    [GeneratedRegex(@"\b(?:in |over |during |within )?(?:the )?(?:last|past) (?<n>[0-9]{1,4}|two|three|four|five|six|seven|ten) (?<unit>day|week|month|year)s?\b", Plain, 1000)] public static partial Regex LastEnglish();
    [GeneratedRegex(@"\b(?:in |over |during |within )?(?:the )?(?:next|coming) (?<n>[0-9]{1,4}|two|three|four|five|six|seven|ten) (?<unit>day|week|month)s?\b", Plain, 1000)] public static partial Regex AheadEnglish();
    [GeneratedRegex(@"\b(?<within>within |in )?(?:for )?(?:more than |over |at least )?(?<n>[0-9]{1,4}|a|one|two|three|four|five|six|seven|ten) (?<unit>day|week|month)s?\b(?! ago)", Plain, 1000)] public static partial Regex BareEnglish();

    // Parts of a point, each by itself.
    [GeneratedRegex($"^(?:(?<y>[0-9]{{4}}|[0-9]{{2}}|[零〇一二三四五六七八九]{{4}}|今|去|前|明) ?年)? ?(?<m>{Small}) ?月(?:份)?$", Plain, 1000)] public static partial Regex AMonth();
    [GeneratedRegex($"^(?<month>.+?月(?:份)?)的?(?<part>上旬|中旬|下旬|上半月|下半月|初|底|末|第?(?<n>{Small})个?(?:周|星期|礼拜))$", Plain, 1000)] public static partial Regex APartOfMonth();
    [GeneratedRegex("^(?<which>上上|上|本|这|当|下下|下)一?个?(?<unit>周|星期|礼拜|月|季度)(?:份)?$", Plain, 1000)] public static partial Regex ARelative();
    [GeneratedRegex($"^(?:第(?<n>{Small})个?(?:周|星期|礼拜)|week (?<n>[0-9]{{1,2}}))$", Plain, 1000)] public static partial Regex AWeek();
    [GeneratedRegex("^第?(?<n>[一二三四1-4])个?季度$", Plain, 1000)] public static partial Regex AQuarter();
    [GeneratedRegex("^(?<y>[0-9]{4}|[0-9]{2}|[零〇一二三四五六七八九]{4}|今|去|前|明) ?年$", Plain, 1000)] public static partial Regex AYear();
    [GeneratedRegex("^(?<y>今|去|前|明) ?年 ?(?<rest>.+)$", Plain, 1000)] public static partial Regex ASpokenYear();
    [GeneratedRegex("^(?:下)个?(?:周|星期|礼拜)(?<d>[一二三四五六日天])$|^next (?<e>[a-z]+day)$", Plain, 1000)] public static partial Regex ANextWeekday();
    [GeneratedRegex($"^(?<m>{Months})(?: (?<y>[0-9]{{4}}))?$", Plain, 1000)] public static partial Regex AMonthEnglish();
    [GeneratedRegex($"^(?:the )?(?<n>first|second|third|fourth|fifth|last) week of (?<m>{Months})$", Plain, 1000)] public static partial Regex AWeekEnglish();
    [GeneratedRegex("^(?:the )?(?<which>this|last|next|current|previous) (?<unit>week|month|quarter|year)$", Plain, 1000)] public static partial Regex ARelativeEnglish();
}
