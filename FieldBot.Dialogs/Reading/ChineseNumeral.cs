namespace FieldBot.Dialogs.Reading;

/// <summary>一百二十六, 两千零五, 三万五 (35000), 一亿: Chinese numerals below ten to the twelfth.</summary>
internal static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";
    private const string Formal = "〇壹贰叁肆伍陆柒捌玖";

    public static bool Is(char c) => Digit(c) >= 0 || Unit(c) > 0;

    public static bool TryRead(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.IsEmpty || Digit(text[0]) < 0 && text[0] is not ('十' or '拾')) return false;
        if (text.Length > 1 && AllDigits(text)) return Spelled(text, out value);
        decimal section = 0, digit = -1, lastUnit = 1, lastBig = decimal.MaxValue;
        var zero = false;
        foreach (var c in text)
        {
            if (Digit(c) is >= 0 and var d)
            {
                if (d == 0) { if (digit >= 0) { section += digit; digit = -1; } zero = true; continue; }
                if (digit >= 0) return false;
                digit = d;
                continue;
            }

            var unit = Unit(c);
            if (unit == 0) return false;
            if (unit < 10_000)
            {
                if (digit < 0 && unit != 10) return false;
                section += (digit < 0 ? 1 : digit) * unit;
                (digit, lastUnit, zero) = (-1, unit, false);
                continue;
            }

            if (unit >= lastBig) return false;
            section += Math.Max(digit, 0);
            value = unit == 100_000_000 ? (value + section) * unit : value + section * unit;
            (section, digit, lastUnit, lastBig, zero) = (0, -1, unit, unit, false);
        }

        // 三万五 says 35000, 一百二 says 120; after 零 the last digit is what it says.
        if (digit >= 0) section += zero || lastUnit == 1 || lastUnit == 10 ? digit : digit * lastUnit / 10;
        value += section;
        return true;
    }

    private static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (Digit(c) < 0) return false;
        return true;
    }

    /// <summary>二零二六: digit by digit.</summary>
    private static bool Spelled(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.Length > 12) return false;
        foreach (var c in text) value = value * 10 + Digit(c);
        return true;
    }

    private static int Digit(char c) => c is '两' or '俩' ? 2 : Digits.IndexOf(c) is >= 0 and var d ? d : Formal.IndexOf(c);

    private static int Unit(char c) => c switch
    {
        '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, '万' or '萬' => 10_000, '亿' => 100_000_000, _ => 0,
    };
}
