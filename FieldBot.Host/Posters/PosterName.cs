using System.Text;

namespace FieldBot.Host.Posters;

/// <summary>What a poster's file is called, so that any system takes it: a unit may be called anything, at any length.</summary>
internal static class PosterName
{
    /// <summary>Of UTF-8; most file systems take 255, and a number and an ending follow.</summary>
    private const int Most = 200;

    private static readonly HashSet<char> Refused = [.. "\\/:*?\"<>|"];

    public static string Of(string name)
    {
        var clean = new StringBuilder();
        var bytes = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > Most) break;
            clean.Append(Rune.IsControl(rune) || rune.IsAscii && Refused.Contains((char)rune.Value) ? "_" : rune.ToString());
        }

        return clean.ToString().TrimEnd(' ', '.');
    }
}
