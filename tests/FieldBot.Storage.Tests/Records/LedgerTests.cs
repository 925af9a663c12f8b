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

    /// <summary>Where all of them count but one.</summary>
    private const string Block = "G01|U01|202203";

    public static TheoryData<string, LedgerDamage, string> Damages => new()
    {
        { "cut", LedgerDamage.Unreadable, "I-2" }, { "cut open", LedgerDamage.Unreadable, "I-1" }, { "another's", LedgerDamage.Unreadable, "I-2" }, { "no bytes", LedgerDamage.Unreadable, "I-2" }, { "of no version", LedgerDamage.Unreadable, "I-2" },
        { "not by unit", LedgerDamage.Unlisted, "I-1" }, { "not by group", LedgerDamage.Unlisted, "I-1" }, { "not by team", LedgerDamage.Unlisted, "I-4" }, { "not by member", LedgerDamage.Unlisted, "I-4" }, { "not open", LedgerDamage.Unlisted, "I-1" },
        { "key elsewhere", LedgerDamage.Unlisted, "I-1" }, { "key elsewhere", LedgerDamage.Stray, "u|U01|0000000001" }, { "key too much", LedgerDamage.Stray, "u|U77|0000000001" }, { "key to none", LedgerDamage.Stray, "g|G01|0000000099" },
        { "open too much", LedgerDamage.Stray, "issues_open 2" }, { "open none", LedgerDamage.Stray, "issues_open 99" }, { "issue gone", LedgerDamage.Stray, "u|U01|0000000002" }, { "issue gone", LedgerDamage.Miscounted, Block },
        { "not by day", LedgerDamage.Unlisted, "I-1" }, { "not by its end", LedgerDamage.Unlisted, "I-2" }, { "on another day", LedgerDamage.Stray, "r|G01|U01|20220401|0000000001" },
        { "visit cut", LedgerDamage.Unreadable, "V-1" }, { "action another's", LedgerDamage.Unreadable, "A-1" },
        { "visit gone", LedgerDamage.Miscounted, Block }, { "action gone", LedgerDamage.Miscounted, "G01||202203" }, { "visit void", LedgerDamage.Miscounted, Block },
        { "block gone", LedgerDamage.Miscounted, Block }, { "block of nothing", LedgerDamage.Miscounted, "G77|U01|202203" }, { "another's block", LedgerDamage.Miscounted, Block }, { "block of another month", LedgerDamage.Miscounted, "G01|U01|202204" },
        { "block cut", LedgerDamage.Miscounted, Block }, { "block of text", LedgerDamage.Miscounted, Block }, { "block without a key", LedgerDamage.Stray, "nothing" }, { "block of month 13", LedgerDamage.Stray, "G01|U01|202213" },
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
    public async Task Visits_and_actions_that_change_meanwhile_are_no_fault()
    {
        using var store = _premises.Open();
        await Act(store, [new Event.IssueRegistered(Issues.One(1).Counted()), .. Enumerable.Range(1, 900).Select(n => new Event.VisitRecorded(Visits.One(n, $"U{n % 90}"))), .. Enumerable.Range(1, 500).Select(n => new Event.ActionRecorded(Deed(n)))]);
        var page = 0;
        var verdict = store.VerifyLedger(_ =>
        {
            if (++page > 20) return;
            Act(store, Changed(Visits.One(page, "U91", day: page)), Changed(Visits.One(900 - page, "U90", people: "C002").Void()), new Event.VisitRecorded(Visits.One(900 + page, $"N{page}", "G03")),
                new Event.ActionRecorded(Deed(page) with { VoidedAt = Post.Date }), new Event.ActionRecorded(Deed(501 - page) with { Day = Visits.Day.AddDays(page) }), new Event.ActionRecorded(Deed(500 + page))).GetAwaiter().GetResult();
        });
        Assert.Empty(verdict.Faults);
        Assert.True(page > 12 && verdict is { Visits: > 900, Actions: > 500 }, $"{page} pages: {verdict}");
        Assert.Empty(store.VerifyLedger().Faults);
    }

    [Fact]
    public async Task A_count_that_is_wrong_is_named_by_place_month_and_measure_and_nobody_with_it()
    {
        await Fill();
        using (var database = DurableEngine.Open(_premises.Data, "fieldbot")) database.Commit(d => d.GetCollection("visits").Delete(2));
        Assert.Equal([new(LedgerDamage.Miscounted, Block, "Visits 30: 2 ≠ 1"), new LedgerFault(LedgerDamage.Miscounted, Block, "Attendance 30: 1 ≠ 0")], Verdict().Faults);
        using (var database = DurableEngine.Open(_premises.Data, "fieldbot")) database.Commit(d => d.GetCollection("tallies").Delete(Block));
        Assert.Equal(["Visits 30: 0 ≠ 1", "Attendance 30: 0 ≠ 1", "Registered PAY 30: 0 ≠ 3", "Closed PAY 30: 0 ≠ 2", "Solved PAY 30: 0 ≠ 1", "Void PAY 30: 0 ≠ 1"], Verdict().Faults.Select(f => f.Detail).Where(d => !d.StartsWith("OnTime", StringComparison.Ordinal)));
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
        Assert.Equal(8, told[^1]);
    }

    private async Task Fill()
    {
        using var store = _premises.Open();
        await Act(store, [.. Enumerable.Range(1, 4).Select(n => new Event.IssueRegistered(Issues.One(n).Counted()))]);
        await Act(store, new Event.IssueMoved(Issues.One(2).Ends()), new Event.IssueMoved(Issues.One(3).MergesInto(2)), new Event.IssueMoved(Issues.One(4).Given("G02", "C002", "C003").Counted()));
        await Act(store, new Event.VisitRecorded(Visits.One(1)), new Event.VisitRecorded(Visits.One(2, people: "C777")), new Event.ActionRecorded(Deed(1)), new Event.ActionRecorded(Deed(2)));
    }

    private static Event.VisitChanged Changed(Visit visit) => new(visit with { Changes = [new(Post.Date, "C001", "corrected")] });

    private static GroupAction Deed(int number) => new(number, "G01", "R04", Visits.Day, "C001", Post.Date, "", []);

    private LedgerVerdict Verdict()
    {
        using var store = _premises.Open();
        return store.VerifyLedger();
    }

    private static Task Act(Store store, params Event[] events) => store.Act("C001", facts => new(Session.New, [.. events], []) { Timers = Issues.Timers(events, facts) });

    private static void Do(LiteDatabase database, string how)
    {
        var (issues, by, open, blocks) = (database.GetCollection("issues"), database.GetCollection("issues_by"), database.GetCollection("issues_open"), database.GetCollection("tallies"));
        var (visits, actions) = (database.GetCollection("visits"), database.GetCollection("actions"));
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
            case "not by day": by.Delete("r|G01|U01|20220330|0000000001"); break;
            case "not by its end": by.Delete("c|G01|U01|20220330|0000000002"); break;
            case "on another day": by.Insert(new BsonDocument { ["_id"] = "r|G01|U01|20220401|0000000001", ["n"] = 1 }); break;
            case "visit cut": Rewrite(visits, 1, bytes => bytes[..^3]); break;
            case "visit gone": visits.Delete(2); break;
            case "visit void": Rewrite(visits, 2, bytes => VisitCodec.Write(VisitCodec.Read(bytes).Void())); break;
            case "action another's": Rewrite(actions, 1, _ => actions.FindById(2)["b"].AsBinary); break;
            case "action gone": actions.Delete(1); break;
            case "block gone": blocks.Delete(Block); break;
            case "block of nothing": Copy(Block, "G77|U01|202203"); break;
            case "another's block": blocks.Update(new BsonDocument { ["_id"] = Block, ["b"] = blocks.FindById("G02|U01|202203")["b"] }); break;
            case "block of another month": Copy(Block, "G01|U01|202204"); break;
            case "block of month 13": Copy(Block, "G01|U01|202213"); break;
            case "block cut": blocks.Update(new BsonDocument { ["_id"] = Block, ["b"] = blocks.FindById(Block)["b"].AsBinary[..^1] }); break;
            case "block of text": blocks.Update(new BsonDocument { ["_id"] = Block, ["b"] = "x" }); break;
            case "block without a key": Copy(Block, "nothing"); break;
            case "sign by": Change(issues, 1, i => i with { SignBy = i.SignBy.AddMinutes(1) }); break;
            case "contact by": Change(issues, 1, i => i with { ContactBy = i.ContactBy.AddMinutes(1) }); break;
            case "solve by": Change(issues, 1, i => i with { SolveBy = i.SolveBy.AddDays(-1) }); break;
            case "merged nowhere": Change(issues, 3, i => i with { MergedInto = 99 }); break;
            case "in a circle": Change(issues, 2, i => i with { MergedInto = 3 }); break;
            case "in itself": Change(issues, 3, i => i with { MergedInto = 3 }); break;
            case "no line": database.GetCollection("audit_by_subject").Delete("I-1|0000000001"); break;
            default: throw new ArgumentOutOfRangeException(nameof(how));
        }

        void Copy(string from, string to) => blocks.Insert(new BsonDocument { ["_id"] = to, ["b"] = blocks.FindById(from)["b"] });
    }

    private static void Change(ILiteCollection<BsonDocument> issues, int number, Func<Issue, Issue> change) => Rewrite(issues, number, bytes => IssueCodec.Write(change(IssueCodec.Read(bytes))));

    private static void Rewrite(ILiteCollection<BsonDocument> issues, int number, Func<byte[], byte[]> change)
    {
        var document = issues.FindById(number);
        document["b"] = change(document["b"].AsBinary);
        issues.Update(document);
    }
}
