using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Issues;

/// <summary>What came of an issue, for readers who are to learn of no person.</summary>
internal static class Unnamed
{
    /// <summary>On one line; members' names are replaced.</summary>
    public static string Result(Issue issue, Facts facts, Wording words) => Text(issue.Result, facts, words);

    public static string Text(string text, Facts facts, Wording words)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var member in facts.Programme.Members.Where(m => m.Name.Length > 1)) line = line.Replace(member.Name, words.Plain("echo.somebody"), StringComparison.Ordinal);
        return line;
    }

    /// <summary>Whether it looks as if a person were named all the same.</summary>
    public static bool Doubtful(string text) => NameGuess.In(text) is not null || NameGuess.OfOneself(text) is not null;
}
