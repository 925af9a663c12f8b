using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>Questions of the table that are most like one that was not understood, filled with what the reader may ask about.</summary>
internal static class NearQuestions
{
    private const int Most = 3;

    public static ImmutableArray<string> Of(string text, List<Piece> pieces, Lexicon lexicon, Facts facts)
    {
        var language = text.Any(AskText.IsChinese) || !text.Any(char.IsAsciiLetter) ? Phrasebook.Chinese : Phrasebook.English;
        var words = pieces.Select(p => p.Hit).OfType<Hit.Concept>().Select(c => c.Word).ToHashSet(StringComparer.Ordinal);
        var letters = text.Where(char.IsLetter).ToHashSet();
        var near = ImmutableArray.CreateBuilder<string>(Most);
        foreach (var forms in lexicon.Forms.Where(f => f.Words.Count > 0 && LanguageOf(f) == language).OrderByDescending(Likeness).GroupBy(f => f.Asks))
        {
            if (forms.Select(f => AskText.Filled(f.Ask.Text, s => Filling(s, language, lexicon, facts))).FirstOrDefault(f => f is not null) is { } filled) near.Add(filled);
            if (near.Count == Most) break;
        }

        return near.ToImmutable();

        double Likeness(Form form) => 2 * form.Words.Where(words.Contains).Sum(w => lexicon.Weight(w))
            + (form.Words.Sum(w => w.Count(letters.Contains)) / (1.0 + form.Words.Sum(w => w.Length)));
    }

    /// <summary>Blanks are Chinese in every language; a form of nothing else is too.</summary>
    public static string LanguageOf(Form form) => AskText.Pieces(form.Ask.Text).All(p => p.Blank || p.Text.Any(AskText.IsChinese)) ? Phrasebook.Chinese : Phrasebook.English;

    /// <summary>Something of the reader's own for a blank; null: there is nothing.</summary>
    public static string? Filling(Slot slot, string language, Lexicon lexicon, Facts facts)
    {
        var chinese = language == Phrasebook.Chinese;
        var p = facts.Programme;
        return slot switch
        {
            Slot.Area => facts.Me is { } me ? Reach.Areas(me, facts).FirstOrDefault()?.Name : null,
            Slot.Group => facts.Me is { } me ? p.Groups.FirstOrDefault(g => Reach.Sees(me, g, facts))?.Name : null,
            Slot.Unit => facts.Me is { } me ? p.Units.FirstOrDefault(u => Reach.Sees(me, u, facts))?.Name : null,
            Slot.Category => p.Categories.FirstOrDefault(c => facts.Me is { } me && Access.Rights.MaySeeCategory(me, c)) is { } category ? chinese || category.English.Length == 0 ? category.Name : category.English : null,
            Slot.Question => p.Summed.FirstOrDefault() is { } question ? p.Term(question.Summed!.Name, language) : null,
            Slot.State => lexicon.First(language, a => a.Meaning is Meaning.InState),
            Slot.Order => lexicon.First(language, a => a.Meaning is Meaning.InOrder),
            Slot.Period => chinese ? "本周" : "this week",
            Slot.Days => chinese ? "7天" : "7 days",
            Slot.Most => chinese ? "5件" : "5",
            _ => null,
        };
    }
}
