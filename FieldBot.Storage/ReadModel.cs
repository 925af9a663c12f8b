using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage;

/// <summary>
/// What the turns ask, and how events change it. Runs on the writer's thread, inside its transaction: a turn sees what the batch's earlier
/// turns did. Small things are held in memory; visits are looked up by key, the latest of each unit kept at hand.
/// </summary>
internal sealed class ReadModel : IRecords
{
    private const int Kept = 10_000;

    private readonly LiteDatabase _database;
    private readonly KeyVault _vault;
    private readonly Dictionary<int, Programme> _programmes = [];
    private readonly Dictionary<string, int> _chatOf = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _memberOf = [];
    private readonly List<Unit> _units = [];
    private readonly Dictionary<string, Visit?> _last = new(StringComparer.Ordinal), _on = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly?> _offers = new(StringComparer.Ordinal);
    private readonly Func<int, string?> _languageOf;

    /// <param name="languageOf">The language of a chat.</param>
    public ReadModel(LiteDatabase database, KeyVault vault, Func<int, string?> languageOf)
    {
        (_database, _vault, _languageOf) = (database, vault, languageOf);
        foreach (var b in Shelf(Shelves.Bindings).FindAll()) Bind(b["_id"].AsString, b["c"].AsInt32);
        _units.AddRange(Shelf(Shelves.Units).FindAll().OrderBy(u => u["n"].AsInt32).Select(u => new Unit(u["_id"].AsString, u["name"].AsString, u["kind"].AsString)));
        NextVisit = Shelf(Shelves.Visits).Largest() + 1;
        NextLink = Shelf(Shelves.Links).Largest() + 1;
        var version = Shelf(Shelves.Meta).FindById("programme") is { } current ? current["v"].AsInt32 : 0;
        Programme = ProgrammeOf(version) ?? throw new StoreException($"第 {version} 版项目不见了，数据不完整 / programme version {version} is missing");
    }

    /// <summary>The programme in force.</summary>
    public Programme Programme { get; private set; }

    public int NextVisit { get; private set; }

    public int NextLink { get; private set; }

    public IReadOnlyList<Unit> AddedUnits => _units;

    public Member? MemberOf(int chat) => _memberOf.TryGetValue(chat, out var code) ? Programme.Member(code) : null;

    public int? ChatOf(string member) => _chatOf.TryGetValue(member, out var chat) ? chat : null;

    public bool IsBound(string member) => _chatOf.ContainsKey(member);

    public string? LanguageOf(string member) => ChatOf(member) is { } chat ? _languageOf(chat) : null;

    public Programme? ProgrammeOf(int version)
    {
        if (version == 0) return EmptyProgramme.Value;
        if (_programmes.TryGetValue(version, out var kept)) return kept;
        if (Shelf(Shelves.Programmes).FindById(version) is not { } document) return null;
        return ProgrammeReader.Read(TableCodec.Read(document["t"].AsBinary), version).Programme is { } read ? _programmes[version] = read
            : throw new StoreException($"第 {version} 版项目读不出来，请用原来的程序版本 / programme version {version} cannot be read by this version of the program");
    }

    /// <summary>All versions, the newest first; the empty one when nothing was imported.</summary>
    public IReadOnlyList<Programme> Versions() =>
        Programme.Version == 0 ? [Programme] : [.. Enumerable.Range(1, Shelf(Shelves.Programmes).Largest()).Reverse().Select(ProgrammeOf).OfType<Programme>()];

    public Link? Link(string token) => Read(Shelf(Shelves.Links).FindOne(BsonExpression.Create("$.h = @0", _vault.HashOf(token))));

    public Link? Link(int id) => Read(Shelf(Shelves.Links).FindById(id));

    public Visit? Visit(int number) => Shelf(Shelves.Visits).FindById(number) is { } document ? VisitCodec.Read(document["b"].AsBinary) : null;

    public Visit? VisitOn(string group, string unit, DateOnly day) => Keep(_on, $"{group}|{Shelves.OnDay(unit, day)}", _ =>
        Shelf(Shelves.VisitsByUnit).Beginning(Shelves.OnDay(unit, day)).Find(d => d["g"].AsString == group) is { } found ? Visit(found["v"].AsInt32) : null);

    public Visit? LastVisit(string unit) => Keep(_last, unit, key =>
        Shelf(Shelves.VisitsByUnit).Beginning(key + "|", descending: true, 0, 1).FirstOrDefault() is { } found ? Visit(found["v"].AsInt32) : null);

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

    public (IReadOnlyList<Visit> Page, int Total) VisitsOf(string member, int skip, int take) =>
        ([.. Shelf(Shelves.VisitsByMember).Beginning(member + "|", descending: true, skip, take).Select(d => Visit(d["v"].AsInt32)!)],
            Shelf(Shelves.VisitsByMember).Counting(member + "|"));

    /// <summary>Visits from this number on.</summary>
    public IReadOnlyList<Visit> From(int number, int take) =>
        [.. Shelf(Shelves.Visits).Query().Where(BsonExpression.Create("$._id >= @0", number)).OrderBy("$._id").Limit(take).ToList().Select(d => VisitCodec.Read(d["b"].AsBinary))];

