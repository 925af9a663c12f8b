using System.Text;

namespace FieldBot.Dialogs.Reading;

/// <summary>What a phone's keyboard makes of the same letters.</summary>
internal static class Characters
{
    /// <summary>Full-width letters, digits and signs as plain ones, without spaces around; lower case.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            plain.Append(char.ToLowerInvariant(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                '。' => '.',
                '—' or '–' or '−' => '-',
                _ => c,
            }));
        }

        return plain.ToString();
    }
}
