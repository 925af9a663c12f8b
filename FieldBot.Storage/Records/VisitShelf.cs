using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Visits, looked up by key; the latest of each unit is kept at hand.</summary>
internal sealed class VisitShelf(LiteDatabase database, TallyShelf tallies)
{
    private const int Kept = 10_000;

    private readonly Dictionary<string, Visit?> _last = new(StringComparer.Ordinal), _on = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly?> _offers = new(StringComparer.Ordinal);

    /// <summary>As it was (null: it is new), and as it is now.</summary>
    public event Action<Visit?, Visit>? Changed;

    public int Next { get; private set; } = database.GetCollection(Shelves.Visits).Largest() + 1;

    public Visit? Find(int number) => Shelf(Shelves.Visits).FindById(number) is { } document ? VisitCodec.Read(document["b"].AsBinary) : null;

    public Visit? On(string group, string unit, DateOnly day) => Keep(_on, $"{group}|{Shelves.OnDay(unit, day)}", _ =>
        Shelf(Shelves.VisitsByUnit).Beginning(Shelves.OnDay(unit, day)).Find(d => d["g"].AsString == group) is { } found ? Find(found["v"].AsInt32) : null);

    public Visit? Last(string unit) => Keep(_last, unit, key =>
        Shelf(Shelves.VisitsByUnit).Beginning(key + "|", descending: true, 0, 1).FirstOrDefault() is { } found ? Find(found["v"].AsInt32) : null);

    public DateOnly? LastFullOffer(string unit) => Keep(_offers, unit, key =>
    {
        const int page = 50;
        for (var skip = 0; ; skip += page)
        {
            var visits = Shelf(Shelves.VisitsByUnit).Beginning(key + "|", descending: true, skip, page);
            if (visits.Find(d => d["f"].AsBoolean) is { } offered) return DateOnly.FromDayNumber(offered["d"].AsInt32);
            if (visits.Count < page) return (DateOnly?)null;
        }
    });

    public (IReadOnlyList<Visit> Page, int Total) Of(string member, int skip, int take) =>
        (take == 0 ? [] : [.. Shelf(Shelves.VisitsByMember).Beginning(member + "|", descending: true, skip, take).Select(d => Find(d["v"].AsInt32)!)],
            Shelf(Shelves.VisitsByMember).Counting(member + "|"));

    public IReadOnlyList<Visit> OfGroup(string group, DateOnly from, DateOnly to) =>
        [.. Shelf(Shelves.VisitsByGroup).Between(Shelves.ByGroup(group, from, 0), Shelves.ByGroup(group, to, int.MaxValue)).AsEnumerable().Reverse().Select(d => Find(d["v"].AsInt32)!)];

    public IReadOnlyList<Visit> At(Place place, DateOnly day) =>
        [.. Shelf(Shelves.VisitsByUnit).Beginning(Shelves.OnDay(place.Unit, day), descending: true).Where(d => d["g"].AsString == place.Group).Select(d => Find(d["v"].AsInt32)!)];

    /// <summary>Visits from this number on.</summary>
    public IReadOnlyList<Visit> From(int number, int take) => [.. Shelf(Shelves.Visits).Between(number, int.MaxValue, take).Select(d => VisitCodec.Read(d["b"].AsBinary))];

    public void Put(Visit visit)
    {
        var old = visit.Number < Next ? Find(visit.Number) : null;
        var document = new BsonDocument { ["_id"] = visit.Number, ["b"] = VisitCodec.Write(visit) };
        if (old is null) Shelf(Shelves.Visits).Insert(document);
        else
        {
            Shelf(Shelves.Visits).Update(document);
            Unlist(old);
        }

        if (visit.VoidedAt is null) List(visit);
        var before = old?.Participants ?? [];
        foreach (var member in visit.Participants.Except(before, StringComparer.Ordinal))
            Shelf(Shelves.VisitsByMember).Insert(new BsonDocument { ["_id"] = Shelves.ByMember(member, visit.Number), ["v"] = visit.Number });
        foreach (var member in before.Except(visit.Participants, StringComparer.Ordinal))
            Shelf(Shelves.VisitsByMember).Delete(Shelves.ByMember(member, visit.Number));
        Next = Math.Max(Next, visit.Number + 1);
        tallies.Change(old, visit);
        Changed?.Invoke(old, visit);
    }

    /// <summary>合并: the visits of a unit that turned out to be another one.</summary>
    public void Move(AddedUnit unit, string by, DateTimeOffset at)
    {
        foreach (var number in Shelf(Shelves.VisitsByUnit).Beginning(unit.Unit.Code + "|").Select(d => d["v"].AsInt32).ToList())
            if (Find(number) is { } visit)
                Put(visit with { Unit = unit.MergedInto!, Changes = visit.Changes.Add(new(at, by, "merged", "unit", new Answer.Words(unit.Unit.Name))) });
    }

    private void List(Visit visit)
    {
        Shelf(Shelves.VisitsByUnit).Insert(new BsonDocument
        {
            ["_id"] = Shelves.ByUnit(visit.Unit, visit.Day, visit.Number), ["v"] = visit.Number, ["g"] = visit.Group, ["d"] = visit.Day.DayNumber, ["f"] = visit.FullOffered,
        });
        Shelf(Shelves.VisitsByGroup).Insert(new BsonDocument { ["_id"] = Shelves.ByGroup(visit.Group, visit.Day, visit.Number), ["v"] = visit.Number });
        Remember(visit);
    }

    private void Unlist(Visit visit)
    {
        Shelf(Shelves.VisitsByUnit).Delete(Shelves.ByUnit(visit.Unit, visit.Day, visit.Number));
        Shelf(Shelves.VisitsByGroup).Delete(Shelves.ByGroup(visit.Group, visit.Day, visit.Number));
        _last.Remove(visit.Unit);
        _offers.Remove(visit.Unit);
        _on.Remove($"{visit.Group}|{Shelves.OnDay(visit.Unit, visit.Day)}");
    }

    /// <summary>Keeps what is at hand right without looking it up again.</summary>
    private void Remember(Visit visit)
    {
        if (_last.GetValueOrDefault(visit.Unit) is not { } last || (last.Day, last.Number).CompareTo((visit.Day, visit.Number)) > 0) _last.Remove(visit.Unit);
        else _last[visit.Unit] = visit;
        if (visit.FullOffered && _offers.TryGetValue(visit.Unit, out var offered) && !(offered > visit.Day)) _offers[visit.Unit] = visit.Day;
        var on = $"{visit.Group}|{Shelves.OnDay(visit.Unit, visit.Day)}";
        if (_on.GetValueOrDefault(on) is not { } first || first.Number >= visit.Number) _on.Remove(on);
    }

    private static T Keep<T>(Dictionary<string, T> kept, string key, Func<string, T> find)
    {
        if (kept.TryGetValue(key, out var value)) return value;
        if (kept.Count >= Kept) kept.Clear();
        return kept[key] = find(key);
    }

    private ILiteCollection<BsonDocument> Shelf(string name) => database.GetCollection(name);
}
