using System.Collections.Immutable;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>The form that a question has.</summary>
/// <param name="Words">Key words that the form and the question share.</param>
internal sealed record Fit(Meaning.Asks Asks, ImmutableHashSet<string> Words);

/// <summary>Compares a question with every form: what both have, against what either lacks. The order of the words does not matter.</summary>
internal static class Matcher
{
    private const double Enough = 0.5, Clear = 0.06, PerBlank = 0.02, PerFilter = 0.07, PerCharacter = 0.25, PerWord = 0.6;

    /// <summary>A word of three subjects or more, such as 多少, turns none of them into another.</summary>
    public const double Weak = 0.34;

    /// <summary>Null: no form, or none that is clearly the best.</summary>
    public static Fit? Best(Lexicon lexicon, List<Piece> pieces, string text, HashSet<Slot> said)
    {
        var left = pieces.Where(p => p.Hit is null).Select(p => text.Substring(p.At, p.Length)).ToList();
        if (left.Exists(Form.IsNegative)) return null;
        var words = pieces.Select(p => p.Hit).OfType<Hit.Concept>().Select(c => c.Word).ToHashSet(StringComparer.Ordinal);
        if (said.Contains(Slot.Question)) words.Add(Form.Summed);
        var lost = left.Sum(l => AskText.IsChinese(l[0]) ? l.Length * PerCharacter : PerWord);
        var negative = words.Where(Form.IsNegative).ToHashSet(StringComparer.Ordinal);
        var weight = words.Sum(lexicon.Weight);
        var best = new Dictionary<Meaning.Asks, (double Score, Form Form)>();
        foreach (var form in lexicon.Forms)
            if (Score(form, words, negative, weight, lost, said, lexicon) is var score && score >= Enough && score > best.GetValueOrDefault(form.Asks).Score) best[form.Asks] = (score, form);
        var ranked = best.OrderByDescending(b => b.Value.Score).ToList();
        if (ranked.Count == 0 || ranked.Count > 1 && ranked[0].Value.Score - ranked[1].Value.Score < Clear && !IsExact(ranked[0].Value.Form, ranked[1].Value.Form, words)) return null;
        return new(ranked[0].Key, [.. ranked[0].Value.Form.Words.Where(words.Contains)]);
    }

    private static bool IsExact(Form best, Form next, HashSet<string> words) => words.SetEquals(best.Words) && !words.SetEquals(next.Words);

    private static double Score(Form form, HashSet<string> words, HashSet<string> negative, double weight, double lost, HashSet<Slot> said, Lexicon lexicon)
    {
        var blanks = 0.0;
        foreach (var blank in form.Blanks) blanks += (said.Contains(blank) ? 1 : -1) * (blank is Slot.Category or Slot.State or Slot.Period or Slot.Days ? PerFilter : PerBlank);
        if (form.Words.Count == 0) return words.Count == 0 && lost == 0 && form.Blanks.Length > 0 && form.Blanks.All(said.Contains) ? 1 + blanks : 0;
        var (common, missing) = (0.0, 0.0);
        foreach (var word in form.Words)
        {
            if (words.Contains(word)) common += lexicon.Weight(word);
            else missing += lexicon.Weight(word);
        }

        return common <= 0 || !negative.SetEquals(form.Negative) ? 0 : common / (missing + weight + lost) + blanks;
    }
}
