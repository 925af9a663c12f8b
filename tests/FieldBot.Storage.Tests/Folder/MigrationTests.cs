using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
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

    /// <summary>A part of them struck off, void or damaged.</summary>
    [Fact]
    public async Task Of_the_third_shape_everything_is_counted_and_found_where_and_when_it_counts()
    {
        string counted;
        using (var before = _premises.Open())
        {
            await before.Import(Sample.Tables);
            Event[] events =
            [
                .. Enumerable.Range(1, 1100).Select(n => new Event.VisitRecorded(Visits.One(n, $"U{n % 7}", $"G0{n % 3}", n % 90))), new Event.VisitChanged(Visits.One(9).Void() with { Changes = [new(Post.Date, "C001", "voided")] }),
                .. Enumerable.Range(1, 600).Select(n => new Event.IssueRegistered(Issues.One(n, $"U{n % 5}", $"G0{n % 2}") with { Programme = 1 })), new Event.IssueMoved(Issues.One(3).Ends()),
                new Event.ActionRecorded(new(1, "G01", "R04", Visits.Day, "C001", Post.Date, "", [])),
            ];
            await before.Act("C001", _ => new(Session.New, [.. events], []));
            counted = await before.Ask(Told);
        }

        using (var database = DurableEngine.Open(_premises.Data, "fieldbot")) database.Commit(d =>
        {
            d.GetCollection("tallies").DeleteAll();
            // As an attempt that was cut off leaves it.
            d.GetCollection("tallies").Insert(new BsonDocument { ["_id"] = "G09|U01|202203", ["b"] = new byte[] { 1 } });
            foreach (var key in d.GetCollection("issues_by").FindAll().Select(k => k["_id"].AsString).Where(k => k[0] is 'r' or 'c').ToList()) d.GetCollection("issues_by").Delete(key);
            d.GetCollection("counters").Insert(new BsonDocument { ["_id"] = "issues|G01|U01|PAY", ["n"] = 1 });
            d.GetCollection("meta").Upsert(new BsonDocument { ["_id"] = "schema", ["v"] = 3 });
        });
        using (var store = _premises.Open())
        {
            Assert.Equal(counted, await store.Ask(Told));
            // Their limits were never counted, and nothing wakes them: that is all that is wrong with them.
            Assert.DoesNotContain(store.VerifyLedger().Faults, f => f.Damage is not (LedgerDamage.Limits or LedgerDamage.Timer));
        }

        using var after = DurableEngine.Open(_premises.Data, "fieldbot");
        Assert.False(after.Database.CollectionExists("counters"));

        static string Told(Facts facts) => Counted.All(facts.Records.Tallies) + string.Join(' ', facts.Records.IssuesAt(new("G01", "U3"), Visits.Day, closed: false).Concat(facts.Records.IssuesAt(new("G01", "U01"), Visits.Day, closed: true)).Select(i => i.Id));
    }

    [Fact]
    public async Task Of_the_third_shape_what_is_damaged_holds_up_nobody()
    {
        using (var before = _premises.Open()) await before.Act("C001", _ => new(Session.New, [.. Enumerable.Range(1, 3).Select(n => new Event.VisitRecorded(Visits.One(n)))], []));
        using (var database = DurableEngine.Open(_premises.Data, "fieldbot")) database.Commit(d =>
        {
            d.GetCollection("visits").Update(new BsonDocument { ["_id"] = 3, ["b"] = new byte[] { 2, 9 } });
            d.GetCollection("meta").Upsert(new BsonDocument { ["_id"] = "schema", ["v"] = 3 });
        });
        using var store = _premises.Open();
        Assert.Contains("Visits : 2\n", await store.Ask(f => Counted.All(f.Records.Tallies)), StringComparison.Ordinal);
        Assert.Equal([new LedgerFault(LedgerDamage.Unreadable, "V-3")], store.VerifyLedger().Faults);
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
