using FieldBot.Storage.Codecs;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Records;
using LiteDB;

namespace FieldBot.Storage.Migrations;

/// <summary>The shape of the data, numbered from the first day. Steps go forward only, each after a copy of the file.</summary>
internal static class Schema
{
    private static readonly (int To, Action<LiteDatabase> Step)[] Steps = [(1, Create), (2, People), (3, Workers), (4, Counts), (5, Rooms)];

    public static int Current => Steps[^1].To;

    /// <summary>Brings the data to the current shape. Data of a newer program is refused.</summary>
    public static void Bring(DurableEngine database, string folder)
    {
        var meta = database.Database.GetCollection("meta");
        var found = meta.FindById("schema") is { } schema ? schema["v"].AsInt32 : 0;
        if (found > Current) throw new StoreException($"数据由更新的版本写成（结构 {found}，本程序 {Current}），请升级程序 / the data was written by a newer version (schema {found}, this program {Current})");
        foreach (var (to, step) in Steps.Where(s => s.To > found))
        {
            if (found > 0) database.CopyData(Path.Combine(folder, $"{Store.FileName}.v{found}.db"));
            // Collections and indexes are made outside of transactions, and before anybody reads.
            database.Shape(step);
            database.Commit(d => d.GetCollection("meta").Upsert(new BsonDocument { ["_id"] = "schema", ["v"] = to }));
        }
    }

    private static void Create(LiteDatabase database)
    {
        database.GetCollection(Shelves.Addresses).EnsureIndex("h", "$.h", unique: true);
        database.GetCollection(Shelves.Chats).EnsureIndex("p", "$.p");
        database.GetCollection(Shelves.Links).EnsureIndex("h", "$.h", unique: true);
    }

    /// <summary>Visits are listed by group; links are found by member, chats by a form in flight.</summary>
    private static void People(LiteDatabase database)
    {
        database.GetCollection(Shelves.Links).EnsureIndex("m", "$.m");
        var chats = database.GetCollection(Shelves.Chats);
        chats.EnsureIndex("f", "$.f");
        foreach (var chat in chats.FindAll().Where(ChatState.HasForm).ToList())
        {
            chat["f"] = true;
            chats.Update(chat);
        }

        var (visits, byGroup) = (database.GetCollection(Shelves.Visits), database.GetCollection(Shelves.VisitsByGroup));
        for (var next = 1; ;)
        {
            var page = visits.Between(next, int.MaxValue, 500).ConvertAll(d => VisitCodec.Read(d["b"].AsBinary));
            byGroup.Upsert(page.Where(v => v.VoidedAt is null).Select(v => new BsonDocument { ["_id"] = Shelves.ByGroup(v.Group, v.Day, v.Number), ["v"] = v.Number }));
            if (page.Count < 500) return;
            next = page[^1].Number + 1;
        }
    }

    /// <summary>What is sealed is found by its key, so that keys to which nothing refers can be destroyed; workers' links are found by token and by unit.</summary>
    private static void Workers(LiteDatabase database)
    {
        foreach (var name in (string[])[Shelves.Chats, Shelves.Concerns]) database.GetCollection(name).EnsureIndex("k", "$.k");
        // A collection is made with what it is first given; this makes it now, before anybody reads.
        database.GetCollection(Shelves.Receipts).EnsureIndex("c", "$.c");
        database.GetCollection(Shelves.WorkerLinks).EnsureIndex("h", "$.h", unique: true);
        database.GetCollection(Shelves.WorkerLinks).EnsureIndex("u", "$.u");
    }

    /// <summary>What leaders ask about is counted day by day, of visits and actions too; issues are found where and when they count.</summary>
    private static void Counts(LiteDatabase database)
    {
        // Of an attempt that was cut off, and of the shape before.
        database.DropCollection(Shelves.Tallies);
        database.DropCollection("counters");
        var programmes = new ProgrammeShelf(database, []);
        var tallies = new TallyShelf(database, programmes.Of);
        var keys = database.GetCollection(Shelves.IssuesBy);
        Pages(database, Shelves.Visits, VisitCodec.Read, page => page.ForEach(v => tallies.Change(null, v)));
        Pages(database, Shelves.Actions, RecordCodec.ReadAction, page => page.ForEach(a => tallies.Change(null, a)));
        Pages(database, Shelves.Issues, IssueCodec.Read, page =>
        {
            page.ForEach(i => tallies.Change(null, i));
            keys.Upsert(page.SelectMany(i => IssueShelf.CountedKeys(i, programmes.Of).Select(k => new BsonDocument { ["_id"] = k, ["n"] = i.Number })));
        });
        tallies.Close();
    }

    /// <summary>All records by number, a page at a time. One that is damaged holds up nobody; verify tells of it.</summary>
    private static void Pages<T>(LiteDatabase database, string name, Func<byte[], T> read, Action<List<T>> each)
    {
        const int size = 500;
        for (var next = 1; ;)
        {
            var page = database.GetCollection(name).Between(next, int.MaxValue, size);
            var records = new List<T>(page.Count);
            foreach (var document in page)
            {
                try
                {
                    records.Add(read(document["b"].AsBinary));
                }
                catch (InvalidDataException)
                {
                    continue;
                }
            }

            each(records);
            if (page.Count < size) return;
            next = page[^1]["_id"].AsInt32 + 1;
        }
    }

    /// <summary>Rooms of group chats are few and read whole; the index makes the collection before anybody reads.</summary>
    private static void Rooms(LiteDatabase database) => database.GetCollection(Shelves.GroupChats).EnsureIndex("c", "$.c");
}
