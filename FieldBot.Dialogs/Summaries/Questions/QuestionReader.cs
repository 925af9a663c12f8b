using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>Reads a typed question by rules alone: the same text, programme and day always give the same reading.</summary>
public static class QuestionReader
{
    /// <summary>Characters. Nobody types a longer question with one thumb; what is longer was not meant as one.</summary>
    public const int Longest = 200;

    private static readonly ConditionalWeakTable<Programme, Lexicon> Lexicons = [];

    /// <param name="facts">Whoever asks is <see cref="Facts.Me"/>: places outside their scope are refused, examples are of their own.</param>
    public static QuestionReading Read(string text, Facts facts)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > Longest) return new QuestionReading.TooLong();
        var lexicon = Lexicons.GetValue(facts.Programme, p => new Lexicon(p));
        return new Sense(ShortNames.Plain(text), facts, lexicon).Read();
    }
}
