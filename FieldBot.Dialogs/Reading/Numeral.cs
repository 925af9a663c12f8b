using System.Globalization;

namespace FieldBot.Dialogs.Reading;

/// <summary>One number, in digits, in Chinese or mixed: 1,234 · 一千零五 · 三万五 · 3万5 · 1.2万. Nothing else may stand in the text.</summary>
internal static class Numeral
{
    private const decimal Largest = 1_000_000_000_000_000m;
    private const string Digits = "零一二三四五六七八九", Formal = "〇壹贰叁肆伍陆柒捌玖";

    /// <param name="text">Folded.</param>
    public static bool TryRead(string text, out decimal value)
    {
        var sign = text is ['-' or '负', ..] ? -1 : 1;
        var rest = text.AsSpan(text is ['-' or '负' or '+', ..] ? 1 : 0).Trim();
        value = 0;
        if (rest.IsEmpty || !(DigitByDigit(rest, out value) || InParts(rest, out value)) || value >= Largest) return false;
        value *= sign;
        return true;
    }

    public static int Digit(char c) => c switch
    {
        '两' or '俩' or '貳' or '兩' => 2,
        _ when Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var d => d,
        _ => Formal.IndexOf(c, StringComparison.Ordinal),
    };

    /// <summary>一二六, as numbers are read out.</summary>
    private static bool DigitByDigit(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.Length > 15) return false;
        foreach (var c in text)
        {
            if (Digit(c) is not (>= 0 and var digit)) return false;
            value = value * 10 + digit;
        }

        return true;
    }

    private static bool InParts(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var sum = new Sum();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == ' ') { i++; continue; }
            if (char.IsAsciiDigit(text[i]))
            {
                var end = i;
                while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',' || text[end] == ' ' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))) end++;
                if (!Arabic(text[i..end], out var number) || !sum.Number(number, single: end - i == 1)) return false;
                i = end;
                continue;
            }

            if (text[i] == '点')
            {
                var end = i + 1;
                while (end < text.Length && Digit(text[end]) >= 0) end++;
                if (end - i is < 2 or > 9 || !DigitByDigit(text[(i + 1)..end], out var fraction)) return false;
                for (var n = i + 1; n < end; n++) fraction /= 10;
                if (!sum.Fraction(fraction)) return false;
                i = end;
                continue;
            }

            if (!(Digit(text[i]) is >= 0 and var digit ? sum.Digit(digit) : sum.Unit(Unit(text[i])))) return false;
            i++;
        }

        return sum.End(out value);
    }

    private static decimal Unit(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' or 'k' => 1000,
        '万' or '萬' or 'w' => 10_000,
        '亿' or '億' => 100_000_000,
        _ => 0,
    };

    /// <summary>Digits with a point, and commas or spaces between whole thousands only.</summary>
    private static bool Arabic(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "0" : text[(point + 1)..];
        if (fraction.IsEmpty || fraction.ContainsAnyExceptInRange('0', '9')) return false;
        if (whole.IndexOfAny(',', ' ') is >= 0 and var first)
        {
            if (first > 3) return false;
            for (var i = 0; i < whole.Length; i++)
            {
                var separates = (i - first) % 4 == 0 && i >= first;
                if (separates ? whole[i] != whole[first] : !char.IsAsciiDigit(whole[i])) return false;
            }

            if ((whole.Length - first) % 4 != 0) return false;
        }

        var plain = whole.ToString().Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return plain.TrimStart('0').Length <= 15 && fraction.Length <= 10
            && decimal.TryParse($"{plain}.{fraction}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
