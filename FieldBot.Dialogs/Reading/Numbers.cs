using System.Globalization;
using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Reading;

/// <summary>The number that a named group of a match holds: 30, 三十, 二〇二二.</summary>
internal static class Numbers
{
    public static bool TryRead(Match match, string group, out int value)
    {
        var text = match.Groups[group].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)) return true;
        if (!Numeral.TryRead(text, out var number) || number > 9999) return false;
        value = (int)number;
        return true;
    }
}
