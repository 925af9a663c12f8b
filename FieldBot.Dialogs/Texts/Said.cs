using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Texts;

/// <summary>Reads what was said, as whoever gets it does: finds a button by its words, and the values where a text has its places.</summary>
public static class Said
{
    /// <summary>A text without places, such as the label of a button.</summary>
    public static string Label(string key, string language) => Phrasebook.Of(language)[key];

    /// <summary>What stands at the places of a text; null: it was not said. A value is no longer than its line.</summary>
    public static ImmutableDictionary<string, string>? In(string said, string key, string language)
    {
        var pattern = new StringBuilder();
        var names = new List<string>();
        foreach (var (part, i) in Phrasebook.Of(language)[key].Split('{', '}').Select((part, i) => (part, i)))
        {
            if (i % 2 == 0) pattern.Append(Regex.Escape(part));
            else
            {
                pattern.Append(@"([^\n]*?)");
                names.Add(part);
            }
        }

        // The last value goes on to the end of its line.
        var match = Regex.Match(said, pattern.Append(@"(?=\n|$)").ToString(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success ? names.Select((name, i) => (name, match.Groups[i + 1].Value)).DistinctBy(n => n.name).ToImmutableDictionary(n => n.name, n => n.Value, StringComparer.Ordinal) : null;
    }
}
