using FieldBot.Host.Hosting;

namespace FieldBot.Host.Tests.Hosting;

/// <summary>Which server the bot may be sent to, and at what pace.</summary>
public sealed class BotApiSettingsTests
{
    private const string Token = "123456789:AAE4kCN-x3dGwqZz_1aBcDeFgHiJkLmNoPq";

    [Theory]
    [InlineData("nonsense")]
    [InlineData("/bot")]
    [InlineData("127.0.0.1:8081")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///etc")]
    [InlineData("http://127.0.0.1/bot")]
    [InlineData("http://127.0.0.1?x=y")]
    [InlineData("http://127.0.0.1/#x")]
    [InlineData("http://")]
    [InlineData("http://api.telegram.org")]
    [InlineData("http://bots.example.org:8081")]
    [InlineData("http://8.8.8.8:8081")]
    [InlineData("http://172.32.0.1")]
    [InlineData("http://127.0.0.1.example.org")]
    [InlineData("http://[2001:db8::1]:8081")]
    public void A_wrong_address_of_the_Bot_API_is_refused(string url)
    {
        var line = Fault($"Telegram:Token={Token}", $"Telegram:BaseUrl={url}");
        Assert.StartsWith($"FieldBot:Telegram:BaseUrl = {url}：", line, StringComparison.Ordinal);
        Assert.Contains(" / allowed", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8081")]
    [InlineData("http://localhost:8081/")]
    [InlineData("http://[::1]:8081")]
    [InlineData("http://[fd00::5]:8081")]
    [InlineData("http://bot-api:8081")]
    [InlineData("http://10.1.2.3")]
    [InlineData("http://172.31.255.1:8081")]
    [InlineData("http://192.168.1.5:8081")]
    [InlineData("https://bots.example.org")]
    [InlineData("https://api.telegram.org")]
    public void Http_is_for_this_computer_and_a_private_network_and_https_for_any_server(string url)
    {
        Assert.Equal(new Uri(url), Read($"Telegram:Token={Token}", $"Telegram:BaseUrl={url}").BaseUrl);
    }

    [Theory]
    [InlineData("Telegram:Pacing=off")]
    [InlineData("Telegram:Pacing=off", "Telegram:BaseUrl=https://api.telegram.org")]
    [InlineData("Telegram:Pacing=off", "Telegram:BaseUrl=https://API.Telegram.ORG")]
    public void Telegrams_own_servers_are_always_paced(params string[] settings)
    {
        Assert.StartsWith("FieldBot:Telegram:Pacing = off：用 Telegram 官方服务器时允许", Fault([$"Telegram:Token={Token}", .. settings]), StringComparison.Ordinal);
        Assert.False(Read($"Telegram:Token={Token}", "Telegram:Pacing=off", "Telegram:BaseUrl=http://127.0.0.1:1").Paced);
    }

    private static Settings Read(params string[] settings) => SettingsReader.Read([.. settings.Select(s => $"--FieldBot:{s}")], Path.GetTempPath());

    private static string Fault(params string[] settings) => Assert.Throws<SettingsException>(() => Read(settings)).Message;
}
