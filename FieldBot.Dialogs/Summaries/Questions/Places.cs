using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using Group = FieldBot.Dialogs.Programmes.Group;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>The areas, groups, units, categories and summed questions of a question, one of each, or what stands against it.</summary>
internal sealed partial class Places
{
    private const int Listed = 3;

    private static readonly Slot[] Order = [Slot.Area, Slot.Group, Slot.Unit, Slot.Category, Slot.Question];

    private readonly string _text;
    private readonly List<Piece> _pieces;
    private readonly Facts _facts;
    private readonly Dictionary<Slot, Named> _chosen = [];
    private readonly QuestionReading? _trouble;

    public Places(string text, List<Piece> pieces, Facts facts)
    {
        (_text, _pieces, _facts) = (text, pieces, facts);
        _trouble = Unknown() ?? Order.Select(Choose).FirstOrDefault(t => t is not null) ?? Apart() ?? Outside();
    }

    /// <summary>Null: all is clear.</summary>
    public QuestionReading? Trouble() => _trouble;

    public string? Of(Slot slot) => _chosen.GetValueOrDefault(slot)?.Code;

    /// <summary>A unit that a cadre added, by its name; the one that it was merged into where it was.</summary>
    public static IEnumerable<Piece> Pieces(string text, AddedUnit added, Facts facts)
    {
        var unit = added.MergedInto is { } into ? facts.Programme.Unit(into) : facts.Programme.Unit(added.Unit.Code) is null ? added.Unit : null;
        if (unit is null) yield break;
        foreach (var name in ShortNames.Of(added.Unit.Name, null))
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
                yield return new(at, name.Length, new Hit.Thing(Slot.Unit, [new(unit.Code, unit.Name)]));
    }

    private string Words(Piece piece) => _text.Substring(piece.At, piece.Length);

    /// <summary>What looks like a place and is none of this programme.</summary>
    private QuestionReading? Unknown()
    {
        foreach (var piece in _pieces)
        {
            if (piece.Hit is Hit.NoGroup none) return new QuestionReading.NoSuch(Words(piece), NearestGroups(none.Number)) { Former = Former(none.Number) };
            if (piece.Hit is not null) continue;
            var word = Words(piece);
            if (Code().IsMatch(word)) return new QuestionReading.NoSuch(word, []);
            // 先锋组: 组 alone is a word.
            if (_pieces.Find(p => p.At == piece.End && p is { Length: 1, Hit: Hit.Concept { Word: "组" } }) is { Hit: not null } && AskText.IsChinese(word[0])) return new QuestionReading.NoSuch(word + "组", Nearest(word + "组"));
            if (Place().Match(word) is not { Success: true } place) continue;
            // 昭化县 where there is a 昭化区.
            var before = _pieces.Find(p => p.End == piece.At && p.Hit is Hit.Thing { Slot: Slot.Area or Slot.Unit });
            var name = place.Index == 0 && place.Length == 1 ? before.Hit is null ? null : Words(before) + place.Value : place.Index + place.Length < 2 ? null : word[..(place.Index + place.Length)];
            if (name is not null) return new QuestionReading.NoSuch(name, Nearest(name));
        }

        return null;
    }

    /// <summary>By name only: "a group" of that number may have been in an earlier version.</summary>
    private Named? Former(int number) => _facts.Records.Versions.Select(v => _facts.Records.ProgrammeOf(v.Version)).OfType<Programme>().SelectMany(p => p.Groups)
        .Where(g => ShortNames.NumberOf(g.Name) == number).Select(g => new Named(g.Code, g.Name)).FirstOrDefault();

    private ImmutableArray<Named> NearestGroups(int number) => _facts.Me is not { } me ? []
        : [.. _facts.Programme.Groups.Where(g => Reach.Sees(me, g, _facts)).OrderBy(g => Math.Abs((ShortNames.NumberOf(g.Name) ?? int.MaxValue / 2) - number)).Take(Listed).Select(g => new Named(g.Code, g.Name))];

    private ImmutableArray<Named> Nearest(string name)
    {
        if (_facts.Me is not { } me) return [];
        var areas = Reach.Areas(me, _facts).Select(a => new Named(a.Code, a.Name)).ToList();
        var units = _facts.Programme.Units.Where(u => Reach.Sees(me, u, _facts)).Select(u => new Named(u.Code, u.Name));
        var groups = _facts.Programme.Groups.Where(g => Reach.Sees(me, g, _facts)).Select(g => new Named(g.Code, g.Name));
        var all = name[^1] == '组' ? groups : name[^1] is '区' or '县' or '市' or '州' ? areas : units.Concat(areas);
        return [.. all.OrderByDescending(n => name[..^1].Distinct().Count(n.Name.Contains)).ThenByDescending(n => n.Name.Contains(name[^1], StringComparison.Ordinal)).Take(Listed)];
    }

