using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Digests are kept, change, end, and go with a group chat that turns out to be another.</summary>
public sealed class DigestTests : IDisposable
{
    private const string Boss = EmptyProgramme.Admin;

    private const long Group = -4_000_001, Supergroup = -1_002_000_000_001;

    private static readonly DateTimeOffset Due = Post.Date.AddDays(400);

    private readonly Premises _premises = new();
    private long _delivery;

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task A_digest_is_kept_with_its_figures_until_it_is_stopped()
    {
        var digest = new Digest(Rhythm.Daily, new(8, 30)) { Member = "C029", By = "C029", LastAt = Post.Date };
        var told = digest with { Last = new(1, 2, 3, 4, 5, 6, 7), LastAt = Post.Date.AddDays(1) };
        using (var store = _premises.Open(t => new(t.Session, [], []))) await store.Act(Boss, _ => new(Session.New, [new Event.DigestSet(digest), new Event.DigestSent(told)], []));
        using (var again = _premises.Open(t => new(t.Session, [], [])))
        {
            Assert.Equal(told, Assert.Single(await again.Ask(f => f.Records.Digests)));
            Assert.Equal(["digest-set C029 08:30"], await again.Ask(f => f.Records.Audit(null, 0, 9).Page.Select(e => $"{e.What} {e.On} {e.Detail}").ToList()));
            await again.Act(Boss, _ => new(Session.New, [new Event.DigestStopped(told)], []));
        }

        using var third = _premises.Open(t => new(t.Session, [], []));
        Assert.Empty(await third.Ask(f => f.Records.Digests));
    }

    /// <summary>Telegram tells of the move only after the supergroup was heard of by itself: then two numbers become one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Digests_of_a_group_go_with_it_into_the_supergroup(bool heardOf)
    {
        using var store = _premises.Open(turn => new(turn.Session, [], []));
        await store.Bind(Boss, 7_000_000_001);
        await store.Handle(In(Group));
        var digest = new Digest(Rhythm.Weekly, new(8, 30)) { Room = new(2, 0), By = Boss, Language = "en", LastAt = Post.Date };
        await store.Act(Boss, _ => new(Session.New, [new Event.GroupChatAllowed(new(digest.Room, "en", Post.Date, Boss)), new Event.DigestSet(digest)], []) { Timers = [new(digest.Subject, Due)] });
        if (heardOf) await store.Handle(In(Supergroup));
        await store.Handle(new(++_delivery, Group, new Input.Unexpected("migration"), 0, Post.Date) { MovedTo = Supergroup });

        var (rooms, digests) = await store.Ask(f => (f.Records.GroupChats, f.Records.Digests));
        var moved = Assert.Single(digests);
        Assert.Equal(Assert.Single(rooms).Room, moved.Room);
        Assert.Equal(Due, await store.Ask(f => f.Records.TimerOf(moved.Subject)));
        if (moved.Subject != digest.Subject) Assert.Null(await store.Ask(f => f.Records.TimerOf(digest.Subject)));
    }

    private Delivery In(long group) => new(++_delivery, group, new Input.Command("digest", ""), 1, Post.Date) { Group = new(7_000_000_001, 0) };
}
