using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>Files on their way between the two sides of a concern.</summary>
internal static class Handed
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Waits until so many files are the bot's own.</summary>
    public static async Task Kept(this RunningBot bot, int files)
    {
        var folder = Path.Combine(bot.Host.DataFolder, "evidence");
        for (var until = DateTime.UtcNow + Player.Patience; !Directory.Exists(folder) || Directory.GetFiles(folder).Count(f => !Path.HasExtension(f)) < files; await Task.Delay(20, Stop))
            Assert.True(DateTime.UtcNow < until, $"Not kept: {bot.Host.Said}");
    }

    /// <summary>What comes of a tap that shows so many files. What was fetched a moment ago may not be known yet: then one taps again.</summary>
    public static async Task<IReadOnlyList<LocalMessage>> Files(this LocalUser user, string label, int count)
    {
        while (true)
        {
            var before = user.View.Version;
            bool New(LocalMessage m) => m.FromBot && m.Changed > before && m.Text.StartsWith("附件 ", StringComparison.Ordinal);
            user.Press(label);
            var shown = (await user.Until(v => v.Messages.Values.Count(New) == count, Player.Patience, Stop)).Messages.Values.Where(New).ToList();
            if (shown.TrueForAll(m => m.FileId is not null)) return shown;
        }
    }

    /// <summary>No card of the concern and none of its files can be passed on; each file went as bytes, never as Telegram's copy; and nobody was told who it is.</summary>
    public static void NothingPassedOn(this RunningBot bot, LocalUser worker, params LocalUser[] staff)
    {
        foreach (var reader in staff)
        {
            Assert.Empty(reader.Told(bot, worker));
            Assert.DoesNotContain(reader.Forwardable(), m => m.FileId is not null || m.Text.Contains("反映人：职工-", StringComparison.Ordinal));
        }

        var sent = bot.Server.Calls.Select(c => c.Request).Where(r => r.Method is "sendPhoto" or "sendVoice" or "sendDocument").ToList();
        Assert.NotEmpty(sent);
        Assert.All(sent, r => Assert.StartsWith("附件", Assert.Single(r.Files).Value.Name, StringComparison.Ordinal));
        Assert.All(sent, r => Assert.True(r.Flag("protect_content")));
        Assert.DoesNotContain(bot.Server.Calls, c => c.Request.Method.StartsWith("forward", StringComparison.OrdinalIgnoreCase) || c.Request.Method.StartsWith("copy", StringComparison.OrdinalIgnoreCase));
    }
}
