using System.Text;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>A form as it stands in the table: words and blanks in braces.</summary>
internal static class AskText
{
    /// <summary>Pieces in order: words, or the name of a blank.</summary>
    public static IEnumerable<(bool Blank, string Text)> Pieces(string text)
    {
        var from = 0;
        while (from < text.Length)
        {
            var open = text.IndexOf('{', from);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) { yield return (false, text[from..]); yield break; }
            if (open > from) yield return (false, text[from..open]);
            yield return (true, text[(open + 1)..close].Trim());
            from = close + 1;
        }
    }

    public static IEnumerable<string> UnknownBlanks(string text) => Pieces(text).Where(p => p.Blank && !Meanings.Blanks.ContainsKey(p.Text)).Select(p => p.Text);

    /// <summary>The form as a question: its blanks filled, and no space between Chinese words.</summary>
    /// <param name="fill">Null: nothing can be put there.</param>
    public static string? Filled(string text, Func<Slot, string?> fill)
    {
        var filled = new StringBuilder();
        foreach (var (blank, piece) in Pieces(text))
        {
            if (!blank) { filled.Append(piece); continue; }
            if (!Meanings.Blanks.TryGetValue(piece, out var slot) || fill(slot) is not { Length: > 0 } value) return null;
            filled.Append(value);
        }

        var whole = filled.ToString().Trim();
        for (var i = whole.Length - 2; i > 0; i--)
            if (whole[i] == ' ' && IsChinese(whole[i - 1]) && IsChinese(whole[i + 1])) whole = whole.Remove(i, 1);
        return whole;
    }

    public static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9fff';
}
