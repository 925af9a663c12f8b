using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Which files are kept, by Telegram's unique id, and by their names in the folder.</summary>
internal sealed class EvidenceShelf(LiteDatabase database)
{
    public KeptFile? Find(string uniqueId) => Shelf(Shelves.Evidence).FindById(uniqueId) is { } d ? Read(d) : null;

    public bool HasKey(string key) => Shelf(Shelves.EvidenceByKey).FindById(key) is not null;

    /// <summary>In the order of their ids, those behind this one.</summary>
    public IReadOnlyList<KeptFile> After(string uniqueId, int take) =>
        [.. Shelf(Shelves.Evidence).Query().Where(BsonExpression.Create("$._id > @0", uniqueId)).OrderBy("$._id").Limit(take).ToList().Select(Read)];

    /// <summary>A file that two records brought at once was fetched twice: the first stays, the sweep takes the other.</summary>
    public void Put(KeptFile file)
    {
        if (Find(file.UniqueId) is not null) return;
        Shelf(Shelves.Evidence).Insert(new BsonDocument { ["_id"] = file.UniqueId, ["b"] = RecordCodec.Write(file) });
        Shelf(Shelves.EvidenceByKey).Insert(new BsonDocument { ["_id"] = file.Key });
    }

    private static KeptFile Read(BsonDocument d) => RecordCodec.ReadKeptFile(d["b"].AsBinary);

    private ILiteCollection<BsonDocument> Shelf(string name) => database.GetCollection(name);
}
