using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Folder;

/// <summary>A damaged data file is told in one line, or was damaged where nothing stands; it never crashes, hangs or begins anew.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await Fill();
        File.WriteAllBytes(_premises.DataFile, [.. Enumerable.Repeat((byte)'x', 100_000)]);
        Damaged();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(8192)]
    public async Task A_file_that_was_cut_is_refused(int length)
    {
        await Fill();
        using (var file = File.OpenWrite(_premises.DataFile)) file.SetLength(length);
        Damaged();
    }

    [Fact]
    public async Task A_missing_data_file_beside_its_log_is_refused()
    {
        await Fill();
        File.Delete(_premises.DataFile);
        Assert.Contains("FieldBot:DataFolder", _premises.Refusal(), StringComparison.Ordinal);
        Assert.False(File.Exists(_premises.DataFile));
    }

    [Fact]
    public async Task Noise_in_any_page_is_told_in_one_line_or_does_no_harm()
    {
        await Fill();
        var random = new Random(1);
        var good = File.ReadAllBytes(_premises.DataFile);
        for (var page = 0; page < good.Length / 8192; page++)
        {
            var bad = good.ToArray();
            random.NextBytes(bad.AsSpan(page * 8192, 8192));
            File.WriteAllBytes(_premises.DataFile, bad);
            OpensOrTells();
        }
    }

    private void OpensOrTells()
    {
        try
        {
            _premises.Open().Dispose();
        }
        catch (StoreException e)
        {
            Assert.DoesNotContain('\n', e.Message);
        }
    }

    private void Damaged() => Assert.Contains("damaged, or not this program's", _premises.Refusal(), StringComparison.Ordinal);

    private async Task Fill()
    {
        using var store = _premises.Open();
        for (var id = 0; id < 40; id++) await store.Say(id, new string('x', 500), from: id);
        await store.Import(Dialogs.Tests.Fixtures.Sample.Tables);
    }
}
