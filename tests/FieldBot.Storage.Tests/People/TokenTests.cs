using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.People;

/// <summary>The token is all that a link is.</summary>
public sealed class TokenTests : IDisposable
{
    private readonly Premises _premises = new();
    private readonly Enroller _enroller = new();

    public void Dispose() => _premises.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_token_is_nobodys_link(string token)
    {
        using var store = await _enroller.Opened(_premises);
        await store.CreateLinks(["C002"]);
        Assert.Null(await _enroller.Open(store, token, from: 5));
    }

    [Fact]
    public async Task The_case_of_a_token_matters()
    {
        using var store = await _enroller.Opened(_premises);
        var token = (await store.CreateLinks(["C002"]))[0].Token;
        var turned = string.Concat(token.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
        Assert.Null(await _enroller.Open(store, turned, from: 5));
        Assert.NotNull(await _enroller.Open(store, token, from: 5));
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
}
