using FieldBot.Storage.Durability;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>A log that was cut, overwritten or had bits turned opens to the last whole commit before the damage.</summary>
public sealed class DamagedLogTests
{
    [Theory]
    [InlineData("cut")]
    [InlineData("bit")]
    [InlineData("noise")]
    [InlineData("swap")]
    public void A_damaged_log_opens_to_the_last_commit_before_the_damage(string damage)
    {
        const int commits = 12;
        var random = new Random(damage.Length + damage[0]);
        var (data, log, ends) = Sample(commits);
        for (var round = 0; round < 80; round++)
        {
            var copy = log.ToArray();
            var at = random.Next(copy.Length);
            if (damage == "cut")
            {
                copy = copy[..at];
            }
            else if (damage == "bit")
            {
                copy[at] ^= (byte)(1 << random.Next(8));
            }
            else if (damage == "noise")
            {
                random.NextBytes(copy.AsSpan(at, Math.Min(copy.Length - at, random.Next(1, 5000))));
            }
            else
            {
                at = at / Frame.Size * Frame.Size; // a frame of elsewhere in the same log
                var other = (at + (Frame.Size * random.Next(1, copy.Length / Frame.Size))) % copy.Length;
                log.AsSpan(other, Frame.Size).CopyTo(copy.AsSpan(at));
            }

            using var engine = PowerLossTests.Reopen(data, copy);
            Assert.Equal(ends.Count(end => end <= at), Work.Whole(engine));
            Work.Commit(engine, Work.Whole(engine));
            engine.WaitDurable();
        }
    }

    /// <summary>The files after so many commits, and where in the log each commit ends.</summary>
    private static (byte[] Data, byte[] Log, List<long> Ends) Sample(int commits)
    {
        var diary = new List<Deed>();
        var data = new RecordingFile(EmptyData.Bytes(), diary, () => 0);
        var log = new RecordingFile([], diary, () => 0);
        var ends = new List<long>();
        using var engine = DurableEngine.Open(data, log);
        for (var n = 0; n < commits; n++)
        {
            Work.Commit(engine, n);
            engine.WaitDurable();
            ends.Add(log.Length);
        }

        return (data.Content, log.Content, ends);
    }
}
