using FieldBot.Host.Hosting;

namespace FieldBot.Host.Tests.Hosting;

public sealed class SettingsReaderTests : IDisposable
{
    private const string Token = "123456789:AAE4kCN-x3dGwqZz_1aBcDeFgHiJkLmNoPq";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fieldbot-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_settings_it_is_local_mode_in_a_folder_below_data()
    {
        var settings = Read();
        Assert.Equal((null, null, false, 5080), (settings.Token, settings.BaseUrl, settings.Paced, settings.LocalPort));
        Assert.Equal(Path.GetFullPath("data"), settings.DataFolder);
        Assert.Equal((Path.Combine(Path.GetFullPath("data"), "local"), Path.Combine(Path.GetFullPath("data-keys"), "local"), true),
            (settings.Store.Folder, settings.Store.KeyFolder, settings.Store.Trial));
    }

    [Fact]
    public void With_a_token_it_is_the_real_folder_at_Telegrams_pace()
    {
        var settings = Read($"Telegram:Token={Token}", "DataFolder=x/");
        Assert.Equal((Token, null, true), (settings.Token, settings.BaseUrl, settings.Paced));
        Assert.Equal((Path.GetFullPath("x"), Path.GetFullPath("x-keys"), false), (settings.Store.Folder, settings.Store.KeyFolder, settings.Store.Trial));
    }

    [Fact]
    public void The_command_line_counts_more_than_the_file_and_keys_know_no_case()
    {
        Write("""{"FieldBot":{"Local":{"Port":6001},"DataFolder":"from-file"}}""");
        var settings = Read("local:PORT=6002");
        Assert.Equal((6002, Path.GetFullPath("from-file")), (settings.LocalPort, settings.DataFolder));
    }

    [Fact]
    public void Of_a_key_given_twice_the_last_counts()
    {
        Assert.Equal(Path.GetFullPath("b"), Read("DataFolder=a", "datafolder=b").DataFolder);
    }

    [Fact]
    public void A_value_may_hold_an_equals_sign_and_an_empty_one_is_none()
    {
        var settings = Read("DataFolder=a=b", "Telegram:Token=", "Local:Port= ");
        Assert.Equal((Path.GetFullPath("a=b"), null, 5080), (settings.DataFolder, settings.Token, settings.LocalPort));
    }

    [Theory]
    [InlineData("Local:Port", "-1", "a port from 1 to 65535")]
    [InlineData("Local:Port", "65536", "a port from 1 to 65535")]
    [InlineData("Local:Port", "80a", "a port from 1 to 65535")]
    [InlineData("Local:Port", "99999999999", "a port from 1 to 65535")]
    [InlineData("Telegram:Pacing", "fast", "allowed: telegram or off")]
    [InlineData("Telegram:Pacing", "Off", "allowed: telegram or off")]
    [InlineData("DataFolder", "a\0b", "the path of a folder")]
    [InlineData("KeyFolder", "a\0b", "the path of a folder")]
    [InlineData("Telegram:BaseUrl", "http://127.0.0.1:8081", "needs FieldBot:Telegram:Token")]
    public void A_wrong_value_is_one_line_with_key_value_and_what_is_allowed(string key, string value, string allowed)
    {
        var line = Fault($"{key}={value}");
        Assert.StartsWith($"FieldBot:{key} = {value}", line, StringComparison.Ordinal);
        Assert.Contains(allowed, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        Assert.StartsWith($"FieldBot:DataFolder = {file}：这是一个文件", Fault($"DataFolder={file}"), StringComparison.Ordinal);
        Assert.StartsWith($"FieldBot:KeyFolder = {file}：这是一个文件", Fault($"KeyFolder={file}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "x")]
    [InlineData("x", "x/keys")]
    [InlineData("x/", "y/../x/")]
    public void The_keys_lie_outside_the_data(string data, string keys)
    {
        Assert.StartsWith("FieldBot:KeyFolder = ", Fault($"DataFolder={data}", $"KeyFolder={keys}"), StringComparison.Ordinal);
        Assert.Equal(Path.GetFullPath("x-2"), Read("DataFolder=x", "KeyFolder=x-2").KeyFolder);
    }

    [Theory]
    [InlineData("Nope=1", "FieldBot:Nope：没有这个设置；允许 / no such setting; allowed: FieldBot:Telegram:Token")]
    [InlineData("Telegram=1", "FieldBot:Telegram：没有这个设置")]
    [InlineData("Telegram:Tokens=1", "FieldBot:Telegram:Tokens：没有这个设置")]
    [InlineData("DataFolder", "--FieldBot:DataFolder：没有值")]
    public void A_key_that_is_none_is_told_with_those_there_are(string setting, string line)
    {
        Assert.StartsWith(line, Fault(setting), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"FieldBot\":{\"DataFolder\":\"a\",\"datafolder\":\"b\"}}")]
    [InlineData("[]")]
    public void A_file_of_settings_that_cannot_be_read_is_named(string json)
    {
        Write(json);
        Assert.StartsWith("appsettings.json: ", Fault(), StringComparison.Ordinal);
    }

    private Settings Read(params string[] settings) => SettingsReader.Read([.. settings.Select(s => $"--FieldBot:{s}")], _folder.FullName);

    private string Fault(params string[] settings) => Assert.Throws<SettingsException>(() => Read(settings)).Message;

    private void Write(string json) => File.WriteAllText(Path.Combine(_folder.FullName, "appsettings.json"), json);
}
