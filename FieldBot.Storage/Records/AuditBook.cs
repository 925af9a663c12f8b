using System.Security.Cryptography;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>
/// The audit trail: append-only, each entry chained to the one before by a keyed hash, and the head (how many, and the last link) sealed the
/// same way: whoever has the data but not the keys can neither alter, remove, swap nor add an entry without being found out.
/// </summary>
internal sealed class AuditBook
{
    private const string Head = "audit";

    private readonly LiteDatabase _database;
    private readonly KeyVault _vault;
    private int _count;
    private byte[] _last = [];
    private bool _open;

    public AuditBook(LiteDatabase database, KeyVault vault)
    {
        (_database, _vault) = (database, vault);
        if (Shelf(Shelves.Meta).FindById(Head) is { } head && head["n"].IsInt32 && head["mac"].IsBinary) (_count, _last) = (head["n"].AsInt32, head["mac"].AsBinary);
        // A damaged head is for verify to find; nothing may be written over what is there.
        _count = Math.Max(_count, Shelf(Shelves.Audit).Largest());
    }

    public void Append(DateTimeOffset at, string by, string what, string on, string detail)
    {
        var entry = new AuditEntry(_count + 1, at, by, what, on, detail);
        var mac = Link(_last, entry);
        Shelf(Shelves.Audit).Insert(new BsonDocument { ["_id"] = entry.Number, ["at"] = at.ToUnixTimeMilliseconds(), ["by"] = by, ["what"] = what, ["on"] = on, ["d"] = detail, ["mac"] = mac });
        Shelf(Shelves.AuditBySubject).Insert(new BsonDocument { ["_id"] = Shelves.Numbered(on, entry.Number), ["n"] = entry.Number });
        (_count, _last, _open) = (entry.Number, mac, true);
    }

    /// <summary>Seals what the transaction appended; once, as the last of it.</summary>
    public void Close()
    {
        if (!_open) return;
        Shelf(Shelves.Meta).Upsert(new BsonDocument { ["_id"] = Head, ["n"] = _count, ["mac"] = _last, ["seal"] = Seal(_count, _last) });
        _open = false;
    }

    /// <summary>The newest first.</summary>
    public (IReadOnlyList<AuditEntry> Page, int Total) Page(string? on, int skip, int take)
    {
        if (on is null) return ([.. Shelf(Shelves.Audit).Query().OrderByDescending("$._id").Skip(skip).Limit(take).ToList().Select(Read)], _count);
        var numbers = Shelf(Shelves.AuditBySubject).Beginning(on + "|", descending: true, skip, take);
        return ([.. numbers.Select(d => Shelf(Shelves.Audit).FindById(d["n"].AsInt32)).Where(d => d is not null).Select(Read)], Shelf(Shelves.AuditBySubject).Counting(on + "|"));
    }

    public IReadOnlyList<AuditEntry> From(int number, int take) => [.. Shelf(Shelves.Audit).Between(number, int.MaxValue, take).Select(Read)];

    /// <summary>The oldest about this; null when there is none, or none that can be read.</summary>
    public AuditEntry? First(string on) =>
        Shelf(Shelves.AuditBySubject).Beginning(on + "|", take: 1) is [var listed] && Shelf(Shelves.Audit).FindById(listed["n"]) is { } entry ? TryRead(entry) : null;

    /// <summary>Follows the chain over so many entries.</summary>
    public AuditWalk Verify(AuditWalk walk, int take)
    {
        // What this transaction appended before is not sealed yet.
        Close();
        var documents = Shelf(Shelves.Audit).Between(walk.Next, int.MaxValue, take);
        foreach (var document in documents)
        {
            var number = document["_id"].AsInt32;
            if (number > walk.Next) walk.Faults.Add(AuditFault.Missing(walk.Next, number - 1));
            var stored = document["mac"].IsBinary ? document["mac"].AsBinary : [];
            // After a gap the chain is taken up again: the entry's own words can then not be proved, only that what follows fits to it.
            var entry = TryRead(document);
            if (entry is null) walk.Faults.Add(AuditFault.Altered(number));
            else if (number == walk.Next && !CryptographicOperations.FixedTimeEquals(stored, Link(walk.Mac, entry))) walk.Faults.Add(AuditFault.Altered(number));
            else if (Shelf(Shelves.AuditBySubject).FindById(Shelves.Numbered(entry.On, number)) is null) walk.Faults.Add(AuditFault.Unlisted(number));
            (walk.Next, walk.Mac) = (number + 1, stored);
        }

        if (documents.Count == take) return walk;
        walk.Done = true;
        if (Shelf(Shelves.Meta).FindById(Head) is not { } head) { if (walk.Next > 1) walk.Faults.Add(AuditFault.Head); return walk; }
        if (!head["n"].IsInt32 || !head["mac"].IsBinary || !head["seal"].IsBinary || !CryptographicOperations.FixedTimeEquals(head["seal"].AsBinary, Seal(head["n"].AsInt32, head["mac"].AsBinary))) walk.Faults.Add(AuditFault.Head);
        else if (head["n"].AsInt32 >= walk.Next) walk.Faults.Add(AuditFault.Missing(walk.Next, head["n"].AsInt32));
        else if (head["n"].AsInt32 < walk.Next - 1) walk.Faults.Add(AuditFault.Altered(head["n"].AsInt32 + 1));
        else if (walk.Next > 1 && !CryptographicOperations.FixedTimeEquals(head["mac"].AsBinary, walk.Mac)) walk.Faults.Add(AuditFault.Altered(walk.Next - 1));
        if (Shelf(Shelves.AuditBySubject).Count() > walk.Next - 1) walk.Faults.Add(AuditFault.Head);
        return walk;
    }

    private byte[] Link(byte[] before, AuditEntry entry)
    {
        var to = new Packer();
        to.Text(Convert.ToHexString(before));
        to.Long(entry.Number);
        to.Time(entry.At);
        to.Text(entry.By);
        to.Text(entry.What);
        to.Text(entry.On);
        to.Text(entry.Detail);
        return _vault.Chain(to.ToArray());
    }

    private byte[] Seal(int count, byte[] last)
    {
        var to = new Packer();
        to.Text("head");
        to.Long(count);
        to.Text(Convert.ToHexString(last));
        return _vault.Chain(to.ToArray());
    }

    private static AuditEntry? TryRead(BsonDocument d) =>
        d["at"].IsInt64 && d["by"].IsString && d["what"].IsString && d["on"].IsString && d["d"].IsString && Math.Abs(d["at"].AsInt64) < 100_000_000_000_000 ? Read(d) : null;

    private static AuditEntry Read(BsonDocument d) =>
        new(d["_id"].AsInt32, DateTimeOffset.FromUnixTimeMilliseconds(d["at"].AsInt64), d["by"].AsString, d["what"].AsString, d["on"].AsString, d["d"].AsString);

    private ILiteCollection<BsonDocument> Shelf(string name) => _database.GetCollection(name);
}

/// <summary>A verification on its way through the trail.</summary>
internal sealed class AuditWalk
{
    public int Next { get; set; } = 1;

    public byte[] Mac { get; set; } = [];

    public bool Done { get; set; }

    public List<AuditFault> Faults { get; } = [];
}
