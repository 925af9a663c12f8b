using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.People;

/// <summary>One account for one member, one member for one account, on the disk as in memory.</summary>
public sealed class BindingTests : IDisposable
{
    private readonly Premises _premises = new();
    private long _delivery;

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task A_member_who_is_bound_anew_leaves_the_account_of_before()
    {
        await Bind(("C001", 1), ("C001", 2));
        await Are((1, null), (2, "C001"));
    }

    [Fact]
    public async Task The_account_of_before_hears_that_it_is_not_connected_any_more()
    {
        var people = new Enroller();
        using var store = await people.Opened(_premises);
        await people.Use(store, (await store.CreateLinks(["C002"]))[0], from: 1);
        store.Rows();
        await people.Use(store, (await store.CreateLinks(["C002"]))[0], from: 2);
        var rows = store.Rows();
        Assert.Equal([1, 2], rows.Select(r => r.Address));
    }

    [Fact]
    public async Task An_account_that_binds_another_member_leaves_the_member_of_before()
    {
        await Bind(("C001", 1), ("C002", 1));
        await Are((1, "C002"));
        using var store = _premises.Open();
        Assert.False(store.IsBound("C001"));
    }

    [Fact]
    public async Task Two_members_may_change_their_accounts()
    {
        await Bind(("C001", 1), ("C002", 2), ("C001", 2), ("C002", 1));
        await Are((1, "C002"), (2, "C001"));
    }

    [Fact]
    public async Task A_binding_made_twice_is_one()
    {
        await Bind(("C001", 1), ("C001", 1));
        await Are((1, "C001"));
    }

    [Fact]
    public async Task Who_leaves_the_programme_is_nobody_and_stays_so_for_the_code_may_be_another_persons_by_then()
    {
        await Bind(("C002", 1));
        using (var store = _premises.Open()) await store.Import(Without("C002"));
        await Are((1, null));
        using (var store = _premises.Open()) await store.Import(Sample.Tables);
        await Are((1, null));
    }

    [Fact]
    public async Task The_language_of_a_member_is_that_of_the_bound_chat()
    {
        await Bind(("C001", 1));
        string?[] found = [];
        using var store = _premises.Open(turn =>
        {
            found = [turn.Facts.Records.LanguageOf("C001"), turn.Facts.Records.LanguageOf("C002")];
            return new(turn.Session with { Language = "en" }, [], []);
        });
        await store.Say(501, "x", from: 1);
        await store.Say(502, "x", from: 7);
        Assert.Equal(["en", null], found);
    }

    [Fact]
    public async Task What_was_begun_with_the_account_of_before_goes_on_with_the_new_one_and_is_gone_from_the_old()
    {
        var people = new Enroller();
        using (var store = await people.Opened(_premises))
        {
            await people.Use(store, (await store.CreateLinks(["C002"]))[0], from: 1);
            await store.Handle(Post.Of(900, new Input.Command("visit", "")));
            var draft = await store.Ask(f => f.Records.DraftOf("C002"));
            await people.Use(store, (await store.CreateLinks(["C002"]))[0], from: 2);
            Assert.Equal(draft, await store.Ask(f => f.Records.DraftOf("C002")));
            Assert.Equal(["C002"], (await store.Ask(f => f.Records.Drafts)).Select(d => d.Member));
        }

        // Bound again, the old account has nothing of it.
        using var after = _premises.Open(Conversation.Handle);
        await after.Bind("C003", 1);
        Assert.Null(await after.Ask(f => f.Records.DraftOf("C003")));
    }

    [Fact]
    public async Task Who_loses_access_is_nobody_at_once_and_a_link_not_used_yet_is_void()
    {
        var people = new Enroller();
        using var store = await people.Opened(_premises);
        await people.Use(store, (await store.CreateLinks(["C002"]))[0], from: 1);
        var unused = (await store.CreateLinks(["C002"]))[0];
        await store.Act("K01", f => OfficeWork.Release(f, "C002"));
        Assert.False(store.IsBound("C002"));
        await people.Use(store, unused, from: 3);
        Assert.False(store.IsBound("C002"));
        Assert.Equal(["links", "bound", "links", "revoked"], store.Audit().Where(e => e.On == "C002").Select(e => e.What));
    }

    [Fact]
    public async Task The_built_in_administrator_ends_when_one_of_the_workbooks_is_bound()
    {
        await Bind(("ADMIN", 1));
        await Are((1, "ADMIN"));
        await Bind(("K01", 2));
        await Are((1, null), (2, "K01"));
    }

    /// <summary>Half of the bindings by a link's event, half without one, so that both doors are tried.</summary>
    private async Task Bind(params (string Member, long Address)[] bindings)
    {
        using var store = _premises.Open(turn => Echo.Do(turn, new Event.MemberBound(1, ((Input.Text)turn.Input).Value, turn.Facts.Now)));
        await store.Import(Sample.Tables);
        await store.CreateLinks(["C009"]);
        foreach (var (member, address) in bindings)
        {
            if (_delivery++ % 2 == 0) await store.Bind(member, address);
            else await store.Say(_delivery, member, from: address);
        }

        Assert.All(bindings.Select(b => b.Member).Except(bindings.GroupBy(b => b.Address).SelectMany(g => g.SkipLast(1)).Select(b => b.Member)), member => Assert.True(store.IsBound(member)));
    }

    /// <summary>Asks after a restart, twice: the second time of what is at hand.</summary>
    private async Task Are(params (long Address, string? Member)[] expected)
    {
        var found = new List<string?>();
        using var store = _premises.Open(turn =>
        {
            found.Add(turn.Facts.Me?.Code);
            return Echo.Nothing(turn);
        });
        for (var round = 0; round < 2; round++)
            foreach (var (address, _) in expected) await store.Say(1000 + ++_delivery, "x", from: address);
        Assert.Equal([.. expected.Select(e => e.Member), .. expected.Select(e => e.Member)], found);
    }

    private static List<Dialogs.Programmes.Table> Without(string member) =>
        [.. Sample.Tables.Select(t => t.Name == "members" ? t with { Rows = t.Rows.RemoveAll(r => r[0] == member) } : t)];
}
