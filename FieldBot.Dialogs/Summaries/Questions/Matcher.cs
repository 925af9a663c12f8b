using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>The form that a question has.</summary>
/// <param name="Words">Key words that the form and the question share.</param>
internal sealed record Fit(Meaning.Asks Asks, ImmutableHashSet<string> Words);

/// <summary>Compares a question with every form: what both have, against what either lacks. The order of the words does not matter.</summary>
internal static class Matcher
{
    private const double Enough = 0.5, Clear = 0.06, PerBlank = 0.02, PerFilter = 0.07, PerCharacter = 0.25, Unlisted = 0.6;

    /// <summary>A word of three subjects or more, such as 多少, turns none of them into another.</summary>
    public const double Weak = 0.34;

    /// <summary>Stands for the name of a summed question among the words.</summary>
    private const string Summed = "{}";

    /// <summary>Left over in a question, they may turn it round.</summary>
    private static readonly string[] Negative = ["没", "未", "不", "无", "非", "别", "除"];

    private static readonly FrozenSet<string> NegativeEnglish = new[] { "no", "not", "never", "without", "except", "none", "neither", "nobody" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null: no form, or none that is clearly the best.</summary>
    public static Fit? Best(Lexicon lexicon, List<Piece> pieces, string text, HashSet<Slot> said)
    {
        var left = pieces.Where(p => p.Hit is null).Select(p => text.Substring(p.At, p.Length)).ToList();
        if (left.Exists(IsNegative)) return null;
        var words = pieces.Select(p => p.Hit).OfType<Hit.Concept>().Select(c => c.Word).ToHashSet(StringComparer.Ordinal);
        if (said.Contains(Slot.Question)) words.Add(Summed);
        var lost = left.Sum(l => AskText.IsChinese(l[0]) ? l.Length * PerCharacter : Unlisted);
        var best = new Dictionary<Meaning.Asks, (double Score, Form Form)>();
        foreach (var form in lexicon.Forms)
            if (Score(form, words, lost, said, lexicon) is var score && score >= Enough && score > best.GetValueOrDefault(form.Asks).Score) best[form.Asks] = (score, form);
        var ranked = best.OrderByDescending(b => b.Value.Score).ToList();
        if (ranked.Count == 0 || ranked.Count > 1 && ranked[0].Value.Score - ranked[1].Value.Score < Clear && !IsExact(ranked[0].Value.Form, ranked[1].Value.Form, words)) return null;
        return new(ranked[0].Key, [.. WordsOf(ranked[0].Value.Form).Intersect(words)]);
    }

    private static bool IsExact(Form best, Form next, HashSet<string> words) => WordsOf(best).SetEquals(words) && !WordsOf(next).SetEquals(words);

    private static HashSet<string> WordsOf(Form form) => form.Blanks.Contains(Slot.Question) ? [.. form.Words, Summed] : [.. form.Words];

    private static double Score(Form form, HashSet<string> words, double lost, HashSet<Slot> said, Lexicon lexicon)
    {
        var blanks = form.Blanks.Sum(b => (said.Contains(b) ? 1 : -1) * (b is Slot.Category or Slot.State or Slot.Period or Slot.Days ? PerFilter : PerBlank));
        if (form.Words.Count == 0 && !form.Blanks.Contains(Slot.Question)) return words.Count == 0 && lost == 0 && form.Blanks.Length > 0 && form.Blanks.All(said.Contains) ? 1 + blanks : 0;
        var own = WordsOf(form);
        if (own.Any(IsNegative) != words.Any(IsNegative)) return 0;
        var common = own.Where(words.Contains).Sum(Weight);
        var missing = own.Where(w => !words.Contains(w)).Sum(Weight);
        var extra = words.Where(w => !own.Contains(w)).Sum(Weight) + lost;
        return common <= 0 ? 0 : common / (common + missing + extra) + blanks;

        double Weight(string word) => word == Summed ? 1 : lexicon.Weights.GetValueOrDefault(word, Unlisted);
    }

    private static bool IsNegative(string word) => Negative.Any(n => word.Contains(n, StringComparison.Ordinal)) || word.Split(' ').Any(NegativeEnglish.Contains);
}
