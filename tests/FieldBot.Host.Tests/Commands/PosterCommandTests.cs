namespace FieldBot.Host.Tests.Commands;

/// <summary>posters: what it refuses before anything is made.</summary>
public sealed class PosterCommandTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("要写 --out", "posters")]
    [InlineData("--revoke goes with no other option", "posters", "--revoke", "U02", "--out", "x.zip")]
    [InlineData("either --unit or --group", "posters", "--unit", "U02", "--group", "G01", "--out", "x.zip")]
    [InlineData("--language: zh-Hans or en", "posters", "--language", "fr", "--out", "x.zip")]
    public async Task What_does_not_fit_together_is_said_in_a_line(string said, params string[] command)
    {
        var told = await _desk.Run(command);
        Assert.NotEqual(0, told.Code);
        Assert.Contains(said, Assert.Single(told.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_exist_has_no_poster_and_no_file_is_left()
    {
        await _desk.Run("programme", "import", Desk.Sample);
        var file = _desk.In("posters.zip");
        Assert.Contains("U99: no such unit", Assert.Single((await _desk.Run("posters", "--unit", "U99", "--out", file)).ErrorLines), StringComparison.Ordinal);
        Assert.Contains("G99: no such group", Assert.Single((await _desk.Run("posters", "--group", "G99", "--out", file)).ErrorLines), StringComparison.Ordinal);
        Assert.Contains("U99: no such unit", Assert.Single((await _desk.Run("posters", "--revoke", "U99")).ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_desk.Folder, "posters*"));
    }

    [Fact]
    public async Task Before_the_first_import_there_is_nothing_to_print() =>
        Assert.Contains("import a programme first", Assert.Single((await _desk.Run("posters", "--out", _desk.In("posters.zip"))).ErrorLines), StringComparison.Ordinal);

    /// <summary>With real data a poster without the bot's address would lead nowhere.</summary>
    [Fact]
    public async Task A_stopped_bot_s_name_has_to_be_given()
    {
        using (var store = FieldBot.Storage.Store.Open(new(_desk.DataFolder, _desk.In("keys"), Trial: false), FieldBot.Dialogs.Conversation.Handle, TimeProvider.System))
            await new FieldBot.Host.Commands.ImportProgramme(FieldBot.Host.Commands.ProgrammeFolder.Read(Desk.Sample).Tables).Do(new(store, null), TextWriter.Null, TextWriter.Null);
        var told = await _desk.Run("--FieldBot:Telegram:Token=1:abc", "posters", "--out", _desk.In("posters.zip"));
        Assert.Contains("add --bot name", Assert.Single(told.ErrorLines), StringComparison.Ordinal);
    }
}
