namespace FieldBot.Dialogs.Reading;

/// <summary>An amount in yuan: 35,000.50 · 3.5万 · 三万五千块 · ¥200 · 三块五. Never finer than a fen.</summary>
internal static class MoneyReader
{
    private static readonly string[] Before = ["一共", "总共", "合计", "共计", "共", "大约", "大概", "约", "差不多", "欠薪", "欠", "人民币", "rmb", "cny", "\u00A5", "about", "around", "~", "≈", ":"];
    private static readonly string[] After = ["左右", "上下", "整", "正", "人民币", "钱", "yuan", "rmb", "cny", "。", ".", "!", ",", ";"];

    public static bool TryRead(string text, out decimal value)
    {
        value = 0;
        var rest = Characters.Without(Characters.Plain(text), Before, After);
        var at = rest.AsSpan().IndexOfAny('元', '块', '圆');
        var yuan = at < 0 ? rest : rest[..at].Trim();
        var small = at < 0 ? "" : rest[(at + 1)..].Trim();
        var fen = 0m;
        if (at < 0 && rest is [.., '角' or '毛' or '分']) (yuan, small) = ("0", rest);
        if (!Numeral.TryRead(yuan, out var whole) || small.Length > 0 && (whole != decimal.Truncate(whole) || !Small(small, out fen))) return false;
        value = whole + (whole < 0 || yuan is ['-' or '负', ..] ? -fen : fen) / 100;
        return value * 100 == decimal.Truncate(value * 100);
    }

    /// <summary>5角 · 五毛二 · 5角2分 · 5 (after 块, a lone digit is jiao), in fen.</summary>
    private static bool Small(string text, out decimal fen)
    {
        fen = 0;
        var jiao = true;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = char.IsAsciiDigit(text[i]) ? text[i] - '0' : Numeral.Digit(text[i]);
            if (digit < 0) return false;
            var named = i + 1 < text.Length ? text[i + 1] : ' ';
            if (digit == 0 && jiao && named is not ('角' or '毛' or '分' or ' ')) { jiao = false; continue; }
            if (named == '分' && i + 2 == text.Length) { fen += digit; return true; }
            if (!jiao) { fen += digit; return i + 1 == text.Length; }
            fen += digit * 10;
            jiao = false;
            if (named is '角' or '毛') i++;
        }

        return text.Length > 0;
    }
}
