using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Who brought a concern is known to their chat and to whoever has the receipt, until it is erased: then to nobody, in any copy.</summary>
public sealed class ConcernTests : IDisposable
{
    private const long Wang = 7001, Li = 7002, Cadre = 8001;

    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Ties_outlive_a_restart_the_newest_first()
    {
        string first, second;
        using (var store = Open())
        {
            first = await store.SpeakUp(1, Wang);
            second = await store.SpeakUp(3, Wang);
            await store.Say(5, $"change {first}", Wang);
        }

        using var after = Open();
        Assert.Equal([second, first], await after.Codes(Wang));
        Assert.Equal((7, 1), await after.Ask(f => (f.Records.Concern(first)!.Shown, f.Records.Concern(first)!.Number)));
        Assert.Equal(Speaker.Said, await after.Ask(f => f.Records.Concern(second)!.Waiting!.Text));
        Assert.Equal((Speaker.Name, Speaker.Contact, Wang), await after.IdentityOf(second));
        Assert.Null(await after.IdentityOf("#ZZZZ"));
    }

    [Fact]
    public async Task What_is_said_to_a_pseudonym_reaches_the_chat_it_is_tied_to()
    {
        using var store = Open();
        var code = await store.SpeakUp(1, Wang);
        store.Rows();
        await store.Say(3, $"tell {code}", Li);
        Assert.Equal((Wang, "news"), Assert.Single(store.Rows()) is var row ? (row.Address, row.Message.Html) : default);
        Assert.True(await store.Ask(f => f.Records.IsBound(code)));
        Assert.Equal(Preferences.None, await store.Ask(f => f.Records.PreferencesOf(code)));
        Assert.Null(await store.Ask(f => f.Records.DraftOf(code)));
        await store.Say(4, "tell #0000", Li);
        Assert.Empty(store.Rows());
    }

    [Fact]
    public async Task Of_a_shared_phone_nothing_hears_of_it_until_the_receipt_ties_it()
    {
        using var store = Open();
        var code = await store.SpeakUp(1, Wang, "share");
        Assert.False(await store.Ask(f => f.Records.IsBound(code)));
        var receipt = await store.Ask(f => f.Records.NextReceipt);
        await store.Say(3, $"receipt {code}", Wang);
        Assert.Equal(code, await store.Ask(f => f.Records.ConcernByReceipt(receipt)!.Code));
        Assert.NotEqual(receipt, await store.Ask(f => f.Records.NextReceipt));
        await store.Say(4, $"link {code}", Li);
        Assert.Equal([code], await store.Codes(Li));
    }

    [Fact]
    public async Task A_new_receipt_voids_the_one_before()
    {
        string first, second, code;
        using (var store = Open())
        {
            code = await store.SpeakUp(1, Wang);
            first = await store.Ask(f => f.Records.NextReceipt);
            await store.Say(3, $"receipt {code}", Wang);
            second = await store.Ask(f => f.Records.NextReceipt);
            await store.Say(4, $"receipt {code}", Wang);
        }

        using var after = Open();
        Assert.Equal((null, code), await after.Ask(f => (f.Records.ConcernByReceipt(first)?.Code, f.Records.ConcernByReceipt(second)?.Code)));
        Assert.Equal(second, ConcernCode.ReceiptIn(ConcernCode.Grouped(second)));
        after.Dispose();
        Assert.Empty(Secrecy.ByteSearch.In(_premises.Data, Secrecy.ByteSearch.Forms(second)));
    }

    [Fact]
    public async Task A_pseudonym_is_the_same_until_it_is_used_and_is_never_given_again()
    {
        using var store = Open();
        Assert.Equal(await store.Ask(f => f.Records.NextPseudonym), await store.Ask(f => f.Records.NextPseudonym));
        var code = await store.SpeakUp(1, Wang);
        Assert.NotEqual(code, await store.Ask(f => f.Records.NextPseudonym));
        await store.Say(3, $"erase {code}", Wang);
        store.Dispose();
        using var database = DurableEngine.Open(_premises.Data, "fieldbot");
        var left = Assert.Single(database.Database.GetCollection("concerns").FindAll().ToList());
        Assert.Equal(["_id"], left.Keys);
    }

    [Fact]
    public async Task A_members_own_concern_is_known_as_theirs()
    {
        using var store = Open();
        await store.Import(Sample.Tables);
        await store.Bind("C002", Cadre);
        var (own, other) = (await store.SpeakUp(1, Cadre), await store.SpeakUp(3, Wang));
        Assert.Equal((true, false, false), await store.Ask(f => (f.Records.IsOwnConcern("C002", own), f.Records.IsOwnConcern("C002", other), f.Records.IsOwnConcern("C003", own))));
    }

