using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.People;

/// <summary>A link binds one account to one member, once, within 72 hours.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly Premises _premises = new();
    private long _delivery;

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task A_link_binds_who_opens_it_and_says_yes_and_that_outlives_a_restart()
    {
        using (var store = await Opened())
        {
            var link = Assert.Single(await store.CreateLinks(["C002"]));
            Assert.Equal(("C002", Post.Date + TimeSpan.FromHours(72)), (link.Member, link.ExpiresAt));
            Assert.False(store.IsBound("C002"));
            await Use(store, link, from: 5);
            Assert.True(store.IsBound("C002"));
        }

        using var after = _premises.Open();
        Assert.True(after.IsBound("C002"));
        Assert.False(after.IsBound("C003"));
    }

    [Fact]
    public async Task A_used_link_binds_nobody_else()
    {
        using var store = await Opened();
        var link = (await store.CreateLinks(["C002"]))[0];
        await Use(store, link, from: 5);
        await store.Bind("C003", 5);
        await Use(store, link, from: 6);
        Assert.False(store.IsBound("C002"));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task A_link_ends_after_72_hours(int milliseconds, bool bound)
    {
        using var store = await Opened();
        var link = (await store.CreateLinks(["C002"]))[0];
        _premises.Clock.Advance(TimeSpan.FromHours(72) + TimeSpan.FromMilliseconds(milliseconds));
        await Use(store, link, from: 5);
        Assert.Equal(bound, store.IsBound("C002"));
    }

    [Fact]
    public async Task A_link_that_ends_between_opening_and_yes_binds_nobody()
    {
        using var store = await Opened();
        var link = (await store.CreateLinks(["C002"]))[0];
        var yes = await Open(store, link.Token, from: 5);
        _premises.Clock.Advance(TimeSpan.FromHours(72));
        await store.Handle(Post.Of(++_delivery, new Input.Pressed(yes!), from: 5));
        Assert.False(store.IsBound("C002"));
    }

    [Fact]
    public async Task A_new_link_revokes_the_members_old_one_and_no_other()
    {
        using var store = await Opened();
        var old = (await store.CreateLinks(["C002", "C003"])).ToDictionary(l => l.Member);
        var made = Assert.Single(await store.CreateLinks(["C002"]));
        await Use(store, old["C002"], from: 5);
        Assert.False(store.IsBound("C002"));
        await Use(store, made, from: 5);
        Assert.True(store.IsBound("C002"));
        await Use(store, old["C003"], from: 6);
        Assert.True(store.IsBound("C003"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_token_is_nobodys_link(string token)
    {
        using var store = await Opened();
        await store.CreateLinks(["C002"]);
        Assert.Null(await Open(store, token, from: 5));
    }

    [Fact]
    public async Task The_case_of_a_token_matters()
    {
        using var store = await Opened();
        var token = (await store.CreateLinks(["C002"]))[0].Token;
        var turned = string.Concat(token.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
        Assert.Null(await Open(store, turned, from: 5));
        Assert.NotNull(await Open(store, token, from: 5));
    }

    [Fact]
    public async Task What_a_link_went_through_is_kept_over_a_restart()
    {
        IReadOnlyList<NewLink> links;
        using (var store = await Opened())
        {
            links = [.. await store.CreateLinks(["C002", "C003", "C004"])];
            await Use(store, links[0], from: 5);
            await store.CreateLinks(["C003"]);
        }

        var found = new List<Link?>();
        using var after = _premises.Open(turn =>
        {
            found.AddRange(links.Select(l => turn.Facts.Records.Link(l.Token)));
            found.Add(turn.Facts.Records.Link(2));
            return Echo.Nothing(turn);
        });
        await after.Say(1000, "x", from: 9);
        var ends = Post.Date + Link.Lifetime;
        Link second = new(2, "C003", ends, null, Post.Date);
        Assert.Equal([new(1, "C002", ends, Post.Date), second, new(3, "C004", ends), second], found);
    }

    [Fact]
    public async Task Links_for_nobody_are_no_links()
    {
        using var store = _premises.Open();
        Assert.Empty(await store.CreateLinks([]));
    }

    [Fact]
    public async Task Tokens_fit_into_a_start_link_and_are_never_the_same()
    {
        using var store = _premises.Open();
        var links = await store.CreateLinks([.. Enumerable.Range(0, 50).Select(n => $"M{n}")]);
        Assert.Equal(50, links.Select(l => l.Token).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(links, l => Assert.Matches("^[A-Za-z0-9_-]{32}$", l.Token));
    }

    private async Task<Store> Opened()
    {
        var store = _premises.Open(Conversation.Handle);
        await store.Import(Sample.Tables);
        return store;
    }

    /// <summary>Opens a link and says yes where that is asked.</summary>
    private async Task Use(Store store, NewLink link, long from)
    {
        if (await Open(store, link.Token, from) is { } yes) await store.Handle(Post.Of(++_delivery, new Input.Pressed(yes), from));
    }

    /// <summary>The data of the button that says yes, or null when the link is refused.</summary>
    private async Task<string?> Open(Store store, string token, long from)
    {
        store.Rows();
        await store.Handle(Post.Of(++_delivery, new Input.LinkOpened("m_" + token), from));
        return Assert.Single(store.Rows()).Message.Buttons is [[var yes, ..], ..] && yes.Data.EndsWith(".yes", StringComparison.Ordinal) ? yes.Data : null;
    }
}
