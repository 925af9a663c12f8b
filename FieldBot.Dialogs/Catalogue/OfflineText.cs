using System.Text;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The text of an offline form, taken apart into answers. Nothing of it is dropped in silence.</summary>
internal static class OfflineText
{
    /// <summary>An answer begins with a known key and a colon; every other line belongs to the answer above it.</summary>
    /// <returns>The answers by key, in capitals; and what belongs to none.</returns>
    public static (Dictionary<string, string> Answers, List<string> Left) Read(string text, IEnumerable<string> keys)
    {
        var known = keys.Select(k => k.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = new List<string>();
        string? last = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOfAny([':', '\uFF1A']);
            var key = Key(colon < 0 ? line : line[..colon]);
            if (colon > 0 && known.Contains(key))
            {
                // The later of two answers counts.
                if (answers.TryGetValue(key, out var before) && before.Length > 0) left.Add($"{key} {before}");
                answers[last = key] = line[(colon + 1)..].Trim();
            }
            else if (last is null || known.Contains(key) || colon > 0 && IsCode(key))
            {
                left.Add(line);
            }
            else
            {
                answers[last] = $"{answers[last]} {line}".Trim();
            }
        }

        return (answers, left);
    }

    // Full-width letters and digits are the same key.
    private static string Key(string start) => start.Normalize(NormalizationForm.FormKC).Trim().Split(' ', 2)[0].ToUpperInvariant();

    /// <summary>Made like a question's code, such as QV05.</summary>
    private static bool IsCode(string key)
    {
        var letters = key.TakeWhile(char.IsAsciiLetter).Count();
        return letters is >= 1 and <= 4 && key.Length - letters is >= 1 and <= 3 && key.Skip(letters).All(char.IsAsciiDigit);
    }
}
