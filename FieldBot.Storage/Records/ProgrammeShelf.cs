using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Versions of the programme, and workbooks that were checked and wait. A version is one compressed document; applying or going back moves a pointer.</summary>
internal sealed class ProgrammeShelf
{
    /// <summary>Versions that stay parsed: drafts and records of some weeks.</summary>
    private const int Kept = 8;

    /// <summary>A checked workbook waits so long for 应用.</summary>
    private static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    private readonly LiteDatabase _database;
    private readonly Dictionary<int, Programme> _parsed = [];
    private readonly List<int> _used = [];
    private readonly Dictionary<int, Programme> _candidates;
    private readonly List<ProgrammeVersion> _versions;

    /// <param name="candidates">Programmes of candidates as they were parsed outside; shared with whoever parses.</param>
    public ProgrammeShelf(LiteDatabase database, Dictionary<int, Programme> candidates)
    {
        (_database, _candidates) = (database, candidates);
        _versions = [.. Programmes.Query().OrderByDescending("$._id").Select("{ _id: $._id, at: $.at, by: $.by, c: $.c }").ToList().Select(Head)];
        var version = Shelf(Shelves.Meta).FindById("programme") is { } current ? current["v"].AsInt32 : 0;
        Current = Of(version) ?? throw new StoreException($"第 {version} 版项目不见了\uFF0C数据不完整 / programme version {version} is missing");
    }

    /// <summary>The programme in force.</summary>
    public Programme Current { get; private set; }

    public IReadOnlyList<ProgrammeVersion> Versions => _versions;

    public Programme? Of(int version)
    {
        if (version == 0) return EmptyProgramme.Value;
        if (_parsed.TryGetValue(version, out var kept))
        {
            Used(version);
            return kept;
        }

        if (Tables(version) is not { } bytes) return null;
        return Keep(version, ProgrammeReader.Stored(TableCodec.Read(bytes), version) ?? throw Unreadable(version));
    }

    public static StoreException Unreadable(int version) =>
        new($"第 {version} 版项目读不出来\uFF0C请用原来的程序版本 / programme version {version} cannot be read by this version of the program");

    /// <summary>The tables of a version, compressed.</summary>
    public byte[]? Tables(int version) => Programmes.FindById(version)?["t"].AsBinary;

    public ImmutableArray<TableChange> ChangesTo(int version) =>
        ProgrammeChanges.Between(Current.Version == 0 ? [] : TableCodec.Read(Tables(Current.Version)!), TableCodec.Read(Tables(version)!));

    public Candidate? Candidate(int number)
    {
        if (Shelf(Shelves.Candidates).FindById(number) is not { } d) return null;
        if (!_candidates.TryGetValue(number, out var programme))
        {
            // Checked before a restart.
            if (ProgrammeReader.Stored(TableCodec.Read(d["t"].AsBinary), 0) is not { } read) return null;
            _candidates[number] = programme = read;
        }

        return new(number, programme, d["base"].AsInt32, d["by"].AsString, DateTimeOffset.FromUnixTimeMilliseconds(d["at"].AsInt64), RecordCodec.ReadChanges(d["c"].AsBinary));
    }

    public int Add(Programme programme, byte[] tables, ImmutableArray<TableChange> changes, int from, string by, DateTimeOffset at)
    {
        Forget(at - Waits);
        // Numbers go on through applied ones, so that an old card never means another workbook.
        var number = (Shelf(Shelves.Meta).FindById("candidates")?["n"].AsInt32 ?? 0) + 1;
        Shelf(Shelves.Meta).Upsert(new BsonDocument { ["_id"] = "candidates", ["n"] = number });
        Shelf(Shelves.Candidates).Insert(new BsonDocument { ["_id"] = number, ["t"] = tables, ["base"] = from, ["by"] = by, ["at"] = at.ToUnixTimeMilliseconds(), ["c"] = RecordCodec.Write(changes) });
        _candidates[number] = programme;
        return number;
    }

    public void Apply(Candidate candidate, string by, DateTimeOffset at)
    {
        var document = Shelf(Shelves.Candidates).FindById(candidate.Number) ?? throw new InvalidOperationException("the candidate is gone");
        var version = Programmes.Largest() + 1;
        Programmes.Insert(new BsonDocument { ["_id"] = version, ["t"] = document["t"], ["at"] = at.ToUnixTimeMilliseconds(), ["by"] = by, ["c"] = document["c"] });
        _versions.Insert(0, new(version, by, at, candidate.Changes));
        Keep(version, candidate.Programme.As(version));
        Return(version);
        Drop(candidate.Number);
    }

    public void Return(int version)
    {
        Current = Of(version) ?? throw new InvalidOperationException($"there is no version {version}");
        Shelf(Shelves.Meta).Upsert(new BsonDocument { ["_id"] = "programme", ["v"] = version });
    }

    public void Drop(int candidate)
    {
        Shelf(Shelves.Candidates).Delete(candidate);
        _candidates.Remove(candidate);
    }

    /// <summary>Workbooks that nobody came back to.</summary>
    private void Forget(DateTimeOffset before)
    {
        foreach (var old in Shelf(Shelves.Candidates).FindAll().Where(d => d["at"].AsInt64 < before.ToUnixTimeMilliseconds()).Select(d => d["_id"].AsInt32).ToList()) Drop(old);
    }

    private Programme Keep(int version, Programme programme)
    {
        Used(version);
        if (_parsed.Count >= Kept && !_parsed.ContainsKey(version))
        {
            var idle = _used.Find(v => v != Current?.Version && v != version);
            _parsed.Remove(idle);
            _used.Remove(idle);
        }

        return _parsed[version] = programme;
    }

    /// <summary>Whatever old drafts ask for stays at hand.</summary>
    private void Used(int version)
    {
        _used.Remove(version);
        _used.Add(version);
    }

    private static ProgrammeVersion Head(BsonDocument d) => new(d["_id"].AsInt32, d["by"].IsNull ? AuditTrail.CommandLine : d["by"].AsString,
        DateTimeOffset.FromUnixTimeMilliseconds(d["at"].AsInt64), d["c"].IsNull ? [] : RecordCodec.ReadChanges(d["c"].AsBinary));

    private ILiteCollection<BsonDocument> Programmes => Shelf(Shelves.Programmes);

    private ILiteCollection<BsonDocument> Shelf(string name) => _database.GetCollection(name);
}
