using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Broadcasts, and which chats have them or never will. What is counted is a key of its own, so that a mark that comes twice counts once.</summary>
internal sealed class BroadcastShelf(LiteDatabase database)
{
    public Broadcast? Find(int number) => Read(Shelf(Shelves.Broadcasts).FindById(number));

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Broadcast> Latest() => [.. Shelf(Shelves.Broadcasts).Query().OrderByDescending("$._id").Limit(20).ToList().Select(d => Read(d)!)];

    public BroadcastCount CountOf(int number) => new(Shelf(Shelves.BroadcastMarks).Counting(Key(number, true)), Shelf(Shelves.BroadcastMarks).Counting(Key(number, false)));

    public void Begin(Broadcast broadcast) =>
        Shelf(Shelves.Broadcasts).Insert(new BsonDocument { ["_id"] = broadcast.Number, ["n"] = broadcast.Next, ["b"] = RecordCodec.Write(broadcast) });

    public void Spread(int number, int next)
    {
        var document = Shelf(Shelves.Broadcasts).FindById(number);
        document["n"] = next;
        Shelf(Shelves.Broadcasts).Update(document);
    }

    public void Mark(int number, int chat, bool delivered)
    {
        // What arrived once has arrived, whatever becomes of the chat later.
        if (!delivered && Shelf(Shelves.BroadcastMarks).FindById(Shelves.Numbered(Key(number, true), chat)) is not null) return;
        Shelf(Shelves.BroadcastMarks).Upsert(new BsonDocument { ["_id"] = Shelves.Numbered(Key(number, delivered), chat) });
    }

    /// <summary>A reader who had an account when it was sent has none any more.</summary>
    public void Lose(int number, string reader) => Shelf(Shelves.BroadcastMarks).Upsert(new BsonDocument { ["_id"] = $"{Key(number, delivered: false)}|{reader}" });

    private static string Key(int number, bool delivered) => $"{number}|{(delivered ? 'd' : 'u')}";

    private static Broadcast? Read(BsonDocument? d) => d is null ? null : RecordCodec.ReadBroadcast(d["b"].AsBinary, d["n"].AsInt32);

    private ILiteCollection<BsonDocument> Shelf(string name) => database.GetCollection(name);
}
