using System.Collections.Frozen;
using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>Every word that a question of one programme may have, and its forms. The programme's own rows come before those that are built in.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, Hit> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Hit>.AlternateLookup<ReadOnlySpan<char>> _byPart;
    private readonly HashSet<string> _kinds;
    private readonly List<Ask> _asks;
    private readonly ImmutableArray<string[]> _together;
    private readonly HashSet<string> _listed;
    private readonly FrozenDictionary<string, double> _weights;
    private int _longest;

    public Lexicon(Programme programme)
    {
        _byPart = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _kinds = [.. programme.Units.Select(u => ShortNames.Plain(u.Kind)).Append("工会").Where(k => k.Length > 0)];
        var summed = programme.Summed.Select(q => q.Summed!.Name).ToHashSet(StringComparer.Ordinal);
        var asks = programme.Asks.Where(a => a.Meaning is not Meaning.Asks { Question: { } name } || summed.Contains(name)).Concat(BuiltInAsks.All).DistinctBy(a => a.Text, StringComparer.OrdinalIgnoreCase).ToList();
        _asks = asks;
        _listed = [.. asks.Select(a => ShortNames.Plain(a.Text))];
        foreach (var ask in asks) Add(ask.Text, HitOf(ask, programme));
        foreach (var same in asks.Select(a => a.Meaning).OfType<Meaning.Same>()) Add(same.Word, new Hit.Concept(ShortNames.Plain(same.Word)));
        _together = [.. asks.Where(a => a.Meaning is Meaning.Person && a.Text.Contains(' ', StringComparison.Ordinal)).Select(a => ShortNames.Plain(a.Text).Split(' '))];
        Forms = [.. new FormCutter(this).Cut(asks)];
        _weights = Form.WeightsOf(Forms);
        AddThings(programme);
        Units = new UnitParts(programme.Units);
        GroupNumbers = programme.Groups.Select(g => (Number: ShortNames.NumberOf(g.Name), Group: new Named(g.Code, g.Name))).Where(g => g.Number is not null).ToLookup(g => g.Number!.Value, g => g.Group);
    }

    public ImmutableArray<Form> Forms { get; }

    /// <summary>How much it says of the subject: 1 for a word of one subject, less for one that several have.</summary>
    public double Weight(string word) => _weights.GetValueOrDefault(word, 0.6);

    public UnitParts Units { get; }

    public ILookup<int, Named> GroupNumbers { get; }

    /// <summary>The first word of the table in this language that is so.</summary>
    public string? First(string language, Func<Ask, bool> which) => _asks.Where(a => which(a) && a.Text.Any(AskText.IsChinese) == (language == Phrasebook.Chinese)).Select(a => a.Text).FirstOrDefault();

    /// <summary>Whether it asks for persons in words that stand apart: 谁 … 最多.</summary>
    public bool AsksForPersons(string text) => _together.Any(words => words.All(w => Has(text, w)));

    private static bool Has(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (StartsWord(text, at) && EndsWord(text, at + word.Length)) return true;
        return false;
    }

    /// <summary>Words that begin here, as far as they end where a word may.</summary>
    public IEnumerable<Piece> At(string text, int at)
    {
        if (text[at] == ' ' || !StartsWord(text, at)) yield break;
        for (var length = Math.Min(_longest, text.Length - at); length > 0; length--)
        {
            if (!EndsWord(text, at + length)) continue;
            if (_byPart.TryGetValue(text.AsSpan(at, length), out var hit)) yield return new(at, length, hit);
            // Units and forms in English are written once, in the singular or the plural.
            else if (length > 3 && text[at + length - 1] == 's' && _byPart.TryGetValue(text.AsSpan(at, length - 1), out hit)) yield return new(at, length, hit);
        }
    }

    /// <summary>Whether these words are more than key words and kinds of units: a part of a name, not 乡镇工会.</summary>
    public bool IsAName(string text) => _words.GetValueOrDefault(text) is null or Hit.Thing { Slot: Slot.Unit } && new Cutter(text).Cut(Enumerable.Range(0, text.Length).SelectMany(i => At(text, i).Where(p => p.Hit is Hit.Concept or Hit.Nothing)).Concat(Kinds(text))).Any(p => p.Hit is null);

    public void Add(string text, Hit? hit)
    {
        var word = ShortNames.Plain(text);
        if (hit is null || word.Length == 0) return;
        if (!_words.TryGetValue(word, out var there)) { _words[word] = hit; _longest = Math.Max(_longest, word.Length); }
        // What the table says of a word stands; of two categories the one that was named first is meant.
        else if (!_listed.Contains(word) && there is Hit.Thing { Slot: Slot.Area or Slot.Group or Slot.Unit } known && hit is Hit.Thing more && known.Slot == more.Slot) _words[word] = known with { Named = [.. known.Named.Union(more.Named)] };
    }

    private IEnumerable<Piece> Kinds(string text) => _kinds.Where(k => text.Contains(k, StringComparison.Ordinal)).Select(k => new Piece(text.IndexOf(k, StringComparison.Ordinal), k.Length, new Hit.Nothing()));

    private static bool StartsWord(string text, int at) => at == 0 || !char.IsAsciiLetterOrDigit(text[at]) || !char.IsAsciiLetterOrDigit(text[at - 1]);

    private static bool EndsWord(string text, int end) => end == text.Length || !char.IsAsciiLetterOrDigit(text[end]) || !char.IsAsciiLetterOrDigit(text[end - 1]);

    /// <summary>What a word of the table stands for; null: the row is a form, or names what this programme does not have.</summary>
    private static Hit? HitOf(Ask ask, Programme p) => ask.Meaning switch
    {
        Meaning.Nothing => new Hit.Nothing(),
        Meaning.Person => ask.Text.Contains(' ', StringComparison.Ordinal) ? null : new Hit.Person(),
        Meaning.OffTopic => new Hit.OffTopic(),
        Meaning.Same same => new Hit.Concept(ShortNames.Plain(same.Word)),
        Meaning.InState state => new Hit.InState(state.State),
        Meaning.InOrder order => new Hit.InOrder(order.Order),
        Meaning.When same => new Hit.SameWhen(ShortNames.Plain(same.Period)),
        Meaning.Names { Slot: Slot.Area } names when p.Area(names.Value) is { } area => Thing(Slot.Area, area.Code, area.Name),
        Meaning.Names { Slot: Slot.Group } names when p.Group(names.Value) is { } group => Thing(Slot.Group, group.Code, group.Name),
        Meaning.Names { Slot: Slot.Unit } names when p.Unit(names.Value) is { } unit => Thing(Slot.Unit, unit.Code, unit.Name),
        Meaning.Names { Slot: Slot.Category } names when p.Category(names.Value) is { } category => Thing(Slot.Category, category.Code, category.Name),
        _ => null,
    };

    private static Hit Thing(Slot slot, string code, string name) => new Hit.Thing(slot, [new(code, name)]);

    private void AddThings(Programme p)
    {
        foreach (var area in p.Areas)
            foreach (var name in ShortNames.Of(area.Name).Append(area.Code).Concat(InEnglish(p, area.Name))) Add(name, Thing(Slot.Area, area.Code, area.Name));
        foreach (var group in p.Groups)
            foreach (var name in ShortNames.Of(group.Name, null).Append(group.Code).Concat(InEnglish(p, group.Name))) Add(name, Thing(Slot.Group, group.Code, group.Name));
        foreach (var unit in p.Units) AddUnit(unit, unit.Area is { } code ? p.Area(code)?.Name : null, p);
        foreach (var question in p.Summed)
            foreach (var name in new[] { question.Summed!.Name }.Concat(InEnglish(p, question.Summed.Name))) Add(name, Thing(Slot.Question, question.Code, question.Summed.Name));
        foreach (var category in p.Categories)
            foreach (var name in new[] { category.Name, category.English, category.Code }) Add(name, Thing(Slot.Category, category.Code, category.Name));
        // A kind that several categories have says nothing of the category.
        foreach (var kind in p.Categories.SelectMany(c => c.Kinds, (c, k) => (Category: c, Kind: k)).GroupBy(k => k.Kind, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.First()))
            foreach (var name in new[] { kind.Kind }.Concat(InEnglish(p, kind.Kind))) Add(name, Thing(Slot.Category, kind.Category.Code, kind.Category.Name));
        foreach (var member in p.Members.Where(m => m.Name.Length >= 2))
            foreach (var name in new[] { member.Name, member.Code }) Add(name, new Hit.Person());
    }

    private void AddUnit(Unit unit, string? area, Programme p)
    {
        foreach (var name in ShortNames.Of(unit.Name, area).Where(IsAName).Append(unit.Code).Concat(InEnglish(p, unit.Name))) Add(name, Thing(Slot.Unit, unit.Code, unit.Name));
    }

    private static IEnumerable<string> InEnglish(Programme p, string term) => p.Terms.TryGetValue(term, out var english) ? [english] : [];
}
