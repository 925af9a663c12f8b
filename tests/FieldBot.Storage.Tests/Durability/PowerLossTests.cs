using FieldBot.Storage.Durability;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>
/// The power goes at any moment: of what was written to a file since its last sync, any part may be on the disk, in any order, torn at
/// any sector. What opens afterwards is the first n commits whole, with n no less than what had been acknowledged.
/// </summary>
public sealed class PowerLossTests
{
    private const int Sector = 512;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_the_disk_kept_the_acknowledged_commits_are_there_whole(int seed)
    {
        var random = new Random(seed);
        var diary = new List<Deed>();
        var acknowledged = 0;
        var empty = EmptyData.Bytes();
        var data = new RecordingFile(empty, diary, () => acknowledged);
        var log = new RecordingFile([], diary, () => acknowledged);
        using (var engine = DurableEngine.Open(data, log))
        {
            for (var n = 0; n < 30; n++)
            {
                Work.Commit(engine, n);
                engine.WaitDurable();
                acknowledged = n + 1;
                if (random.Next(7) == 0)
                {
                    engine.Checkpoint();
                }
            }
        }

        for (var cut = 0; cut < 100; cut++)
        {
            var at = random.Next(diary.Count);
            var (keptData, keptLog) = Surviving(diary.Take(at), data, empty, random);
            using var engine = Reopen(keptData, keptLog);
            Assert.InRange(Work.Whole(engine), diary[at].Acknowledged, 30);
            Work.Commit(engine, Work.Whole(engine)); // and it goes on from there
            engine.WaitDurable();
            engine.Checkpoint();
            _ = Work.Whole(engine);
        }
    }

    internal static DurableEngine Reopen(byte[] data, byte[] log)
    {
        var diary = new List<Deed>();
        return DurableEngine.Open(new RecordingFile(data, diary, () => 0), new RecordingFile(log, diary, () => 0));
    }

    private static (byte[] Data, byte[] Log) Surviving(IEnumerable<Deed> done, RecordingFile data, byte[] empty, Random random)
    {
        var (files, unsynced) = (new[] { RecordingFile.Filled(empty), new MemoryStream() }, new List<Deed>[] { [], [] });
        foreach (var deed in done)
        {
            var which = deed.File == data ? 0 : 1;
            unsynced[which].Add(deed);
            if (deed.IsSync)
            {
                unsynced[which].ForEach(d => RecordingFile.Apply(files[which], d));
                unsynced[which].Clear();
            }
        }

        for (var which = 0; which < files.Length; which++)
        {
            var keep = random.Next(5) * 0.25;
            var pending = unsynced[which].ToArray();
            if (random.Next(2) == 0)
            {
                random.Shuffle(pending);
            }

            foreach (var deed in pending.Where(_ => random.NextDouble() < keep))
            {
                Keep(files[which], deed, random);
            }
        }

        return (files[0].ToArray(), files[1].ToArray());
    }

    private static void Keep(MemoryStream file, Deed deed, Random random)
    {
        if (deed.Bytes is not { } bytes || random.Next(3) > 0)
        {
            RecordingFile.Apply(file, deed);
            return;
        }

        for (var from = 0; from < bytes.Length;)
        {
            var length = (int)Math.Min(bytes.Length - from, Sector - ((deed.Offset + from) % Sector));
            if (random.Next(2) == 0)
            {
                RecordingFile.Apply(file, deed with { Offset = deed.Offset + from, Bytes = bytes[from..(from + length)] });
            }

            from += length;
        }
    }
}
