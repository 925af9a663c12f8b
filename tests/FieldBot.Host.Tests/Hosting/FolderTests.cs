using System.Security.Cryptography;
using FieldBot.Host.Hosting;
using FieldBot.Host.Tests.Commands;

namespace FieldBot.Host.Tests.Hosting;

/// <summary>Folders that cannot be used: one line that names the setting, and exit code 1.</summary>
public sealed class FolderTests : IDisposable
{
    private const string Token = "--FieldBot:Telegram:Token=1000001:not-a-real-token";
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_folder_of_trial_data_is_never_used_with_a_token()
    {
        Assert.Equal(0, (await _desk.Run("links")).Code);
        var line = await Refused("DataFolder", "links", Token, $"--FieldBot:DataFolder={_desk.Store.Folder}");
        Assert.Contains("holds trial data", line, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-real-token", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_real_data_is_never_used_without_a_token()
    {
        Assert.Equal(0, (await _desk.Run("links", Token, $"--FieldBot:DataFolder={_desk.Store.Folder}")).Code);
        Assert.Contains("holds real data", await Refused("DataFolder", "links"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_data_and_trial_data_lie_below_one_another_and_do_not_meet()
    {
        Assert.Equal(0, (await _desk.Run("programme", "import", Desk.Sample)).Code);
        Assert.StartsWith("ADMIN\t", (await _desk.Run("links", Token)).OutputLines[^1], StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Run("links", "--member", "C001")).Code);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_of()
    {
        await File.WriteAllTextAsync(_desk.In("file"), "", TestContext.Current.CancellationToken);
        Assert.Contains("cannot be made", await Refused("DataFolder", "links", $"--FieldBot:DataFolder={_desk.In("file/below")}"), StringComparison.Ordinal);
        Assert.Contains("cannot be written", await Refused("KeyFolder", "links", $"--FieldBot:KeyFolder={_desk.In("file/below")}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_lost_damaged_or_others_are_told_of()
    {
        await _desk.Run("links");
        var key = Path.Combine(_desk.Store.KeyFolder, "fieldbot.key");
        var kept = await File.ReadAllBytesAsync(key, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(key, [1, .. RandomNumberGenerator.GetBytes(64)], TestContext.Current.CancellationToken);
        Assert.Contains("not the keys of this data", await Refused("KeyFolder", "links"), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(key, kept[..^1], TestContext.Current.CancellationToken);
        Assert.Contains("damaged", await Refused("KeyFolder", "links"), StringComparison.Ordinal);
        File.Delete(key);
        Assert.Contains("missing", await Refused("KeyFolder", "links"), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(key, kept, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await _desk.Run("links")).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(8191)]
    [InlineData(81920)]
    public async Task A_data_file_that_is_damaged_is_told_of_and_left_as_it_is(int length)
    {
        await _desk.Run("links");
        var data = Path.Combine(_desk.Store.Folder, "fieldbot.db");
        var garbage = new byte[length];
        new Random(7).NextBytes(garbage);
        await File.WriteAllBytesAsync(data, garbage, TestContext.Current.CancellationToken);
        Assert.Contains("damaged", await Refused("DataFolder", "links"), StringComparison.Ordinal);
        Assert.Equal(garbage, await File.ReadAllBytesAsync(data, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_data_file_that_cannot_be_read_or_is_gone_is_told_of()
    {
        await _desk.Run("links");
        var data = Path.Combine(_desk.Store.Folder, "fieldbot.db");
        File.Delete(data);
        Assert.Contains("is missing", await Refused("DataFolder", "links"), StringComparison.Ordinal);
        Directory.CreateDirectory(data);
        Assert.Equal(RunBot.FolderUnusable, (await _desk.Run("links")).Code);
    }

    /// <returns>The line.</returns>
    private async Task<string> Refused(string key, params string[] command)
    {
        var said = await _desk.Run(command);
        Assert.Equal((RunBot.FolderUnusable, ""), (said.Code, said.Output));
        var line = Assert.Single(said.ErrorLines);
        Assert.StartsWith($"FieldBot:{key} = ", line, StringComparison.Ordinal);
        return line;
    }
}
