using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Summaries;

/// <summary>
/// What part of the records a question is about: the reader's scope, narrowed by the question. Groups count by the group's area, units by the
/// unit's, and what happened counts when its group or its unit does.
/// </summary>
internal sealed class Reach
{
    private readonly Member _me;
    private readonly Query _query;
    private readonly Facts _facts;
    private readonly Dictionary<Place, bool> _places = [];
    private readonly Dictionary<string, bool> _labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _units;

    public Reach(Member me, Query query, Facts facts)
    {
        (_me, _query, _facts) = (me, query, facts);
        var groups = facts.Programme.Groups.Where(g => Covers(g) && (query.Group ?? g.Code) == g.Code && (query.Unit is null || g.Units.Contains(query.Unit))).ToImmutableArray();
        // A group that is asked about by name counts in an area that is not its own as far as it is stationed there.
        Groups = [.. groups.Where(g => Within(g.Area) || query.Group is not null && g.Units.Any(u => Within(facts.Programme.Unit(u)?.Area)))];
        Units = [.. UnitsOf(groups).Where(u => (query.Unit ?? u.Code) == u.Code)];
        _units = [.. Units.Select(u => u.Code)];
    }

    /// <summary>Groups that are asked about, in their own order.</summary>
    public ImmutableArray<Group> Groups { get; }

    /// <summary>Units that are asked about and that a group is stationed at, in their own order.</summary>
    public ImmutableArray<Unit> Units { get; }

    public bool IsEmpty => Groups.IsEmpty && Units.IsEmpty;

    /// <summary>Nothing at all is the reader's to ask about, whatever the question.</summary>
    public bool ScopeIsEmpty => IsEmpty && new Reach(_me, new(Subject.Overview, _query.Period), _facts).IsEmpty;

    public bool Has(string unit) => _units.Contains(unit);

    /// <summary>Areas in which the reader sees anything, in their own order.</summary>
    public static ImmutableArray<Area> Areas(Member me, Facts facts)
    {
        var reach = new Reach(me, new(Subject.Overview, Period.Of(PeriodKind.Today, facts)), facts);
        var codes = reach.Groups.Select(g => g.Area).Concat(reach.Units.Select(u => u.Area ?? "")).ToHashSet(StringComparer.Ordinal);
        return [.. facts.Programme.Areas.Where(a => codes.Contains(a.Code))];
    }

    /// <summary>Whether the reader may ask about it at all.</summary>
    public static bool Sees(Member me, Group group, Facts facts) => Rights.May(Act.SeeSummary, me, new(group.Code), facts.Programme);

    /// <inheritdoc cref="Sees(Member, Group, Facts)"/>
    public static bool Sees(Member me, Unit unit, Facts facts) => Rights.May(Act.SeeSummary, me, new(null, unit.Code), facts.Programme) || facts.Programme.Groups.Any(g => g.Units.Contains(unit.Code) && Sees(me, g, facts));

    /// <summary>Whether what happened there counts.</summary>
    public bool Takes(Place place)
    {
        if (!_places.TryGetValue(place, out var takes)) _places[place] = takes = Within(place);
        return takes;
    }

    /// <summary>Whether issues of this label count: what is for named members only counts for those alone.</summary>
    public bool Takes(string label)
    {
        if (!_labels.TryGetValue(label, out var takes)) _labels[label] = takes = (_query.Category ?? CategoryOf(label)) == CategoryOf(label) && MaySee(label);
        return takes;
    }

    /// <summary>Whether the issue counts, in the state it is in.</summary>
    public bool Takes(Issue issue) => Takes(Tallies.PlaceOf(issue)) && (_query.Category ?? issue.Category) == issue.Category && (_query.State ?? issue.State) == issue.State && IssueRights.MaySee(_me, issue, _facts);

    public static string CategoryOf(string label) => label.IndexOf('!', StringComparison.Ordinal) is > 0 and var mark ? label[..mark] : label;

    /// <summary>Units at which groups are stationed, and those that were added and confirmed.</summary>
    private static IEnumerable<Unit> Assigned(Facts facts)
    {
        var stationed = facts.Programme.Groups.SelectMany(g => g.Units).ToHashSet(StringComparer.Ordinal);
        return facts.Programme.Units.Where(u => stationed.Contains(u.Code))
            .Concat(facts.Records.AddedUnits.Where(u => u is { ConfirmedBy: not null, MergedInto: null }).Select(u => u.Unit));
    }

    private IEnumerable<Unit> UnitsOf(ImmutableArray<Group> groups)
    {
        var assigned = Assigned(_facts).ToList();
        if (_query.Group is null && assigned.Where(u => Covers(u) && Within(AreaOf(u))).ToList() is { Count: > 0 } own) return own;
        // An area without units of its own, such as the city's, asks about those at which its groups are stationed; and so does a group.
        var stationed = assigned.Where(u => Groups.Any(g => IsOf(u, g.Code) && (Within(g.Area) || Within(AreaOf(u))))).ToList();
        // Whoever sees an area through groups of another one asks about the units at which these are stationed there.
        return stationed.Count > 0 ? stationed : assigned.Where(u => Within(AreaOf(u)) && groups.Any(g => IsOf(u, g.Code)));
    }

    private bool Within(string? area) => (_query.Area ?? area) == area;

    /// <summary>The unit's; the group's where a cadre added the unit.</summary>
    private string? AreaOf(Unit unit) => unit.Area ?? (Records.Units.Added(unit.Code, _facts) is { } added ? _facts.Programme.Group(added.Group)?.Area : null);

    private bool IsOf(Unit unit, string group) => _facts.Programme.Group(group)?.Units.Contains(unit.Code) == true || Records.Units.Added(unit.Code, _facts)?.Group == group;

    private bool Covers(Group group) => Sees(_me, group, _facts);

    private bool Covers(Unit unit) => Rights.May(Act.SeeSummary, _me, new(Records.Units.Added(unit.Code, _facts)?.Group, unit.Code), _facts.Programme);

    private bool Within(Place place)
    {
        if (!Rights.May(Act.SeeSummary, _me, new(place.Group.Length == 0 ? null : place.Group, place.Unit.Length == 0 ? null : place.Unit), _facts.Programme)) return false;
        if ((_query.Group ?? place.Group) != place.Group || (_query.Unit ?? place.Unit) != place.Unit) return false;
        return _query.Area is null || _facts.Programme.Group(place.Group)?.Area == _query.Area || Records.Units.Find(place.Unit, _facts)?.Area == _query.Area;
    }

    private bool MaySee(string label)
    {
        var category = _facts.Programme.Category(CategoryOf(label));
        if (label.EndsWith(Tallies.Direct, StringComparison.Ordinal)) return (category is { Handlers.IsEmpty: false } ? category.Handlers : Categories.CityOffice(_facts.Programme)).Contains(_me.Code) || _me.Is(Role.IdentityKeeper);
        // A closer sees of it what waits for the check, which no label says: it is in the lists of what is open.
        if (category is { Handlers.IsEmpty: false }) return category.Handlers.Contains(_me.Code) || _me.Is(Role.IdentityKeeper);
        // It is open now, but what was said while it was restricted is still for those whom it was for.
        return !label.EndsWith(Tallies.Sealed, StringComparison.Ordinal);
    }
}
