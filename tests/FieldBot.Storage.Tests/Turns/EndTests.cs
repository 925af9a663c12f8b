using FieldBot.Storage.Tests.Durability;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>How a store ends: when it is told to, and when its disk fails.</summary>
public sealed class EndTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Closing_finishes_what_was_asked_for_and_ends_the_outbox()
    {
        var store = _premises.Open();
        var handled = Enumerable.Range(1, 300).Select(id => store.Say(id, $"{id}", from: id % 7)).ToList();
        store.Dispose();
        // Whoever waited is told on another thread, perhaps a moment after the store is closed.
        await Task.WhenAll(handled).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.All(handled, h => Assert.True(h.IsCompletedSuccessfully));
        Assert.Equal(300, await store.Outbox.ReadAllAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        using var after = _premises.Open();
        Assert.Equal(300, after.Rows().Count);
        Assert.True((await after.Say(300, "", from: 300 % 7)).Repeat);
    }

    [Fact]
    public async Task A_closed_store_takes_nothing_more()
    {
        var store = _premises.Open();
        store.Dispose();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Say(1, "late"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.CreateLinks(["C001"]));
        Assert.False(store.Fatal.IsCompleted);
    }

    [Fact]
    public async Task Closing_moves_the_log_into_the_data_file()
    {
        using (var store = _premises.Open()) await store.Say(1, "x");
        File.Delete(Path.Combine(_premises.Data, "fieldbot.log"));
        using var after = _premises.Open();
        Assert.Equal(["x"], after.Rows().Words());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_disk_fails_that_is_told_and_nothing_is_acknowledged_or_sent_any_more(bool atSync)
    {
        var log = new RecordingFile([], [], () => 0);
        var writer = _premises.WriterOn(log, Echo.Handle);
        await writer.Handle(Post.Text(1, "kept"));
        log.Before = sync =>
        {
            if (sync == atSync) throw new IOException("no space left");
        };
        await Assert.ThrowsAnyAsync<IOException>(() => writer.Handle(Post.Text(2, "lost")));
        await Assert.ThrowsAnyAsync<IOException>(() => writer.Fatal);
        await Assert.ThrowsAnyAsync<Exception>(() => writer.Handle(Post.Text(3, "late")));
        var rows = await writer.Outbox.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["kept"], rows.Words());
        Record.Exception(writer.Dispose);
    }
}
