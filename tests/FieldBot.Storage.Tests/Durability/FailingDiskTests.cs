using FieldBot.Storage.Durability;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>After one failed write or fsync nothing is acknowledged any more.</summary>
public sealed class FailingDiskTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void A_failed_write_or_sync_is_told_to_everybody_who_waits(bool atSync, bool once)
    {
        var diary = new List<Deed>();
        var log = new RecordingFile([], diary, () => 0);
        using var engine = DurableEngine.Open(new RecordingFile(EmptyData.Bytes(), diary, () => 0), log);
        Work.Commit(engine, 0);
        engine.WaitDurable();
        var before = engine.DurableCommits;

        var failed = false;
        log.Before = sync =>
        {
            if (sync == atSync && !(failed && once))
            {
                failed = true;
                throw new IOException("no space left");
            }
        };
        Assert.ThrowsAny<Exception>(() =>
        {
            Work.Commit(engine, 1);
            engine.WaitDurable();
        });
        Assert.ThrowsAny<IOException>(engine.WaitDurable);
        Assert.ThrowsAny<IOException>(engine.Checkpoint);
        Assert.Equal(before, engine.DurableCommits);
        Assert.IsType<IOException>(engine.Failure);
    }
}
