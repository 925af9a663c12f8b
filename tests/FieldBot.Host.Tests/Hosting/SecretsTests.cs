using FieldBot.Host.Hosting;

namespace FieldBot.Host.Tests.Hosting;

/// <summary>Whatever is printed of the settings, a token or a password is not in it.</summary>
public sealed class SecretsTests
{
    private const string Secret = "AAE4kCN-x3dGwqZz_1aBcDeFgHiJkLmNoPq", Token = "123456789:" + Secret;

    [Theory]
    [InlineData(Secret)]
    [InlineData(":" + Secret)]
    [InlineData("12345x:" + Secret)]
    [InlineData("123456789: " + Secret)]
    [InlineData("1234567890123456789:" + Secret)]
    [InlineData("bot" + Token)]
    [InlineData(Token + "\u3002")]
    [InlineData("123456789:")]
    public void A_wrong_token_is_not_shown(string token)
    {
        var line = Fault($"--FieldBot:Telegram:Token={token}");
        Assert.StartsWith("FieldBot:Telegram:Token = (not shown)：允许", line, StringComparison.Ordinal);
        Assert.EndsWith(" / allowed: a token as BotFather gives it, digits, a colon, letters and digits", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telegram:BaseUrl=https://api.telegram.org/bot" + Token)]
    [InlineData("Telegram:BaseUrl=https://api.telegram.org/bot123456789%3A" + Secret)]
    [InlineData("Telegram:BaseUrl=https://me:" + Secret + "@bots.example.org")]
    [InlineData("Telegram:BaseUrl=" + Token)]
    [InlineData("Telegram:Pacing=" + Token)]
    [InlineData("Local:Port=" + Token)]
    [InlineData("DataFolder=\0" + Token)]
    public void A_token_in_the_place_of_another_value_is_not_shown(string setting)
    {
        var line = Fault($"--FieldBot:Telegram:Token={Token}", $"--FieldBot:{setting}");
        Assert.StartsWith("FieldBot:" + setting.Split('=')[0], line, StringComparison.Ordinal);
        Assert.Contains("(not shown)", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_and_the_Bot_API_print_without_the_token()
    {
        var settings = SettingsReader.Read([$"--FieldBot:Telegram:Token={Token}"], Path.GetTempPath());
        Assert.DoesNotContain(Secret, $"{settings} {new BotApi(Token, null, Paced: true)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8081")]
    [InlineData("/srv/data:2026-long-name")]
    [InlineData("09:30")]
    public void Other_values_are_shown_whole(string text)
    {
        Assert.Equal(text, Secrets.Hide(text));
    }

    private static string Fault(params string[] settings) => Assert.Throws<SettingsException>(() => SettingsReader.Read(settings, Path.GetTempPath())).Message;
}
