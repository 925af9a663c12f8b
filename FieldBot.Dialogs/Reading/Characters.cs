using System.Text;

namespace FieldBot.Dialogs.Reading;

/// <summary>Typed text in one shape: half-width, lower case, one kind of sign and comma, without what cannot be seen.</summary>
internal static class Characters
{
    /// <summary>Longer than any number or date is; the readers refuse it unread.</summary>
    private const int Longest = 80;

    public static string Plain(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F') continue;
            folded.Append(char.ToLowerInvariant(Half(c)));
        }

        return folded.ToString().Trim();
    }

    /// <summary>Takes words away at both ends for as long as there are any, so that "一共约126人左右" leaves the number.</summary>
    /// <param name="before">Longer words stand before the shorter ones that they begin with.</param>
    /// <param name="after">Longer words stand before the shorter ones that they end with.</param>
    public static string Without(string text, ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        if (text.Length > Longest) return "";
        var rest = text.AsSpan().Trim();
        for (var more = true; more;)
        {
            more = false;
            foreach (var word in before)
            {
                if (!rest.StartsWith(word, StringComparison.Ordinal)) continue;
                rest = rest[word.Length..].Trim();
                more = true;
            }

            foreach (var word in after)
            {
                if (!rest.EndsWith(word, StringComparison.Ordinal)) continue;
                rest = rest[..^word.Length].Trim();
                more = true;
            }
        }

        return rest.ToString();
    }

    private static char Half(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
        '\uFFE5' => '\u00A5',
        '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\uFE63' => '-',
        '\u3001' => ',',
        '\u3002' => '.',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => c,
    };
}
