namespace FieldBot.Dialogs.Tests.Reading;

/// <summary>Writes whole numbers as a Chinese writer would.</summary>
internal static class Numerals
{
    private const string Digits = "零一二三四五六七八九", Units = "千百十";

    public static string Chinese(int n)
    {
        if (n == 0) return "零";
        var (high, low) = (n / 10_000, n % 10_000);
        var text = high == 0 ? "" : $"{Section(high)}万";
        if (low == 0) return text;
        return high != 0 && low < 1000 ? $"{text}零{Section(low)}" : text + Section(low);
    }

    private static string Section(int n)
    {
        var text = "";
        var gap = false;
        for (var (i, unit) = (0, 1000); i < 4; i++, unit /= 10)
        {
            var digit = n / unit % 10;
            if (digit == 0) { gap = text.Length > 0; continue; }
            if (gap) text += "零";
            gap = false;
            text += Digits[digit];
            if (i < 3) text += Units[i];
        }

        return n is >= 10 and < 20 ? text[1..] : text;
    }
}
