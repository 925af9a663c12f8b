using FieldBot.Storage.Durability;
using FieldBot.Storage.Migrations;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Folder;

/// <summary>What the store says of a data folder that is not for it: one line each.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task A_folder_in_use_is_refused_to_a_second_store_and_free_again_after_the_first()
    {
        using (var first = _premises.Open())
        {
            Assert.Contains("in use by another FieldBot", _premises.Refusal(), StringComparison.Ordinal);
            await first.Say(1, "still well");
        }

        using var second = _premises.Open();
        Assert.Equal(["still well"], second.Rows().Words());
    }

    [Theory]
    [InlineData(true, "holds trial data")]
    [InlineData(false, "holds real data")]
    public void A_folder_is_trial_or_real_for_good(bool trial, string why)
    {
        _premises.Open(trial: trial).Dispose();
        Assert.Contains(why, _premises.Refusal(trial: !trial), StringComparison.Ordinal);
        _premises.Open(trial: trial).Dispose();
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        File.WriteAllText(_premises.Data, "");
        Assert.Contains("cannot be made", _premises.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_a_newer_program_is_refused_and_left_alone()
    {
        _premises.Open().Dispose();
        SetSchema(Schema.Current + 1);
        Assert.Contains($"schema {Schema.Current + 1}, this program {Schema.Current}", _premises.Refusal(), StringComparison.Ordinal);
        SetSchema(Schema.Current);
        _premises.Open().Dispose();
    }

    [Fact]
    public void A_refused_folder_is_free_for_the_right_program()
    {
        _premises.Open(trial: true).Dispose();
        for (var i = 0; i < 3; i++) _premises.Refusal(trial: false);
        _premises.Open(trial: true).Dispose();
    }

    [Fact]
    public void Only_the_owner_may_read_the_folder_and_its_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        _premises.Open().Dispose();
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        string[] all = [_premises.Data, _premises.Keys, .. Directory.GetFiles(_premises.Data), .. Directory.GetFiles(_premises.Keys)];
        foreach (var path in all)
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & others);
    }

    private void SetSchema(int version)
    {
        using var database = DurableEngine.Open(_premises.Data, "fieldbot");
        database.Commit(d => d.GetCollection("meta").Update(new LiteDB.BsonDocument { ["_id"] = "schema", ["v"] = version }));
    }
}
