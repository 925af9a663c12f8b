using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;
using FieldBot.Storage.Tests.Secrecy;

namespace FieldBot.Storage.Tests.Records;

/// <summary>A unit's posters all carry one link, until it is revoked or has grown too old.</summary>
public sealed class WorkerLinkTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task It_is_made_once_and_printed_again_after_a_restart()
    {
        string token;
        using (var store = _premises.Open())
        {
            Assert.Null(await store.Ask(f => f.Records.WorkerLinkOf("U01")));
            token = await store.WorkerLink("U01", "C001");
            Assert.NotEqual(token, await store.WorkerLink("U02", "C001"));
        }

        using (var store = _premises.Open())
        {
            Assert.Equal(token, await store.WorkerLink("U01", "C002"));
            Assert.Equal(("U01", Post.Date), await store.Ask(f => f.Records.WorkerLink(token) is { } link ? (link.Unit, link.MadeAt) : default));
            Assert.Null(await store.Ask(f => f.Records.WorkerLink("x")));
            Assert.Equal([("C001", "U01"), ("C001", "U02")], store.Audit().Where(e => e.What == "poster-link").Select(e => (e.By, e.On)));
        }

        Assert.InRange((WorkerLink.Prefix + token).Length, 1, 64);
        Assert.Empty(ByteSearch.In(_premises.Data, ByteSearch.TokenForms(token)));
    }

    [Fact]
    public async Task A_revoked_one_is_still_known_and_another_is_made()
    {
        using var store = _premises.Open();
        var token = await store.WorkerLink("U01", "C001");
        await store.Act("C001", f => Does(new Event.WorkerLinkRevoked("U01", f.Now)));
        Assert.Equal((Post.Date, null), await store.Ask(f => (f.Records.WorkerLink(token)!.RevokedAt, f.Records.WorkerLinkOf("U01"))));
        Assert.NotEqual(token, await store.WorkerLink("U01", "C001"));
        Assert.Equal("poster-void", store.Audit().ElementAt(1).What);
    }

    [Fact]
    public async Task After_its_lifetime_another_is_made()
    {
        using var store = _premises.Open();
        var token = await store.WorkerLink("U01", "C001");
        _premises.Clock.Advance(WorkerLink.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(token, await store.WorkerLink("U01", "C001"));
        _premises.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await store.WorkerLink("U01", "C001");
        Assert.NotEqual(token, next);
        Assert.Equal(_premises.Clock.GetUtcNow(), await store.Ask(f => f.Records.WorkerLinkOf("U01")!.MadeAt));
        Assert.False(await store.Ask(f => f.Records.WorkerLink(token)!.Holds(f.Now)));
    }

    [Fact]
    public async Task A_recording_is_kept_for_each_language_the_latest_counts()
    {
        FileRef first = new(FileKind.Voice, "1", "a", 9, 9), second = new(FileKind.Voice, "2", "b");
        using (var store = _premises.Open())
            foreach (var file in new[] { first, second }) await store.Act("K01", _ => Does(new Event.RecordingMade("zh-Hans", file)));
        using var after = _premises.Open();
        Assert.Equal((second, null), await after.Ask(f => (f.Records.Recording("zh-Hans"), f.Records.Recording("en"))));
        Assert.Equal([("recording", "zh-Hans"), ("recording", "zh-Hans")], after.Audit().Select(e => (e.What, e.Detail)));
    }

    private static Outcome Does(Event happened) => new(Session.New, [happened], []);
}
