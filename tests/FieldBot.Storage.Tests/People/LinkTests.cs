using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.People;

/// <summary>A link binds one account to one member, once, within 72 hours.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly Premises _premises = new();
    private readonly Enroller _enroller = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task A_link_binds_who_opens_it_and_says_yes_and_that_outlives_a_restart()
    {
        using (var store = await _enroller.Opened(_premises))
        {
            var link = Assert.Single(await store.CreateLinks(["C002"]));
            Assert.Equal(("C002", Post.Date + TimeSpan.FromHours(72)), (link.Member, link.ExpiresAt));
            Assert.False(store.IsBound("C002"));
            await _enroller.Use(store, link, from: 5);
            Assert.True(store.IsBound("C002"));
        }

        using var after = _premises.Open();
        Assert.True(after.IsBound("C002"));
        Assert.False(after.IsBound("C003"));
    }

    [Fact]
    public async Task A_used_link_binds_nobody_else()
    {
        using var store = await _enroller.Opened(_premises);
        var link = (await store.CreateLinks(["C002"]))[0];
        await _enroller.Use(store, link, from: 5);
        await store.Bind("C003", 5);
        await _enroller.Use(store, link, from: 6);
        Assert.False(store.IsBound("C002"));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task A_link_ends_after_72_hours(int milliseconds, bool bound)
    {
        using var store = await _enroller.Opened(_premises);
        var link = (await store.CreateLinks(["C002"]))[0];
        _premises.Clock.Advance(TimeSpan.FromHours(72) + TimeSpan.FromMilliseconds(milliseconds));
        await _enroller.Use(store, link, from: 5);
        Assert.Equal(bound, store.IsBound("C002"));
    }

    [Fact]
    public async Task A_link_that_ends_between_opening_and_yes_binds_nobody()
    {
        using var store = await _enroller.Opened(_premises);
        var link = (await store.CreateLinks(["C002"]))[0];
        var yes = await _enroller.Open(store, link.Token, from: 5);
        _premises.Clock.Advance(TimeSpan.FromHours(72));
        await _enroller.Press(store, yes!, from: 5);
        Assert.False(store.IsBound("C002"));
    }

    [Fact]
    public async Task A_new_link_revokes_the_members_old_one_and_no_other()
    {
        using var store = await _enroller.Opened(_premises);
        var old = (await store.CreateLinks(["C002", "C003"])).ToDictionary(l => l.Member);
        var made = Assert.Single(await store.CreateLinks(["C002"]));
        await _enroller.Use(store, old["C002"], from: 5);
        Assert.False(store.IsBound("C002"));
        await _enroller.Use(store, made, from: 5);
        Assert.True(store.IsBound("C002"));
        await _enroller.Use(store, old["C003"], from: 6);
        Assert.True(store.IsBound("C003"));
    }

    [Fact]
    public async Task What_a_link_went_through_is_kept_over_a_restart()
    {
        IReadOnlyList<NewLink> links;
        using (var store = await _enroller.Opened(_premises))
        {
            links = [.. await store.CreateLinks(["C002", "C003", "C004"])];
            await _enroller.Use(store, links[0], from: 5);
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
}
