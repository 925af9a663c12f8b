using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Records;
using FieldBot.Storage.Tests.Fixtures;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage.Tests.Records;

/// <summary>The audit trail is appended to with what it tells of, and whoever changes it without the keys is found out.</summary>
public sealed class AuditTests : IDisposable
{
    private const int Entries = 12;
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Entries_say_who_when_and_what_and_are_found_by_what_they_are_about()
    {
        await Fill();
        AuditEntry[] trail;
        (IReadOnlyList<AuditEntry> Page, int Total) seen = default, all = default;
        using (var store = _premises.Open(turn =>
        {
            (seen, all) = (turn.Facts.Records.Audit("V-1", 1, 2), turn.Facts.Records.Audit(null, 0, 5));
            return Echo.Nothing(turn);
        }))
        {
            trail = [.. store.Audit()];
            await store.Say(1, "x");
        }

        Assert.Equal(Enumerable.Range(1, Entries), trail.Select(e => e.Number));
        Assert.Equal(new(1, Post.Date, "K00", "saw", "V-0", ""), trail[0]);
        Assert.Equal([.. trail.Where(e => e.On == "V-1").Reverse().Skip(1).Take(2)], seen.Page);
        Assert.Equal((4, Entries), (seen.Total, all.Total));
        Assert.Equal([.. trail.Reverse().Take(5)], all.Page);
    }

    [Fact]
    public async Task An_untouched_trail_is_sound_and_goes_on_after_a_restart()
    {
        for (var run = 1; run <= 3; run++)
        {
            await Fill();
            Assert.Equal((run * Entries, 0), (Verdict().Entries, Verdict().Faults.Count));
        }
    }

    [Fact]
    public void An_empty_trail_is_sound() => Assert.Equal((0, 0), (Verdict().Entries, Verdict().Faults.Count));

    [Fact]
    public async Task A_turn_that_came_to_nothing_leaves_no_entry()
    {
        using (var store = _premises.Open(turn => Echo.Do(turn, new Event.Seen("V-1"), new Event.MemberBound(77, "C001", turn.Facts.Now)))) await store.Say(1, "x");
        using var after = _premises.Open();
        Assert.Empty(after.Audit());
        Assert.Empty(after.VerifyAudit().Faults);
    }

