using FieldBot.Storage.Durability;
using LiteDB;

namespace FieldBot.Storage.Migrations;

/// <summary>The shape of the data, numbered from the first day. Steps go forward only, each after a copy of the file.</summary>
internal static class Schema
{
    private static readonly (int To, Action<LiteDatabase> Step)[] Steps = [(1, Create)];

    public static int Current => Steps[^1].To;

    /// <summary>Brings the data to the current shape. Data of a newer program is refused.</summary>
    public static void Bring(DurableEngine database, string folder)
    {
        var meta = database.Database.GetCollection("meta");
        var found = meta.FindById("schema") is { } schema ? schema["v"].AsInt32 : 0;
        if (found > Current) throw new StoreException($"数据由更新的版本写成（结构 {found}，本程序 {Current}），请升级程序 / the data was written by a newer version (schema {found}, this program {Current})");
        foreach (var (to, step) in Steps.Where(s => s.To > found))
        {
            if (found > 0) database.CopyData(Path.Combine(folder, $"{Store.Files}.v{found}.db"));
            // Collections and indexes are made outside of transactions, and before anybody reads.
            step(database.Database);
            database.Commit(d => d.GetCollection("meta").Upsert(new BsonDocument { ["_id"] = "schema", ["v"] = to }));
        }
    }

    private static void Create(LiteDatabase database)
    {
        database.GetCollection(Shelves.Addresses).EnsureIndex("h", "$.h", unique: true);
        database.GetCollection(Shelves.Chats).EnsureIndex("p", "$.p");
        database.GetCollection(Shelves.Links).EnsureIndex("h", "$.h", unique: true);
    }
}
