namespace FieldBot.Host.Tests.Commands;

public sealed class ProgrammeImportTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Each_import_is_a_version_and_the_last_one_is_in_force()
    {
        Assert.Contains("imported as version 1", (await _desk.Run("programme", "import", Desk.Sample)).Output, StringComparison.Ordinal);
        var second = await _desk.Run("programme", "import", _desk.Programme(("members.csv", t => t.Replace("干部002", "干部二", StringComparison.Ordinal))));
        Assert.Equal(0, second.Code);
        Assert.Contains("imported as version 2", second.Output, StringComparison.Ordinal);
        using var store = _desk.Open();
        Assert.Equal((2, "干部二"), (store.Programme.Version, store.Programme.Member("C002")!.Name));
    }

    [Fact]
    public async Task Nothing_is_imported_while_there_are_faults()
    {
        await _desk.Run("programme", "import", Desk.Sample);
        var said = await _desk.Run("programme", "import", _desk.Programme(("groups.csv", t => t.Replace("A01,U01", "A01,U99", StringComparison.Ordinal))));
        Assert.Equal(1, said.Code);
        Assert.Contains("U99", said.Errors, StringComparison.Ordinal);
        Assert.Empty(said.Output);
        using var store = _desk.Open();
        Assert.Equal(1, store.Programme.Version);
        Assert.Equal("U01", store.Programme.Group("G01")!.Units[0]);
    }

    [Fact]
    public async Task Faulty_tables_do_not_even_make_the_data_folder()
    {
        Assert.Equal(1, (await _desk.Run("programme", "import", _desk.In("nowhere"))).Code);
        Assert.False(Directory.Exists(_desk.DataFolder));
    }

    [Fact]
    public async Task A_warning_is_said_once()
    {
        var folder = _desk.Programme();
        File.WriteAllText(Path.Combine(folder, "remarks.csv"), "a,b\n1,2\n");
        var said = await _desk.Run("programme", "import", folder);
        Assert.Equal(0, said.Code);
        Assert.Single(said.ErrorLines, l => l.StartsWith("注意 remarks.csv", StringComparison.Ordinal));
    }
}
