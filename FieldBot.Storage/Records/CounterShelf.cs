using FieldBot.Dialogs.Summaries;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>
/// How many there are of what leaders ask about, changed in the transaction that changes the records, so that nobody ever has to count those.
/// All are at hand: there are as many as kinds of things, not as things.
/// </summary>
internal sealed class CounterShelf
{
    private readonly LiteDatabase _database;
    private readonly Dictionary<CountKey, int> _counts;

    public CounterShelf(LiteDatabase database)
    {
        _database = database;
        // One that is damaged holds up nobody; verify tells of it.
        _counts = Shelf.FindAll().Where(d => d["_id"].IsString && d["n"].IsInt32 && CountKey.Read(d["_id"].AsString) is not null).ToDictionary(d => CountKey.Read(d["_id"].AsString)!.Value, d => d["n"].AsInt32);
    }

    public IReadOnlyDictionary<CountKey, int> All => _counts;

    /// <summary>Something counted under these keys before, and counts under those now.</summary>
    public void Change(IEnumerable<CountKey> before, IEnumerable<CountKey> now)
    {
        foreach (var (key, by) in Difference(before, now))
        {
            var count = _counts.GetValueOrDefault(key) + by;
            if (count == 0)
            {
                _counts.Remove(key);
                Shelf.Delete(key.ToString());
            }
            else
            {
                _counts[key] = count;
                Shelf.Upsert(new BsonDocument { ["_id"] = key.ToString(), ["n"] = count });
            }
        }
    }

    /// <summary>By how much each count changes; what stays as it is, is not in it.</summary>
    public static IEnumerable<KeyValuePair<CountKey, int>> Difference(IEnumerable<CountKey> before, IEnumerable<CountKey> now)
    {
        var changes = new Dictionary<CountKey, int>();
        foreach (var key in now) changes[key] = changes.GetValueOrDefault(key) + 1;
        foreach (var key in before) changes[key] = changes.GetValueOrDefault(key) - 1;
        return changes.Where(c => c.Value != 0);
    }

    private ILiteCollection<BsonDocument> Shelf => _database.GetCollection(Shelves.Counters);
}
