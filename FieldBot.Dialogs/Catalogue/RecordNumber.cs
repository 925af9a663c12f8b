using System.Globalization;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>V-12, v12, I 17: the number of a record typed on its own.</summary>
internal static class RecordNumber
{
    /// <param name="letter">V for visits, I for issues.</param>
    public static int? In(string text, char letter)
    {
        var t = Reading.Characters.Plain(text).Trim();
        if (t.Length is < 2 or > 12 || char.ToUpperInvariant(t[0]) != letter) return null;
        return int.TryParse(t.AsSpan(1).TrimStart("- "), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
