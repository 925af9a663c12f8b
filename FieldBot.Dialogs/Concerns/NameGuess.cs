using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Concerns;

/// <summary>
/// Whether a text looks as if it named whoever spoke up: an account, a telephone number, a form of address with a surname, a guess in so many
/// words. It asks, and decides nothing: many names have a right to be there.
/// </summary>
internal static partial class NameGuess
{
    /// <summary>What looks like it; null: nothing does.</summary>
    public static string? In(string text) => Looks().Match(text) is { Success: true } match ? match.Value.Trim() : null;

    /// <summary>What somebody wrote of themselves, without meaning to give it.</summary>
    public static string? OfOneself(string text) => Self().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"@[A-Za-z]\w{3,31}|(?<!\d)\d{7,}(?!\d)|我叫" + Given + @"{2,3}|我是" + Surname + Given + @"{1,2}(?=[，。,. ]|$)|[0-9]+\s*号床|\b[Mm]y name is \w+|\bI am [A-Z]\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Self();

    /// <summary>What would tell a unit that a worker spoke, or who it may be: that somebody said it, an hour, a bed.</summary>
    public static string? OfAWorker(string text) => Tells().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"职工|工人|反映|投诉|举报|诉求|语音|有人说|昨[天晚]|今[天早]|[0-9一二三四五六七八九十]+\s*(?:点|号床|床|班)|[0-9]{3,4}\s*(?:室|房|宿舍)|\b(?:worker|complain|voice note|yesterday|bed|room)\w*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Tells();

    /// <summary>The commonest surnames: most people have one of them.</summary>
    private const string Surname = "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]";

    private const string Given = @"\p{IsCJKUnifiedIdeographs}";

    [GeneratedRegex(@"@[A-Za-z]\w{3,31}|(?<!\d)\d{7,}(?!\d)|" + Surname + Given + @"{0,2}(?:先生|女士|师傅|大哥|大姐|同志|工友|老乡|兄弟|阿姨|大叔)|[你您]是(?:不是)?" + Surname + Given + @"{1,2}(?:吗|吧|么|[，。？?]|$)|\b(?:Mr|Mrs|Ms|Miss)\.?\s+[A-Z]\w+|\b[Aa]re you [A-Z]\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Looks();
}
