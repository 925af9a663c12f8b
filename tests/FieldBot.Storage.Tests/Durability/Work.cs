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
            rows.Upsert(new BsonDocument { ["_id"] = (number * Parts) + part, ["text"] = Text(number, part) });
        }

        database.GetCollection("counter").Upsert(new BsonDocument { ["_id"] = 1, ["count"] = number + 1 });
        if (!database.Commit())
        {
            throw new InvalidOperationException("the transaction was gone before its commit");
        }
    }

    public static int Count(DurableEngine engine) => engine.Database.GetCollection("counter").FindById(1)?["count"].AsInt32 ?? 0;

    /// <summary>How many commits are there; fails when one is there in part, or not the first ones are.</summary>
    public static int Whole(DurableEngine engine)
    {
        var rows = engine.Database.GetCollection("rows").FindAll().ToList();
        var count = Count(engine);
        if (!rows.Select(r => r["_id"].AsInt32).Order().SequenceEqual(Enumerable.Range(0, count * Parts)))
        {
            throw new InvalidDataException("rows and counter tell different stories");
        }

        if (rows.Exists(r => r["text"].AsString != Text(r["_id"].AsInt32 / Parts, r["_id"].AsInt32 % Parts)))
        {
            throw new InvalidDataException("a row has another row's text");
        }

        return count;
    }

    private static string Text(int number, int part) => new((char)('a' + (number % 26)), 900 * (part + 1));
}