    public static TheoryData<string, AuditDamage, int> Damages => new()
    {
        { "who", AuditDamage.Altered, 5 }, { "what", AuditDamage.Altered, 5 }, { "about", AuditDamage.Altered, 5 }, { "detail", AuditDamage.Altered, 5 }, { "when", AuditDamage.Altered, 5 },
        { "link", AuditDamage.Altered, 5 }, { "type", AuditDamage.Altered, 5 }, { "removed", AuditDamage.Missing, 5 }, { "first removed", AuditDamage.Missing, 1 }, { "last removed", AuditDamage.Missing, Entries },
        { "swapped", AuditDamage.Altered, 5 }, { "swapped whole", AuditDamage.Altered, 5 }, { "forged", AuditDamage.Altered, Entries + 1 }, { "forged with its head", AuditDamage.Head, 0 },
        { "tail and head removed", AuditDamage.Head, 0 }, { "head removed", AuditDamage.Head, 0 }, { "head of before", AuditDamage.Head, 0 }, { "unlisted", AuditDamage.Unlisted, 5 }, { "all removed", AuditDamage.Missing, 1 },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Whatever_is_done_to_it_is_found(string how, AuditDamage damage, int at)
    {
        await Fill();
        Damage(d => Do(d, how));
        Assert.Contains(Verdict().Faults, f => f.Damage == damage && f.From == at);
    }

    [Fact]
    public async Task Random_damage_is_always_found()
    {
        await Fill();
        var whole = Directory.CreateTempSubdirectory("fieldbot-audit-").FullName;
        foreach (var file in Directory.GetFiles(_premises.Data)) File.Copy(file, Path.Combine(whole, Path.GetFileName(file)));
        try
        {
            Gen.Select(Gen.Int[1, Entries], Gen.Int[1, Entries], Gen.Int[0, 6]).Where(g => g.Item1 != g.Item2).Sample((one, other, how) =>
            {
                foreach (var file in Directory.GetFiles(whole)) File.Copy(file, Path.Combine(_premises.Data, Path.GetFileName(file)), overwrite: true);
                Damage(d => Do(d, how, one, other));
                Assert.NotEmpty(Verdict().Faults);
            }, iter: 100, threads: 1);
        }
        finally
        {
            Directory.Delete(whole, recursive: true);
        }
    }

    [Fact]
    public async Task Verify_tells_how_far_it_is()
    {
        await Fill();
        var told = new List<int>();
        using var store = _premises.Open();
        store.VerifyAudit(told.Add);
        Assert.Equal(Entries, told[^1]);
    }

    [Fact]
    public void Verified_in_the_transaction_that_appends_it_is_sound_too()
    {
        _premises.Open().Dispose();
        using var vault = KeyVault.Open(_premises.Keys, fresh: false);
        using var database = DurableEngine.Open(_premises.Data, "fieldbot");
        var book = new AuditBook(database.Database, vault);
        database.Commit(_ =>
        {
            book.Append(Post.Date, "K01", "saw", "V-1", "");
            Assert.Empty(book.Verify(new(), 500).Faults);
            book.Append(Post.Date, "K01", "saw", "V-2", "");
            book.Close();
        });
        Assert.Empty(book.Verify(new(), 500).Faults);
    }

    private async Task Fill()
    {
        using var store = _premises.Open();
        for (var n = 0; n < Entries; n++)
        {
            await store.Act($"K{n:D2}", _ => new(Session.New, [new Event.Seen($"V-{n % 3}")], []));
            _premises.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private AuditVerdict Verdict()
    {
        using var store = _premises.Open();
        return store.VerifyAudit();
    }

    private void Damage(Action<LiteDatabase> damage)
    {
        using var database = DurableEngine.Open(_premises.Data, "fieldbot");
        database.Commit(damage);
    }

    private static void Do(LiteDatabase database, int how, int one, int other)
    {
        var trail = database.GetCollection("audit");
        var (entry, second) = (trail.FindById(one), trail.FindById(other));
        switch (how)
        {
            case 0: Change(trail, one, e => e["by"] = "C" + e["by"].AsString); break;
            case 1: Change(trail, one, e => e["at"] = e["at"].AsInt64 + 1); break;
            case 2: trail.Delete(one); break;
            case 3: Swap(trail, entry, second, but: ["mac"]); break;
            case 4: Swap(trail, entry, second, but: []); break;
            case 5: Change(trail, one, e => e["mac"] = Other(e["mac"].AsBinary)); break;
            default: trail.DeleteMany(BsonExpression.Create("$._id >= @0", Math.Min(one, other))); break;
        }
    }

    private static void Do(LiteDatabase database, string how)
    {
        var (trail, meta, listed) = (database.GetCollection("audit"), database.GetCollection("meta"), database.GetCollection("audit_by_subject"));
        switch (how)
        {
            case "who": Change(trail, 5, e => e["by"] = "K99"); break;
            case "what": Change(trail, 5, e => e["what"] = "changed"); break;
            case "about": Change(trail, 5, e => e["on"] = "V-77"); break;
            case "detail": Change(trail, 5, e => e["d"] = "x"); break;
            case "when": Change(trail, 5, e => e["at"] = e["at"].AsInt64 - 1); break;
            case "link": Change(trail, 5, e => e["mac"] = Other(e["mac"].AsBinary)); break;
            case "type": Change(trail, 5, e => e["by"] = 5); break;
            case "removed": trail.Delete(5); break;
            case "first removed": trail.Delete(1); break;
            case "last removed": trail.Delete(Entries); break;
            case "swapped": Swap(trail, trail.FindById(5), trail.FindById(9), but: ["mac"]); break;
            case "swapped whole": Swap(trail, trail.FindById(5), trail.FindById(6), but: []); break;
            case "forged": Forge(trail); break;
            case "forged with its head":
                Forge(trail);
                Change(meta, "audit", h => (h["n"], h["mac"]) = (Entries + 1, trail.FindById(Entries + 1)["mac"]));
                break;
            case "tail and head removed":
                trail.DeleteMany("$._id > 8");
                Change(meta, "audit", h => (h["n"], h["mac"]) = (8, trail.FindById(8)["mac"]));
                break;
            case "head removed": meta.Delete("audit"); break;
            case "head of before": Change(meta, "audit", h => h["n"] = 8); break;
            case "unlisted": listed.Delete(Shelves.Numbered("V-1", 5)); break;
            case "all removed":
                trail.DeleteAll();
                listed.DeleteAll();
                break;
            default: throw new ArgumentOutOfRangeException(nameof(how));
        }
    }

    /// <summary>A copy of the last entry with other words behind it.</summary>
    private static void Forge(ILiteCollection<BsonDocument> trail)
    {
        var forged = trail.FindById(Entries);
        (forged["_id"], forged["by"]) = (Entries + 1, "K77");
        trail.Insert(forged);
    }

    private static void Change(ILiteCollection<BsonDocument> shelf, BsonValue id, Action<BsonDocument> change)
    {
        var document = shelf.FindById(id);
        change(document);
        shelf.Update(document);
    }

    private static void Swap(ILiteCollection<BsonDocument> trail, BsonDocument one, BsonDocument other, string[] but)
    {
        foreach (var field in one.Keys.Except(["_id", .. but]).ToList()) (one[field], other[field]) = (other[field], one[field]);
        trail.Update(one);
        trail.Update(other);
    }

    private static byte[] Other(byte[] bytes) => [(byte)~bytes[0], .. bytes[1..]];
}
