using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Folder;

/// <summary>Without its keys the data finds nobody; what is wrong with them is told before anything is done.</summary>
public sealed class KeyTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Missing_keys_are_told_and_not_made_anew()
    {
        await Fill();
        File.Delete(_premises.KeyFile);
        Assert.Contains("the key file is missing", _premises.Refusal(), StringComparison.Ordinal);
        Assert.False(File.Exists(_premises.KeyFile));
    }

    [Fact]
    public async Task Keys_of_other_data_are_refused()
    {
        await Fill();
        using var other = new Premises();
        other.Open().Dispose();
        Assert.Contains("not the keys of this data", _premises.Refusal(keys: other.Keys), StringComparison.Ordinal);
        _premises.Open().Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(66)]
    public async Task A_key_file_of_another_length_is_damaged(int length)
    {
        await Fill();
        var keys = File.ReadAllBytes(_premises.KeyFile);
        Array.Resize(ref keys, length);
        File.WriteAllBytes(_premises.KeyFile, keys);
        Assert.Contains("the key file is damaged", _premises.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turned_bit_anywhere_in_the_keys_is_told_at_the_opening(bool sent)
    {
        await Fill(sent);
        var keys = File.ReadAllBytes(_premises.KeyFile);
        for (var at = 0; at < keys.Length; at += 4)
        {
            var damaged = keys.ToArray();
            damaged[at] ^= 4;
            File.WriteAllBytes(_premises.KeyFile, damaged);
            Assert.Contains("FieldBot:KeyFolder", _premises.Refusal(), StringComparison.Ordinal);
        }

        File.WriteAllBytes(_premises.KeyFile, keys);
        using var well = _premises.Open();
        Assert.True((await well.Say(1, "x", from: 12345)).Repeat);
    }

    [Fact]
    public void Keys_put_in_place_before_the_first_start_are_used()
    {
        using var other = new Premises();
        other.Open().Dispose();
        _premises.Open(keys: other.Keys).Dispose();
        _premises.Open(keys: other.Keys).Dispose();
        Assert.False(Directory.Exists(_premises.Keys));
    }

    private async Task Fill(bool sent = false)
    {
        using var store = _premises.Open();
        await store.Say(1, "x", from: 12345);
        if (sent) store.Sent(store.Rows()[0], 1);
    }
}
