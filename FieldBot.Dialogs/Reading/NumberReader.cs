using System.Globalization;
using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Reading;

/// <summary>A count as people type it: 126, full-width digits, 1,234, 一百二十六, 3万5, 126人. A refusal is false, never an exception.</summary>
internal static partial class NumberReader
{
    private const RegexOptions Safe = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    public static bool TryRead(string text, out decimal value) => TryRead(Characters.Plain(text), Words(), out value);

    /// <param name="plain">In plain characters.</param>
    /// <param name="words">What may stand around the number.</param>
    public static bool TryRead(string plain, Regex words, out decimal value)
    {
        value = 0;
        if (plain.Length is 0 or > 60) return false;
        var match = words.Match(plain);
        return match.Success && Value(match.Groups["n"].Value, out value);
    }

    private static bool Value(string number, out decimal value)
    {
        value = 0;
        var negative = number[0] is '-' or '负';
        var digits = number.TrimStart('-', '+', '负').Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length == 0) return false;
        var read = char.IsAsciiDigit(digits[0]) ? Mixed(digits, out value) : ChineseNumeral.TryRead(digits, out value);
        if (negative) value = -value;
        return read && Math.Abs(value) < 1_000_000_000_000m;
    }

    /// <summary>126, 1,234.5, 3万, 3万5, 1.2万, 2千.</summary>
    private static bool Mixed(string digits, out decimal value)
    {
        value = 0;
        var match = Digits().Match(digits);
        if (!match.Success || !decimal.TryParse(match.Groups["head"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)) return false;
        var unit = match.Groups["unit"].Value switch { "亿" => 100_000_000m, "万" or "w" => 10_000m, "千" or "k" => 1000m, "百" => 100m, _ => 1m };
        value *= unit;
        if (match.Groups["tail"].Value is not { Length: > 0 } tail) return true;
        // 3万5 says 35000; 3万5000 and 3万5千 say it in full.
        if (!Mixed(tail, out var rest)) return false;
        value += tail.Length == 1 ? rest * unit / 10 : rest;
        return true;
    }

    [GeneratedRegex(@"^(?:大?约|大概|一共|共|共计|总共|有|about|around|some)?\s*(?<n>[-+负]?\s*(?:[0-9][0-9,.]*(?:\s*[亿万千百wk]\s*(?:[0-9]+\s*[千百]?)?)?|[零一二两俩三四五六七八九〇壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿]+))\s*(?:多|左右)?\s*(?:人|个|名|位|户|家|次|件|项|个人|人次|%|名职工|people|persons|workers)?\s*(?:左右)?\s*[.!]?$", Safe)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?<head>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?<unit>[亿万千百wk]?)(?<tail>[0-9]+[千百]?)?$", Safe)]
    private static partial Regex Digits();
}
