using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>Records in memory: what the store keeps in its collections, for transcripts and random walks.</summary>
internal sealed class MemoryRecords : IRecords
{
    private readonly Dictionary<int, Programme> _programmes = [];
    private readonly SortedDictionary<int, Visit> _visits = [];
    private readonly List<Unit> _units = [];
    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal);

    public Dictionary<string, string?> Bound { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Unit> AddedUnits => _units;

    public int NextVisit => _visits.Count + 1;

    public IEnumerable<Visit> Visits => _visits.Values;

    public void Keep(Programme programme) => _programmes[programme.Version] = programme;

    public void Add(string token, Link link) => _links[token] = link;

    public Programme? ProgrammeOf(int version) => _programmes.GetValueOrDefault(version);

    public Link? Link(string token) => _links.GetValueOrDefault(token);

    public Link? Link(int id) => _links.Values.FirstOrDefault(l => l.Id == id);

    public bool IsBound(string member) => Bound.ContainsKey(member);

    public string? LanguageOf(string member) => Bound.GetValueOrDefault(member);

    public Visit? Visit(int number) => _visits.GetValueOrDefault(number);

    public Visit? VisitOn(string group, string unit, DateOnly day) =>
        _visits.Values.FirstOrDefault(v => v.VoidedAt is null && v.Group == group && v.Unit == unit && v.Day == day);

    public Visit? LastVisit(string unit) => Of(unit).FirstOrDefault();

    public DateOnly? LastFullOffer(string unit) => Of(unit).FirstOrDefault(v => v.FullOffered)?.Day;

    public (IReadOnlyList<Visit> Page, int Total) VisitsOf(string member, int skip, int take)
    {
        var mine = _visits.Values.Where(v => v.Participants.Contains(member)).Reverse().ToList();
        return ([.. mine.Skip(skip).Take(take)], mine.Count);
    }

    public void Apply(Event e, string? language)
    {
        switch (e)
        {
            case Event.VisitRecorded r: _visits.Add(r.Visit.Number, r.Visit); break;
            case Event.VisitChanged c: _visits[c.Visit.Number] = c.Visit; break;
            case Event.UnitAdded u: _units.Add(u.Unit); break;
            case Event.MemberBound b:
                Bound[b.Member] = language;
                var (token, link) = _links.First(l => l.Value.Id == b.Link);
                _links[token] = link with { UsedAt = b.At };
                break;
            default: throw new InvalidOperationException(e.GetType().Name);
        }
    }

    private IEnumerable<Visit> Of(string unit) => _visits.Values.Where(v => v.Unit == unit && v.VoidedAt is null).OrderByDescending(v => v.Day).ThenByDescending(v => v.Number);
}
