using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Actions that groups carried out, and those they set themselves.</summary>
internal sealed class ActionShelf
{
    private readonly LiteDatabase _database;
    private readonly TallyShelf _tallies;
    private readonly List<OwnAction> _own;

    public ActionShelf(LiteDatabase database, TallyShelf tallies)
    {
        (_database, _tallies) = (database, tallies);
        _own = [.. Shelf(Shelves.OwnActions).FindAll().Select(a => RecordCodec.ReadOwnAction(a["b"].AsBinary))];
        Next = Shelf(Shelves.Actions).Largest() + 1;
    }

    /// <summary>As it was (null: it is new), and as it is now.</summary>
    public event Action<GroupAction?, GroupAction>? Changed;

    public int Next { get; private set; }

    public IReadOnlyList<OwnAction> Own => _own;

    public GroupAction? Find(int number) => Shelf(Shelves.Actions).FindById(number) is { } d ? RecordCodec.ReadAction(d["b"].AsBinary) : null;

    public IReadOnlyList<GroupAction> Of(string group) =>
        [.. Shelf(Shelves.ActionsByGroup).Beginning(group + "|", descending: true).Select(d => Find(d["n"].AsInt32)!)];

    public void Put(GroupAction action)
    {
        var old = action.Number < Next ? Find(action.Number) : null;
        if (Shelf(Shelves.Actions).Upsert(new BsonDocument { ["_id"] = action.Number, ["b"] = RecordCodec.Write(action) }))
            Shelf(Shelves.ActionsByGroup).Insert(new BsonDocument { ["_id"] = Shelves.Numbered(action.Group, action.Number), ["n"] = action.Number });
        Next = Math.Max(Next, action.Number + 1);
        _tallies.Change(old, action);
        Changed?.Invoke(old, action);
    }

    public void Put(OwnAction own)
    {
        Shelf(Shelves.OwnActions).Insert(new BsonDocument { ["_id"] = _own.Count + 1, ["b"] = RecordCodec.Write(own) });
        _own.Add(own);
    }

    private ILiteCollection<BsonDocument> Shelf(string name) => _database.GetCollection(name);
}
