using System.Text.RegularExpressions;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>Finds numbers that name something or limit a list: 第3组, I-17, 前5件.</summary>
internal static partial class NumberShapes
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string N = "(?<n>[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})", Other = "(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})";
    private const string Team = "号?(?:蹲点|工作|小)*组(?![员长成织建])";
    private const string Count = "(?:件|个|条|家|次|起|项|名|位)(?!组|工作|蹲点|单位|县|区|月|星期|礼拜|周|小时|人|职工|干部)";

    public static IEnumerable<Piece> Pieces(string text, Lexicon lexicon)
    {
        foreach (var regex in (Regex[])[Group(), GroupEnglish(), OneOfTwo()])
            foreach (Match m in regex.Matches(text))
                if (Number(m) is { } n)
                    yield return new(m.Index, m.Length, lexicon.GroupNumbers[n].ToList() is { Count: > 0 } groups ? new Hit.Thing(Slot.Group, [.. groups]) : new Hit.NoGroup(n));
        // 24个组都见面了吗: how many there are is known.
        foreach (Match m in HowMany().Matches(text)) yield return new(m.Index, m.Length, new Hit.Nothing());
        foreach (Match m in Issue().Matches(text)) yield return new(m.Index, m.Length, new Hit.Numbered(false, Numbered(m)));
        foreach (Match m in Visit().Matches(text)) yield return new(m.Index, m.Length, new Hit.Numbered(true, Numbered(m)));
        foreach (var regex in (Regex[])[First(), Few(), FewEnglish()])
            foreach (Match m in regex.Matches(text))
                if (Number(m) is > 0 and <= 1000 and var n) yield return new(m.Index, m.Length, m.Value[0] is '一' ? new Hit.Nothing() : new Hit.Most(n));
    }

    private static int? Number(Match match) => Words.IndexOf(match.Groups["n"].Value) is > 0 and var word ? word
        : Numeral.TryRead(match.Groups["n"].Value, out var n) ? (int)n : null;

    private static int? Numbered(Match match) => int.TryParse(match.Groups["n"].Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null;

    private static readonly List<string> Words = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    [GeneratedRegex($"(?<![0-9a-z一二三四五六七八九十百另同每这哪那某月第-])第?{N}{Team}|第{N}{Team}", Plain, 1000)] private static partial Regex Group();
    [GeneratedRegex(@"\b(?:work )?(?:group|team) ?(?:no\.? ?|number )?(?<n>[0-9]{1,4})\b", Plain, 1000)] private static partial Regex GroupEnglish();
    [GeneratedRegex($"第?{N}(?=(?:,|和|与|跟|及|还有)第?{Other}{Team})", Plain, 1000)] private static partial Regex OneOfTwo();
    [GeneratedRegex(@"(?<![a-z0-9])(?:i ?-? ?|# ?|issue (?:no\.? ?|number )?)(?<n>[0-9]{1,15})(?![0-9a-z])(?:号)?(?:问题)?|问题(?:编号)?(?<n>[0-9]{1,15})号?(?![0-9件个条天月起项])|(?<![0-9月])第?(?<n>[0-9]{1,15})号(?:问题|件|单)", Plain, 1000)] private static partial Regex Issue();
    [GeneratedRegex(@"(?<![a-z0-9])(?:v ?-? ?|visit (?:no\.? ?|number )?)(?<n>[0-9]{1,15})(?![0-9a-z])(?:号)?(?:走访)?|(?<![0-9月])第?(?<n>[0-9]{1,15})号走访", Plain, 1000)] private static partial Regex Visit();
    [GeneratedRegex($"(?<![第0-9]){N}(?=个?(?:组|工作组|蹲点|单位|区县|县区|区域))", Plain, 1000)] private static partial Regex HowMany();
    [GeneratedRegex($"(?:前|头){N}(?:件|个|条|家|次|起|项|名|位)?(?![0-9天日周月年组号]|个月|个?星期|个?礼拜|季度)", Plain, 1000)] private static partial Regex First();
    [GeneratedRegex($"(?<![第0-9一二两三四五六七八九十百几.]){N}{Count}", Plain, 1000)] private static partial Regex Few();
    [GeneratedRegex(@"\b(?:top|first) (?<n>[0-9]{1,3}|three|five|ten)\b|\b(?<n>[0-9]{1,3}|three|five|ten)(?= (?:oldest|newest|latest|longest|most|issues?|problems?|visits?))", Plain, 1000)] private static partial Regex FewEnglish();
}
