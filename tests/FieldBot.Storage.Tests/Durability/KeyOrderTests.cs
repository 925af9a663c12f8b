using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>A key is on the disk before what refers to it, goes after what referred to it, and before anybody is told.</summary>
public sealed class KeyOrderTests : IDisposable
{
    private readonly Premises _premises = new();
    private readonly List<Deed> _diary = [];

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task It_is_made_before_the_commit_and_destroyed_after_it_and_before_the_reply()
    {
        var log = new RecordingFile([], _diary, () => 0);
        RecordingFile book = null!;
        using var writer = _premises.WriterOn(log, Speaker.Handle, vault => book = new(KeyBook.Head(vault), _diary, () => 0));
        _diary.Clear();
        await writer.Handle(Post.Text(1, "send", 5));
        var code = await writer.Do(m => m.Records.ConcernsOf(1).Single().Code, reads: true);
        Assert.True(Index(d => d.File == book && d.IsSync) < Index(d => d.File == log && d.IsSync));
        _diary.Clear();
        await writer.Handle(Post.Text(2, $"erase {code}", 5));
        // Answered, it is done.
        var deeds = _diary.ToList();
        var zeros = deeds.FindIndex(d => d.File == book && d.Bytes is { } b && Array.TrueForAll(b, x => x == 0));
        Assert.InRange(deeds.FindIndex(d => d.File == log && d.IsSync), 0, zeros);
        Assert.InRange(deeds.FindIndex(zeros, d => d.File == book && d.IsSync), zeros, deeds.Count);
    }

    [Fact]
    public async Task When_the_book_cannot_be_written_nothing_is_acknowledged()
    {
        RecordingFile book = null!;
        using var writer = _premises.WriterOn(new([], _diary, () => 0), Speaker.Handle, vault => book = new(KeyBook.Head(vault), _diary, () => 0));
        await writer.Handle(Post.Text(1, "send", 5));
        book.Before = _ => throw new IOException("no space left");
        await Assert.ThrowsAsync<IOException>(() => writer.Handle(Post.Text(2, "send", 5)));
        await Assert.ThrowsAsync<IOException>(() => writer.Fatal);
    }

    [Fact]
    public async Task A_turn_that_came_to_nothing_leaves_no_key_and_takes_none()
    {
        var gate = new Gate();
        using (gate)
        using (var store = _premises.Open(gate.Before(turn => Speaker.Handle(turn) is var outcome && turn.Inbound.DeliveryId == 3 ? outcome with { Events = outcome.Events.Add(new Event.MemberBound(77, "C001", turn.Facts.Now)) } : outcome)))
        {
            await store.SpeakUp(1, 5);
            var code = Assert.Single(await store.Codes(5));
            await gate.Together(store, Post.Text(3, $"erase {code}", 5), Post.Text(4, "send", 6));
            Assert.Contains(Conversation.Apology(Session.New).Html, store.Rows().Words());
            Assert.Equal([code], await store.Codes(5));
            Assert.Single(await store.Codes(6));
        }

        using var vault = KeyVault.Open(_premises.Keys, fresh: false);
        using var book = KeyBook.Open(_premises.Keys, vault);
        // Two concerns, their two chats, and no more.
        Assert.Equal(4, book.Ids.Count);
    }

    private int Index(Predicate<Deed> deed) => _diary.FindIndex(deed);
}
