using System.Text;

namespace FieldBot.Host.Posters;

/// <summary>Breaks a text into lines as Chinese and Latin printing do: between any two characters, never before a closing mark or after an opening one; Latin words whole.</summary>
/// <param name="width">Width of a piece of text.</param>
internal sealed class LineBreaks(Func<string, float> width)
{
    private const string Opening = "（《〈「『【〔“‘([{<";
    private const string Closing = "，。；：！？、）》〉」』】〕”’…—·～％℃,.;:!?)]}>%";

    /// <summary>The fewest lines, all of about the same length: no single character is left over for the last one.</summary>
    /// <returns>The lines, and whether a word had to be cut in two.</returns>
    public (IReadOnlyList<string> Lines, bool Torn) Even(string text, float most)
    {
        var lines = new List<string>();
        var torn = false;
        foreach (var paragraph in text.Split('\n'))
        {
            var (fewest, cut) = Greedy(paragraph, most);
            torn |= cut;
            lines.AddRange(cut ? fewest : Evened(paragraph, fewest, most));
        }

        return (lines, torn);
    }

    /// <summary>Each line as full as it gets.</summary>
    public (IReadOnlyList<string> Lines, bool Torn) Full(string text, float most)
    {
        var all = text.Split('\n').Select(p => Greedy(p, most)).ToList();
        return ([.. all.SelectMany(p => p.Lines)], all.Exists(p => p.Torn));
    }

    private IReadOnlyList<string> Evened(string paragraph, IReadOnlyList<string> fewest, float most)
    {
        var (low, high) = (0f, most);
        // Narrower and narrower, as long as no line more is needed; a twentieth of a character is near enough.
        for (var i = 0; i < 12 && fewest.Count > 1; i++)
        {
            var middle = (low + high) / 2;
            if (Greedy(paragraph, middle) is { Torn: false } tried && tried.Lines.Count == fewest.Count) (fewest, high) = (tried.Lines, middle);
            else low = middle;
        }

        return fewest;
    }

    private (IReadOnlyList<string> Lines, bool Torn) Greedy(string paragraph, float most)
    {
        var lines = new List<string>();
        var torn = false;
        var line = "";
        foreach (var piece in Pieces(paragraph))
        {
            if (width((line + piece).TrimEnd()) <= most) { line += piece; continue; }
            if (line.Trim().Length > 0) lines.Add(line.Trim());
            line = piece;
            if (width(piece.TrimEnd()) <= most) continue;
            torn = true;
            line = Tear(piece, most, lines);
        }

        if (line.Trim().Length > 0 || lines.Count == 0) lines.Add(line.Trim());
        return (lines, torn);
    }

    /// <summary>A word that is wider than a line: nothing is left out.</summary>
    private string Tear(string piece, float most, List<string> lines)
    {
        var line = "";
        foreach (var rune in piece.EnumerateRunes())
        {
            if (line.Length > 0 && width(line + rune) > most)
            {
                lines.Add(line);
                line = "";
            }

            line += rune;
        }

        return line;
    }

    /// <summary>What stays together; a space stays with what is before it.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        Rune? last = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (last is { } before && MayBreak(before, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune.ToString());
            last = rune;
        }

        if (piece.Length > 0) yield return piece.ToString();
    }

    private static bool MayBreak(Rune before, Rune after) =>
        !Is(Closing, after) && !Is(Opening, before) && !Rune.IsWhiteSpace(after) && (Rune.IsWhiteSpace(before) || IsChinese(before) || IsChinese(after));

    /// <summary>Ideographs, kana, and the marks that are as wide.</summary>
    private static bool IsChinese(Rune rune) => rune.Value is >= 0x2E80 and <= 0xD7FF or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFFEF or >= 0x20000
        || "“”‘’…—·".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal);

    private static bool Is(string marks, Rune rune) => rune.IsBmp && marks.Contains((char)rune.Value, StringComparison.Ordinal);
}
