using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>Who wrote is in no byte of the data folder and in no line that the program writes.</summary>
public sealed class PrivacyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_byte_of_the_data_folder_tells_who_wrote()
    {
        await using var bot = await RunningBot.Start();
        var user = await bot.Enrol();
        user.SendContact();
        await new Player(user, Visit.Rules("planted-note")).Play("/visit", Visit.Receipt, Stop);
        user.SendContact(own: false);
        var stranger = bot.Telegram.AddUser(8_413_777_555, "planted-stranger", "en");
        stranger.SendText("hello");
        await stranger.Until(v => v.LastFromBot is not null, Player.Patience, Stop);
        user.Block();
        user.Unblock();
        await bot.Host.Terminate();

        var files = Directory.EnumerateFiles(bot.Host.DataFolder, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);
        Assert.NotEmpty(files);
        foreach (var (what, pattern) in Patterns(user).Concat(Patterns(stranger)))
            foreach (var (file, bytes) in files)
                Assert.True(bytes.AsSpan().IndexOf(pattern) < 0, $"{what} stands in {Path.GetFileName(file)}");
        foreach (var name in new[] { Digits(user.Id), Digits(stranger.Id), user.Username, user.Name, LocalUser.Phone, LocalServer.Token, "planted-note" })
            Assert.DoesNotContain(name, bot.Host.Said, StringComparison.Ordinal);
        // The search finds what is there: the note is data and stands in the file.
        Assert.Contains(files.Values, bytes => bytes.AsSpan().IndexOf("planted-note"u8) >= 0);
    }

    private static IEnumerable<(string What, byte[] Pattern)> Patterns(LocalUser user)
    {
        foreach (var (what, text) in new[] { ("the id", Digits(user.Id)), ("the username", user.Username), ("the name", user.Name), ("the phone", LocalUser.Phone), ("the token", LocalServer.Token) })
        {
            yield return ($"{what} (UTF-8)", Encoding.UTF8.GetBytes(text));
            yield return ($"{what} (UTF-16)", Encoding.Unicode.GetBytes(text));
            yield return ($"{what} (UTF-16, big-endian)", Encoding.BigEndianUnicode.GetBytes(text));
        }

        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, user.Id);
        // Without the zeros at the end, so that shorter numbers are found too.
        yield return ("the id (little-endian)", bytes[..5]);
        yield return ("the id (big-endian)", [.. bytes[..5].Reverse()]);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, user.Id);
        yield return ("the id (as a double)", bytes);
    }

    private static string Digits(long id) => id.ToString(CultureInfo.InvariantCulture);
}
