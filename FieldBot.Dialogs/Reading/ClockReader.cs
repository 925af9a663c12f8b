namespace FieldBot.Dialogs.Reading;

/// <summary>A time of the day as people type it: 8:30, 0830, 8点, 八点半, 下午5点40分, 5.40 pm.</summary>
internal static class ClockReader
{
    private static readonly (string Word, int From, int Add)[] Halves =
        [("上午", 0, 0), ("早上", 0, 0), ("早晨", 0, 0), ("中午", 3, 12), ("下午", 12, 12), ("傍晚", 12, 12), ("晚上", 12, 12), ("am", 0, 0), ("pm", 12, 12)];

    public static bool TryRead(string text, out TimeOnly time)
    {
        time = default;
        var plain = Characters.Plain(text).Replace(" ", "", StringComparison.Ordinal);
        if (plain.Length is 0 or > 16) return false;
        var (from, add) = (0, 0);
        foreach (var half in Halves)
        {
            if (!plain.StartsWith(half.Word, StringComparison.Ordinal) && !plain.EndsWith(half.Word, StringComparison.Ordinal)) continue;
            plain = plain.Replace(half.Word, "", StringComparison.Ordinal);
            (from, add) = (half.From, half.Add);
            break;
        }

        if (Parts(plain.Replace('点', ':').Replace('时', ':').Replace('.', ':').Replace("半", "30", StringComparison.Ordinal).TrimEnd('分', '整').TrimEnd(':')) is not var (hour, minute)) return false;
        if (hour < from) hour += add;
        if (hour > 23 || minute > 59) return false;
        time = new(hour, minute);
        return true;
    }

    private static (int Hour, int Minute)? Parts(string text) => text.Split(':') switch
    {
        [{ Length: 3 or 4 } whole] when Whole(whole) is { } both => (both / 100, both % 100),
        [{ Length: 1 or 2 } hour] when Whole(hour) is { } h => (h, 0),
        [{ Length: >= 1 and <= 3 } hour, { Length: >= 2 and <= 3 } minute] when Whole(hour) is { } h && Whole(minute) is { } m => (h, m),
        _ => null,
    };

    private static int? Whole(string text) => Numeral.TryRead(text, out var value) && value is >= 0 and < 10_000 && value == decimal.Truncate(value) ? (int)value : null;
}
