using FieldBot.Storage.Durability;
using FieldBot.Storage.Tests.Fixtures;
using FieldBot.Storage.Tests.Shapes;
using LiteDB;

namespace FieldBot.Storage.Tests.Folder;

/// <summary>Data of an earlier shape is brought to the current one, after a copy, with nothing lost.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Of_the_first_shape_visits_are_listed_by_group_and_drafts_are_found()
    {
        _premises.Open().Dispose();
        Make((d, chat) =>
        {
            d.GetCollection("visits").Insert(new BsonDocument { ["_id"] = Known.Visit.Number, ["b"] = ShapeTests.Shape("visit-1") });
            d.GetCollection("chats").Insert(new BsonDocument { ["_id"] = chat, ["b"] = ShapeTests.Shape("chat-1") });
            d.GetCollection("bindings").Insert(new BsonDocument { ["_id"] = "C002", ["c"] = chat });
        });

        using var store = _premises.Open();
        Assert.True(File.Exists(Path.Combine(_premises.Data, "fieldbot.v1.db")));
        // It was declared void: it is kept, and listed nowhere.
        Assert.Empty(await store.Ask(f => f.Records.VisitsOfGroup("G01", Known.Visit.Day, Known.Visit.Day)));
        Assert.Equal(Known.Visit.Number, Assert.Single(store.Visits()).Number);
        Assert.Equal([("C002", Known.Session.Form!.Step)], (await store.Ask(f => f.Records.Drafts)).Select(d => (d.Member, d.Form.Step)));
        Assert.Null(await store.Ask(f => f.Records.BoundAt("C002")));
    }

    [Fact]
    public async Task Of_the_first_shape_a_visit_is_listed_under_its_group()
    {
        _premises.Open().Dispose();
        Make((d, _) =>
        {
            for (var n = 1; n <= 1100; n++)
                d.GetCollection("visits").Insert(new BsonDocument { ["_id"] = n, ["b"] = Codecs.Bytes.FirstVisit(Visits.One(n, group: $"G0{n % 2}")) });
        });

        using var store = _premises.Open();
        Assert.Equal(Enumerable.Range(1, 550).Reverse().Select(n => n * 2), (await store.Ask(f => f.Records.VisitsOfGroup("G00", Visits.Day, Visits.Day))).Select(v => v.Number));
    }

    /// <summary>Data as the first shape had it.</summary>
    private void Make(Action<LiteDatabase, int> fill)
    {
        using var database = DurableEngine.Open(_premises.Data, "fieldbot");
        const int chat = 1;
        var vault = Vault.KeyVault.Open(_premises.Keys, fresh: false);
        database.Commit(d =>
        {
            d.GetCollection("addresses").Insert(new BsonDocument { ["_id"] = chat, ["h"] = vault.HashOf(12345), ["a"] = vault.Seal(12345) });
            fill(d, chat);
            d.GetCollection("meta").Upsert(new BsonDocument { ["_id"] = "schema", ["v"] = 1 });
        });
        vault.Dispose();
    }
}
