using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>A question of the table: the key words that it has, in any order, and its blanks.</summary>
internal sealed record Form(Ask Ask, Meaning.Asks Asks, FrozenSet<string> Words, ImmutableArray<Slot> Blanks)
{
    /// <summary>Stands for the name of a summed question among the words.</summary>
    public const string Summed = "{}";

    /// <summary>Left over in a question, they may turn it round.</summary>
    private static readonly string[] Turning = ["没", "未", "不", "无", "非", "别", "除"];

    private static readonly FrozenSet<string> TurningEnglish = new[] { "no", "not", "never", "without", "except", "none", "neither", "nobody" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of the words, those that turn a question round: a question must have the same.</summary>
    public ImmutableArray<string> Negative { get; } = [.. Words.Where(IsNegative)];

    public static bool IsNegative(string word) => Turning.Any(n => word.Contains(n, StringComparison.Ordinal)) || word.Split(' ').Any(TurningEnglish.Contains);

    /// <summary>A word that few subjects share says more; 多少 says next to nothing.</summary>
    public static FrozenDictionary<string, double> WeightsOf(IEnumerable<Form> forms) => forms.SelectMany(f => f.Words, (f, w) => (Word: w, f.Asks))
        .GroupBy(w => w.Word, w => w.Asks, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => Math.Max(0.12, 1.0 / g.Distinct().Count()), StringComparer.Ordinal);
}

/// <summary>Cuts the forms of the table into words. What no row knows as a word is one by itself, the shorter ones first, so that 超期 is found again in 超期问题.</summary>
internal sealed class FormCutter(Lexicon lexicon)
{
    public IEnumerable<Form> Cut(IReadOnlyList<Ask> asks)
    {
        var forms = asks.Where(a => a.Meaning is Meaning.Asks).ToList();
        var runs = forms.SelectMany(f => AskText.Pieces(f.Text).Where(p => !p.Blank).SelectMany(p => ShortNames.Plain(p.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        foreach (var run in runs.Distinct(StringComparer.Ordinal).OrderBy(r => r.Length).ThenBy(r => r, StringComparer.Ordinal).ToList())
            foreach (var piece in Pieces(run).Where(p => p.Hit is null)) lexicon.Add(run.Substring(piece.At, piece.Length), new Hit.Concept(run.Substring(piece.At, piece.Length)));
        foreach (var form in forms) yield return Of(form);
    }

    private Form Of(Ask ask)
    {
        var pieces = AskText.Pieces(ask.Text).ToList();
        var words = pieces.Where(p => !p.Blank).SelectMany(p => Pieces(ShortNames.Plain(p.Text))).Select(p => p.Hit).OfType<Hit.Concept>().Select(c => c.Word);
        var blanks = pieces.Where(p => p.Blank && Meanings.Blanks.ContainsKey(p.Text)).Select(p => Meanings.Blanks[p.Text]).Distinct().ToList();
        if (blanks.Contains(Slot.Question)) words = words.Append(Form.Summed);
        return new(ask, (Meaning.Asks)ask.Meaning, words.ToFrozenSet(StringComparer.Ordinal), [.. blanks]);
    }

    private List<Piece> Pieces(string text) => new Cutter(text).Cut(Enumerable.Range(0, text.Length).SelectMany(i => lexicon.At(text, i)).Where(p => p.Hit is Hit.Concept or Hit.Nothing));
}
