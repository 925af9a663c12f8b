using FieldBot.Storage.Durability;
using LiteDB;

namespace FieldBot.Storage.Tests.Durability;

public sealed class DurableEngineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fieldbot").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void What_was_waited_for_is_there_after_a_restart_and_after_a_checkpoint()
    {
        for (var run = 0; run < 4; run++)
        {
            using var engine = DurableEngine.Open(_folder, "fieldbot");
            for (var i = 0; i < 5; i++)
            {
                var before = engine.DurableCommits;
                Work.Commit(engine, (run * 5) + i);
                engine.WaitDurable();
                Assert.True(engine.DurableCommits > before);
            }

            if (run % 2 == 1)
            {
                engine.Checkpoint();
                Assert.Equal(0, engine.LogPages);
            }

            Assert.Equal((run + 1) * 5, Work.Whole(engine));
        }
    }

    [Fact]
    public void The_files_are_the_owners_alone_and_one_process_has_them()
    {
        using var engine = DurableEngine.Open(_folder, "fieldbot");
        Assert.Throws<IOException>(() => DurableEngine.Open(_folder, "fieldbot"));
        Assert.Equal(0, engine.Database.CheckpointSize);
        Assert.Equal(Collation.Binary.ToString(), engine.Database.Collation.ToString());
        foreach (var file in OperatingSystem.IsWindows() ? [] : Directory.GetFiles(_folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
        }
    }
}
