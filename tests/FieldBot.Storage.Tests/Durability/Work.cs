using FieldBot.Storage.Durability;
using LiteDB;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>Commit n writes three documents and moves a counter, in two collections; what is read back is a whole number of commits.</summary>
internal static class Work
{
    private const int Parts = 3;

    public static void Commit(DurableEngine engine, int number)
    {
        var database = engine.Database;
        database.BeginTrans();
        var rows = database.GetCollection("rows");
        for (var part = 0; part < Parts; part++)
        {
            rows.Upsert(new BsonDocument { ["_id"] = (number * Parts) + part, ["text"] = new string((char)('a' + (number % 26)), 900 * (part + 1)) });
        }

        database.GetCollection("counter").Upsert(new BsonDocument { ["_id"] = 1, ["count"] = number + 1 });
        Assert.True(database.Commit());
    }

    /// <summary>How many commits are there; fails when one is there in part, or not the first ones are.</summary>
    public static int Whole(DurableEngine engine)
    {
        var rows = engine.Database.GetCollection("rows").FindAll().ToList();
        var count = engine.Database.GetCollection("counter").FindById(1)?["count"].AsInt32 ?? 0;
        Assert.Equal(Enumerable.Range(0, count * Parts), rows.Select(r => r["_id"].AsInt32).Order());
        Assert.All(rows, r => Assert.Equal(new string((char)('a' + (r["_id"].AsInt32 / Parts % 26)), 900 * ((r["_id"].AsInt32 % Parts) + 1)), r["text"].AsString));
        return count;
    }
}
