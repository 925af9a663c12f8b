using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>Finds pieces of units' names in a text: 亭子湖 for 昭化区亭子湖环湖旅游公路项目工会. A piece that more than six units have says nothing.</summary>
internal sealed class UnitParts
{
    public const int Most = 6;

    private readonly ImmutableArray<Unit> _units;
    private readonly string[] _names;
    private readonly Dictionary<int, List<(int Unit, int At)>> _pairs = [];

    public UnitParts(ImmutableArray<Unit> units)
    {
        _units = units;
        _names = [.. units.Select(u => ShortNames.Plain(u.Name))];
        for (var unit = 0; unit < _names.Length; unit++)
            for (var at = 0; at + 1 < _names[unit].Length; at++)
            {
                if (!AskText.IsChinese(_names[unit][at]) || !AskText.IsChinese(_names[unit][at + 1])) continue;
                var pair = Pair(_names[unit], at);
                if (!_pairs.TryGetValue(pair, out var places)) _pairs[pair] = places = [];
                places.Add((unit, at));
            }
    }

    /// <param name="says">Whether the words are more than such as any unit could have.</param>
    public IEnumerable<Piece> Pieces(string text, Func<string, bool> says)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (!_pairs.TryGetValue(Pair(text, at), out var places)) continue;
            var longest = new Dictionary<int, int>();
            foreach (var (unit, place) in places)
            {
                var length = text.AsSpan(at).CommonPrefixLength(_names[unit].AsSpan(place));
                if (length > longest.GetValueOrDefault(unit)) longest[unit] = length;
            }

            foreach (var length in longest.Values.Distinct().OrderDescending().Take(3))
            {
                var units = longest.Where(u => u.Value >= length).Select(u => u.Key).ToList();
                if (units.Count > Most || length == 2 && units.Count > 1 || !says(text.Substring(at, length))) continue;
                yield return new(at, length, new Hit.Thing(Slot.Unit, [.. units.Order().Select(u => new Named(_units[u].Code, _units[u].Name))]));
            }
        }
    }

    private static int Pair(string text, int at) => (text[at] << 16) | text[at + 1];
}
