using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Tests.Fixtures;
using LiteDB;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Whatever is wrong with the ledger on the disk is found, and what people do meanwhile is not taken for damage.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    public static TheoryData<string, LedgerDamage, string> Damages => new()
    {
        { "cut", LedgerDamage.Unreadable, "I-2" }, { "cut open", LedgerDamage.Unreadable, "I-1" }, { "another's", LedgerDamage.Unreadable, "I-2" }, { "no bytes", LedgerDamage.Unreadable, "I-2" }, { "of no version", LedgerDamage.Unreadable, "I-2" },
        { "not by unit", LedgerDamage.Unlisted, "I-1" }, { "not by group", LedgerDamage.Unlisted, "I-1" }, { "not by team", LedgerDamage.Unlisted, "I-4" }, { "not by member", LedgerDamage.Unlisted, "I-4" }, { "not open", LedgerDamage.Unlisted, "I-1" },
        { "key elsewhere", LedgerDamage.Unlisted, "I-1" }, { "key elsewhere", LedgerDamage.Stray, "u|U01|0000000001" }, { "key too much", LedgerDamage.Stray, "u|U77|0000000001" }, { "key to none", LedgerDamage.Stray, "g|G01|0000000099" },
        { "open too much", LedgerDamage.Stray, "issues_open 2" }, { "open none", LedgerDamage.Stray, "issues_open 99" }, { "issue gone", LedgerDamage.Stray, "u|U01|0000000002" }, { "issue gone", LedgerDamage.Miscounted, "issues|G01|U01|PAY" },
        { "counter high", LedgerDamage.Miscounted, "issues|G01|U01|PAY" }, { "counter gone", LedgerDamage.Miscounted, "issues|G01|U01|PAY" }, { "counter of nothing", LedgerDamage.Miscounted, "issues|G77|U01|PAY" },
        { "counter of text", LedgerDamage.Miscounted, "issues|G01|U01|PAY" }, { "counter without a key", LedgerDamage.Miscounted, "nothing" },
        { "sign by", LedgerDamage.Limits, "I-1" }, { "contact by", LedgerDamage.Limits, "I-1" }, { "solve by", LedgerDamage.Limits, "I-1" },
        { "merged nowhere", LedgerDamage.MergedNowhere, "I-3" }, { "in a circle", LedgerDamage.MergedInCircle, "I-3" }, { "in itself", LedgerDamage.MergedInCircle, "I-3" },
        { "no line", LedgerDamage.Unregistered, "I-1" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Whatever_is_wrong_is_found(string how, LedgerDamage damage, string on)
    {
        await Fill();
        Assert.Equal((4, 0), Verdict() is var sound ? (sound.Issues, sound.Faults.Count) : default);
        using (var database = DurableEngine.Open(_premises.Data, "fieldbot")) database.Commit(d => Do(d, how));
        Assert.Contains(Verdict().Faults, f => f.Damage == damage && f.On == on);
    }

    /// <summary>Nothing is due with what is archived; what waits has to be woken.</summary>
    [Fact]
    public void A_timer_fits_where_something_is_due_and_only_there()
    {
        var records = new MemoryRecords();
        Assert.True(IssueProof.TimerFits(Issues.One(1).Ends() with { State = IssueState.Archived }, EmptyProgramme.Value, records));
        Assert.False(IssueProof.TimerFits(Issues.One(1).Counted(), EmptyProgramme.Value, records));
    }

    /// <summary>A real clock tells parts of a millisecond, which the disk does not keep.</summary>
    [Fact]
    public async Task What_is_due_to_the_hour_is_sound_at_any_part_of_a_millisecond()
    {
        _premises.Clock.Advance(TimeSpan.FromTicks(6_789));
        using (var store = _premises.Open())
        {
            await store.Act("C001", facts =>
            {
                var issue = (Issues.One(1) with { Urgent = true, At = facts.Now }).Counted();
                return new(Session.New, [new Event.IssueRegistered(issue)], []) { Timers = Issues.Timers([new Event.IssueRegistered(issue)], facts) };
            });
        }

        Assert.Empty(Verdict().Faults);
    }

    [Fact]
    public void An_empty_ledger_is_sound() => Assert.Equal((0, 0), Verdict() is var verdict ? (verdict.Issues, verdict.Faults.Count) : default);

    [Fact]
    public async Task A_damaged_issue_holds_up_nobody_else()
    {
        await Fill();
        using (var database = DurableEngine.Open(_premises.Data, "fieldbot")) database.Commit(d => Do(d, "cut open"));
        using var store = _premises.Open();
        Assert.Equal([4], await store.Ask(f => f.Records.OpenIssues.Select(i => i.Number).ToList()));
    }

    [Fact]
    public async Task What_is_done_meanwhile_is_no_fault()
    {
        using var store = _premises.Open();
        await Act(store, [.. Enumerable.Range(1, 170).Select(n => new Event.IssueRegistered(Issues.One(n).Counted()))]);
        var page = 0;
        var verdict = store.VerifyLedger(_ =>
        {
            if (++page > 12) return;
            // One that was counted, one that was not, and a new one.
            Act(store, new Event.IssueMoved(Issues.One(page).Ends()), new Event.IssueMoved(Issues.One(170 - page).Given("G02", "C002").Counted()), new Event.IssueRegistered(Issues.One(170 + page).Counted())).GetAwaiter().GetResult();
        });
        Assert.Empty(verdict.Faults);
        Assert.True(verdict.Issues > 170);
        Assert.Empty(store.VerifyLedger().Faults);
    }

    [Fact]
    public async Task A_batch_that_fails_meanwhile_is_no_fault_either()
    {
        using var store = _premises.Open();
        await Act(store, [.. Enumerable.Range(1, 120).Select(n => new Event.IssueRegistered(Issues.One(n).Counted()))]);
        var page = 0;
        var verdict = store.VerifyLedger(_ =>
        {
            if (++page == 2) Assert.ThrowsAny<Exception>(() => Act(store, new Event.IssueMoved(Issues.One(1).Ends()), new Event.MemberBound(77, "C001", Post.Date)).GetAwaiter().GetResult());
        });
        Assert.Equal((120, 0), (verdict.Issues, verdict.Faults.Count));
    }

    [Fact]
    public async Task Whoever_watches_is_told_how_far_it_is()
    {
        await Fill();
        var told = new List<int>();
        using var store = _premises.Open();
        store.VerifyLedger(told.Add);
        Assert.Equal(4, told[^1]);
    }

    private async Task Fill()
    {
        using var store = _premises.Open();
        await Act(store, [.. Enumerable.Range(1, 4).Select(n => new Event.IssueRegistered(Issues.One(n).Counted()))]);
        await Act(store, new Event.IssueMoved(Issues.One(2).Ends()), new Event.IssueMoved(Issues.One(3).MergesInto(2)), new Event.IssueMoved(Issues.One(4).Given("G02", "C002", "C003").Counted()));
    }

    private LedgerVerdict Verdict()
    {
        using var store = _premises.Open();
        return store.VerifyLedger();
    }

    private static Task Act(Store store, params Event[] events) => store.Act("C001", facts => new(Session.New, [.. events], []) { Timers = Issues.Timers(events, facts) });

    private static void Do(LiteDatabase database, string how)
    {
        var (issues, by, open, counters) = (database.GetCollection("issues"), database.GetCollection("issues_by"), database.GetCollection("issues_open"), database.GetCollection("counters"));
        const string counter = "issues|G01|U01|PAY";
        switch (how)
        {
            case "cut": Rewrite(issues, 2, bytes => bytes[..^3]); break;
            case "cut open": Rewrite(issues, 1, bytes => bytes[..^3]); break;
            case "another's": Rewrite(issues, 2, _ => issues.FindById(1)["b"].AsBinary); break;
            case "of no version": Rewrite(issues, 2, bytes => [0, .. bytes[1..]]); break;
            case "no bytes": issues.Update(new BsonDocument { ["_id"] = 2 }); break;
            case "not by unit": by.Delete("u|U01|0000000001"); break;
            case "not by group": by.Delete("g|G01|0000000001"); break;
            case "not by team": by.Delete("g|G02|0000000004"); break;
            case "not by member": by.Delete("m|C002|0000000004"); break;
            case "not open": open.Delete(1); break;
            case "key elsewhere": by.Update(new BsonDocument { ["_id"] = "u|U01|0000000001", ["n"] = 2 }); break;
            case "key too much": by.Insert(new BsonDocument { ["_id"] = "u|U77|0000000001", ["n"] = 1 }); break;
            case "key to none": by.Insert(new BsonDocument { ["_id"] = "g|G01|0000000099", ["n"] = 99 }); break;
            case "open too much": open.Insert(new BsonDocument { ["_id"] = 2 }); break;
            case "open none": open.Insert(new BsonDocument { ["_id"] = 99 }); break;
            case "issue gone": issues.Delete(2); break;
            case "counter high": counters.Update(new BsonDocument { ["_id"] = counter, ["n"] = 7 }); break;
            case "counter gone": counters.Delete(counter); break;
            case "counter of nothing": counters.Insert(new BsonDocument { ["_id"] = counter.Replace("G01", "G77", StringComparison.Ordinal), ["n"] = 1 }); break;
            case "counter of text": counters.Update(new BsonDocument { ["_id"] = counter, ["n"] = "x" }); break;
            case "counter without a key": counters.Insert(new BsonDocument { ["_id"] = "nothing", ["n"] = 1 }); break;
            case "sign by": Change(issues, 1, i => i with { SignBy = i.SignBy.AddMinutes(1) }); break;
            case "contact by": Change(issues, 1, i => i with { ContactBy = i.ContactBy.AddMinutes(1) }); break;
            case "solve by": Change(issues, 1, i => i with { SolveBy = i.SolveBy.AddDays(-1) }); break;
            case "merged nowhere": Change(issues, 3, i => i with { MergedInto = 99 }); break;
            case "in a circle": Change(issues, 2, i => i with { MergedInto = 3 }); break;
            case "in itself": Change(issues, 3, i => i with { MergedInto = 3 }); break;
            case "no line": database.GetCollection("audit_by_subject").Delete("I-1|0000000001"); break;
            default: throw new ArgumentOutOfRangeException(nameof(how));
        }
    }

    private static void Change(ILiteCollection<BsonDocument> issues, int number, Func<Issue, Issue> change) => Rewrite(issues, number, bytes => IssueCodec.Write(change(IssueCodec.Read(bytes))));

    private static void Rewrite(ILiteCollection<BsonDocument> issues, int number, Func<byte[], byte[]> change)
    {
        var document = issues.FindById(number);
        document["b"] = change(document["b"].AsBinary);
        issues.Update(document);
    }
}
