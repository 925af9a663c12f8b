using System.Text;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Issues;

/// <summary>Words that mean that somebody may be in danger now.</summary>
internal static class Crisis
{
    /// <summary>Spaces and line ends within a word hide it from nobody.</summary>
    public static bool In(string text, ProgrammeSettings settings)
    {
        if (text.Length == 0) return false;
        var folded = Folded(text);
        return settings.CrisisWords.Any(w => folded.Contains(Folded(w), StringComparison.Ordinal));
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Characters.Plain(text))
            if (!char.IsWhiteSpace(c)) folded.Append(c);
        return folded.ToString();
    }
}