    private QuestionReading? Choose(Slot slot)
    {
        var said = _pieces.Where(p => p.Hit is Hit.Thing thing && thing.Slot == slot).Select(p => (Words: Words(p), ((Hit.Thing)p.Hit!).Named)).ToList();
        if (said.Count == 0) return null;
        var left = said[0].Named;
        foreach (var (_, named) in said.Skip(1))
        {
            var both = left.Intersect(named).ToImmutableArray();
            if (both.IsEmpty) return new QuestionReading.TwoAtOnce(slot, left[0], named.First(n => n != left[0]));
            left = both;
        }

        if (left.Length > 1 && slot == Slot.Unit) left = Narrowed(left);
        if (left.Length > 1 && _facts.Me is { } me)
        {
            // Whoever asks is not told of places that are not theirs, not even that there are several.
            var mine = left.Where(n => Sees(me, slot, n.Code)).ToImmutableArray();
            if (mine.IsEmpty) return new QuestionReading.OutsideScope(slot, left[0] with { Name = said[0].Words });
            left = mine;
        }

        if (left.Length > 1) return new QuestionReading.Which(slot, said[0].Words, left);
        _chosen[slot] = left[0];
        return null;
    }

    /// <summary>Of several units those of the area or the group that was named too; of these the one that is called exactly so.</summary>
    private ImmutableArray<Named> Narrowed(ImmutableArray<Named> units)
    {
        var within = units.Where(u => (Of(Slot.Area) is not { } area || _facts.Programme.Unit(u.Code)?.Area == area)
            && (Of(Slot.Group) is not { } group || _facts.Programme.Group(group)?.Units.Contains(u.Code) == true)).ToImmutableArray();
        if (within.Length > 1 && _facts.Me is { } me && within.Where(u => _facts.Programme.Unit(u.Code) is { } unit && Reach.Sees(me, unit, _facts)).ToImmutableArray() is { IsEmpty: false } mine) within = mine;
        return within.IsEmpty ? units : within;
    }

    /// <summary>An area, and a group or unit that has nothing to do with it.</summary>
    private QuestionReading? Apart()
    {
        if (_chosen.GetValueOrDefault(Slot.Area) is not { } area) return null;
        var p = _facts.Programme;
        if (_chosen.GetValueOrDefault(Slot.Unit) is { } unit && p.Unit(unit.Code) is { Area: { } of } && of != area.Code && !p.Groups.Any(g => g.Area == area.Code && g.Units.Contains(unit.Code))) return new QuestionReading.TwoAtOnce(Slot.Area, area, unit);
        if (_chosen.GetValueOrDefault(Slot.Group) is { } named && p.Group(named.Code) is { } group && group.Area != area.Code && group.Units.All(u => p.Unit(u)?.Area != area.Code)) return new QuestionReading.TwoAtOnce(Slot.Area, area, named);
        return null;
    }

    private QuestionReading? Outside()
    {
        if (_facts.Me is not { } me) return null;
        if (_chosen.GetValueOrDefault(Slot.Area) is { } area && !Reach.Areas(me, _facts).Any(a => a.Code == area.Code)) return new QuestionReading.OutsideScope(Slot.Area, area);
        if (_chosen.GetValueOrDefault(Slot.Group) is { } group && _facts.Programme.Group(group.Code) is { } g && !Reach.Sees(me, g, _facts) && !SeesUnitOf(me, g)) return new QuestionReading.OutsideScope(Slot.Group, group);
        if (_chosen.GetValueOrDefault(Slot.Unit) is { } unit && _facts.Programme.Unit(unit.Code) is { } u && !Reach.Sees(me, u, _facts)) return new QuestionReading.OutsideScope(Slot.Unit, unit);
        return null;
    }

    private bool Sees(Member me, Slot slot, string code) => slot switch
    {
        Slot.Area => Reach.Areas(me, _facts).Any(a => a.Code == code),
        Slot.Group => _facts.Programme.Group(code) is not { } group || Reach.Sees(me, group, _facts) || SeesUnitOf(me, group),
        Slot.Unit => _facts.Programme.Unit(code) is not { } unit || Reach.Sees(me, unit, _facts),
        _ => true,
    };

    private bool SeesUnitOf(Member me, Group group) => group.Units.Select(_facts.Programme.Unit).OfType<Unit>().Any(u => Reach.Sees(me, u, _facts));

    [GeneratedRegex("^[a-z]{1,2}-?[0-9]{1,6}$", RegexOptions.CultureInvariant, 1000)] private static partial Regex Code();
    [GeneratedRegex("区|县|镇|乡|村|街道|州|市|组", RegexOptions.CultureInvariant, 1000)] private static partial Regex Place();
}