    [Fact]
    public async Task Erased_is_erased_in_every_copy_of_the_data()
    {
        string gone, stays, receipt;
        using (var store = Open())
        {
            (gone, stays) = (await store.SpeakUp(1, Wang), await store.SpeakUp(3, Li));
            receipt = await store.Ask(f => f.Records.NextReceipt);
            await store.Say(5, $"receipt {gone}", Wang);
            Assert.Equal(gone, await store.Ask(f => f.Records.ConcernByReceipt(receipt)?.Code));
            await store.Say(6, $"draft {Speaker.Said}", Wang);
        }

        var copy = _premises.Copy();
        using (var store = Open())
        {
            await store.Say(7, $"erase {gone}", Wang);
            Assert.Equal((null, null), await store.Ask(f => (f.Records.Concern(gone), f.Records.ConcernByReceipt(receipt))));
            // What was given once is given to nobody else: it would open their concern to whoever had it.
            Assert.NotEqual(receipt, await store.Ask(f => f.Records.NextReceipt));
        }

        using (var store = Open()) Assert.Null(await store.Ask(f => f.Records.Concern(gone)));
        using var old = Store.Open(new(copy, _premises.Keys, Trial: true), Speaker.Handle, _premises.Clock);
        Assert.Null(await old.Ask(f => f.Records.Concern(gone)));
        Assert.Equal([stays], await old.Codes(Li));
        Assert.Empty(await old.Codes(Wang));
        // The chat opens as one that nobody ever wrote in: the delivery is new to it.
        Assert.False((await old.Say(6, "x", Wang)).Repeat);
        Assert.True((await old.Say(4, "x", Li)).Repeat);
        Assert.Contains(old.VerifyLedger().Faults, f => f == new LedgerFault(LedgerDamage.ConcernLost, gone));
    }

    [Fact]
    public async Task Tied_to_another_chat_it_is_closed_to_the_first_in_every_copy()
    {
        string code;
        using (var store = Open()) code = await store.SpeakUp(1, Wang);
        var copy = _premises.Copy();
        using (var store = Open())
        {
            await store.Say(3, $"link {code}", Li);
            Assert.Empty(await store.Codes(Wang));
            Assert.Equal([code], await store.Codes(Li));
        }

        using var old = Store.Open(new(copy, _premises.Keys, Trial: true), Speaker.Handle, _premises.Clock);
        Assert.Null(await old.IdentityOf(code));
        Assert.False((await old.Say(2, "x", Wang)).Repeat);
    }

    [Fact]
    public async Task A_message_that_waits_for_a_concern_goes_nowhere_once_it_is_erased()
    {
        using var store = Open();
        var code = await store.SpeakUp(1, Wang);
        await store.Say(3, $"later {code}", Li);
        await store.Say(4, $"erase {code}", Wang);
        store.Rows();
        _premises.Clock.Advance(TimeSpan.FromHours(2));
        await store.Say(5, "x", Li);
        Assert.Equal(["x"], store.Rows().Words());
    }

    [Fact]
    public async Task Without_the_book_the_rest_goes_on_and_verify_tells_what_is_lost()
    {
        string code;
        using (var store = Open()) code = await store.SpeakUp(1, Wang);
        File.Delete(_premises.KeyBook);
        using var after = Open();
        Assert.Null(await after.IdentityOf(code));
        Assert.Equal([new(LedgerDamage.ConcernLost, code)], after.VerifyLedger().Faults);
        var next = await after.SpeakUp(3, Wang);
        Assert.Equal([next], await after.Codes(Wang));
        await after.Say(5, $"erase {code}", Wang);
        Assert.Empty(after.VerifyLedger().Faults);
    }

    [Fact]
    public async Task A_concern_that_leads_to_no_issue_is_told()
    {
        using var store = Open();
        var code = await store.SpeakUp(1, Wang);
        await store.Say(3, $"change {code}", Wang);
        Assert.Equal([new(LedgerDamage.ConcernNowhere, code, "I-1")], store.VerifyLedger().Faults);
    }

    [Fact]
    public async Task On_the_trail_a_worker_has_neither_a_name_nor_an_hour()
    {
        using var store = Open();
        await store.Import(Sample.Tables);
        var code = await store.SpeakUp(1, Wang);
        await store.Say(3, $"erase {code}", Wang);
        var midnight = new DateTimeOffset(2022, 3, 30, 0, 0, 0, TimeSpan.FromHours(8));
        // Whoever erases several would be seen to be one person.
        Assert.DoesNotContain(store.Audit(), e => e.On == code || e.By == code);
        await store.Act("C001", f => new(Dialogs.Session.New, [new Event.EchoApproved("U01", new(2022, 3, 1))], []) { By = code });
        Assert.Equal((AuditTrail.Worker, midnight), store.Audit().Last() is var by ? (by.By, by.At) : default);
        Assert.Empty(store.VerifyAudit().Faults);
    }

    private Store Open() => _premises.Open(Speaker.Handle);
}