    public void Apply(Event happened, int chat)
    {
        switch (happened)
        {
            case Event.VisitRecorded e: Put(e.Visit, null); NextVisit = Math.Max(NextVisit, e.Visit.Number + 1); break;
            case Event.VisitChanged e: Put(e.Visit, Visit(e.Visit.Number)); break;
            case Event.UnitAdded e:
                Shelf(Shelves.Units).Insert(new BsonDocument
                {
                    ["_id"] = e.Unit.Code, ["n"] = _units.Count + 1, ["name"] = e.Unit.Name, ["kind"] = e.Unit.Kind, ["group"] = e.Group, ["by"] = e.By, ["at"] = e.At.ToUnixTimeMilliseconds(),
                });
                _units.Add(e.Unit);
                break;
            case Event.MemberBound e:
                var link = Shelf(Shelves.Links).FindById(e.Link);
                link["u"] = e.At.ToUnixTimeMilliseconds();
                Shelf(Shelves.Links).Update(link);
                BindTo(e.Member, chat);
                break;
            default: throw new InvalidOperationException($"an event that nobody applies: {happened.GetType().Name}");
        }
    }

    /// <summary>One account for one member: what either was bound to before is free.</summary>
    public void BindTo(string member, int chat)
    {
        if (_memberOf.TryGetValue(chat, out var other) && other != member)
        {
            Shelf(Shelves.Bindings).Delete(other);
            _chatOf.Remove(other);
        }

        Shelf(Shelves.Bindings).Upsert(new BsonDocument { ["_id"] = member, ["c"] = chat });
        Bind(member, chat);
    }

    public Programme Import(IReadOnlyList<Table> tables, DateTimeOffset at)
    {
        var version = Shelf(Shelves.Programmes).Largest() + 1;
        var programme = ProgrammeReader.Read(tables, version).Programme ?? throw new ArgumentException("the tables have faults", nameof(tables));
        Shelf(Shelves.Programmes).Insert(new BsonDocument { ["_id"] = version, ["t"] = TableCodec.Write(tables), ["at"] = at.ToUnixTimeMilliseconds() });
        Shelf(Shelves.Meta).Upsert(new BsonDocument { ["_id"] = "programme", ["v"] = version });
        return Programme = _programmes[version] = programme;
    }

    /// <summary>A new link; an unused one of the same member is revoked.</summary>
    public NewLink MakeLink(string member, DateTimeOffset now)
    {
        foreach (var old in Shelf(Shelves.Links).Find(BsonExpression.Create("$.m = @0 AND $.u = null AND $.r = null", member)).ToList())
        {
            old["r"] = now.ToUnixTimeMilliseconds();
            Shelf(Shelves.Links).Update(old);
        }

        var made = new NewLink(member, KeyVault.NewToken(), now + Dialogs.Records.Link.Lifetime);
        Shelf(Shelves.Links).Insert(new BsonDocument { ["_id"] = NextLink++, ["m"] = member, ["h"] = _vault.HashOf(made.Token), ["e"] = made.ExpiresAt.ToUnixTimeMilliseconds() });
        return made;
    }

    private void Put(Visit visit, Visit? old)
    {
        var document = new BsonDocument { ["_id"] = visit.Number, ["b"] = VisitCodec.Write(visit) };
        if (old is null) Shelf(Shelves.Visits).Insert(document);
        else
        {
            Shelf(Shelves.Visits).Update(document);
            Unlist(old);
        }

        if (visit.VoidedAt is null)
        {
            Shelf(Shelves.VisitsByUnit).Insert(new BsonDocument
            {
                ["_id"] = Shelves.ByUnit(visit.Unit, visit.Day, visit.Number), ["v"] = visit.Number, ["g"] = visit.Group, ["d"] = visit.Day.DayNumber, ["f"] = visit.FullOffered,
            });
            Remember(visit);
        }

        var before = old?.Participants ?? [];
        foreach (var member in visit.Participants.Except(before, StringComparer.Ordinal))
            Shelf(Shelves.VisitsByMember).Insert(new BsonDocument { ["_id"] = Shelves.ByMember(member, visit.Number), ["v"] = visit.Number });
        foreach (var member in before.Except(visit.Participants, StringComparer.Ordinal))
            Shelf(Shelves.VisitsByMember).Delete(Shelves.ByMember(member, visit.Number));
    }

    private void Unlist(Visit visit)
    {
        Shelf(Shelves.VisitsByUnit).Delete(Shelves.ByUnit(visit.Unit, visit.Day, visit.Number));
        Forget(visit);
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

    private void Forget(Visit visit)
    {
        _last.Remove(visit.Unit);
        _offers.Remove(visit.Unit);
        _on.Remove($"{visit.Group}|{Shelves.OnDay(visit.Unit, visit.Day)}");
    }

    private static T Keep<T>(Dictionary<string, T> kept, string key, Func<string, T> find)
    {
        if (kept.TryGetValue(key, out var value)) return value;
        if (kept.Count >= Kept) kept.Clear();
        return kept[key] = find(key);
    }

    private void Bind(string member, int chat)
    {
        if (_chatOf.TryGetValue(member, out var before)) _memberOf.Remove(before);
        _chatOf[member] = chat;
        _memberOf[chat] = member;
    }

    private static Link? Read(BsonDocument? d) => d is null ? null
        : new(d["_id"].AsInt32, d["m"].AsString, Time(d["e"])!.Value, Time(d["u"]), Time(d["r"]));

    private static DateTimeOffset? Time(BsonValue ms) => ms.IsNull ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms.AsInt64);

    private ILiteCollection<BsonDocument> Shelf(string name) => _database.GetCollection(name);
}
