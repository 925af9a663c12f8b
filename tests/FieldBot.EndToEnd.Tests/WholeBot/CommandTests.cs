using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Commands;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>The command line beside the running bot: another process, through its socket, seen in the chats at once.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task An_account_that_is_stopped_is_a_strangers()
    {
        await using var bot = await RunningBot.Start();
        var cadre = await bot.EnrolAs("C002", "visit");
        Assert.Contains("C002", await Said(bot, "links", "--revoke", "C002"), StringComparison.Ordinal);
        await cadre.Hears("停用");
        // Nothing is left to them but what anybody may: to speak up.
        Assert.All((await cadre.Hears("链接", () => cadre.SendText("/visit"))).AllButtons, b => Assert.StartsWith("w.", b.Data, StringComparison.Ordinal));
        // Now one of those of the group without an account again.
        var lines = (await Said(bot, "links", "--group", "G01")).Split('\n');
        Assert.Equal(["C001", "C002", "C003", "C004"], lines.Where(l => l.StartsWith('C')).Select(l => l.Split('\t')[0]));
    }

    [Fact]
    public async Task An_earlier_version_that_is_put_back_is_in_force_in_the_chats()
    {
        await using var bot = await RunningBot.Start();
        var admin = await bot.EnrolAs("K01", "adm");
        var sample = Path.Combine(bot.Folder, "mine.xlsx");
        await Said(bot, "programme", "template", sample);
        await Said(bot, "programme", "import", sample);
        await admin.Hears("第 2 版", () => admin.SendText("/admin"));
        await Said(bot, "programme", "rollback", "1");
        await admin.Hears("第 1 版", () => admin.SendText("/admin"));
        Assert.Equal(["  2", "* 1"], (await Said(bot, "programme", "versions")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[0]));
    }

    [Fact]
    public async Task The_trail_of_what_was_done_in_chat_and_beside_it_is_exported_and_intact()
    {
        await using var bot = await RunningBot.Start();
        await bot.EnrolAs("C002", "visit");
        await Said(bot, "links", "--revoke", "C002");
        var file = Path.Combine(bot.Folder, "audit.csv");
        await Said(bot, "export", "audit", "--csv", file);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(lines, l => l.Contains(",C002,干部002,绑定了,C002,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("命令行", StringComparison.Ordinal) && l.Contains("C002", StringComparison.Ordinal));
        Assert.Contains("intact", await Said(bot, "verify"), StringComparison.Ordinal);
    }

    private static async Task<string> Said(RunningBot bot, params string[] arguments)
    {
        // Else the command would have done the work itself, on a folder that nobody holds.
        Assert.True(File.Exists(Path.Combine(bot.Host.DataFolder, CommandSocket.FileName)));
        Assert.False(bot.Host.HasExited);
        var (code, output, error) = await bot.Host.Command(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {code}\n{output}\n{error}");
        return output;
    }
}
