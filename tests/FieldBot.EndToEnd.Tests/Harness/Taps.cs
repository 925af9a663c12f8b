using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>Tapping and waiting for what comes of it, each on a condition.</summary>
internal static class Taps
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Taps the newest button whose data begins like this as soon as there is one.</summary>
    public static async Task Tap(this LocalUser user, string data)
    {
        bool Is(LocalButton b) => b.Data?.StartsWith(data, StringComparison.Ordinal) == true;
        var view = await user.Until(v => v.Messages.Values.Any(m => m.FromBot && m.AllButtons.Any(Is)), Player.Patience, Stop);
        var card = view.Messages.Values.Where(m => m.FromBot && m.AllButtons.Any(Is)).MaxBy(m => m.Changed)!;
        user.Press(card, card.AllButtons.First(Is));
    }

    /// <summary>The first message of the bot with these words that came or changed after this version of the chat.</summary>
    public static async Task<LocalMessage> Hears(this LocalUser user, string words, long after = 0)
    {
        bool Is(LocalMessage m) => m.FromBot && m.Changed > after && m.Text.Contains(words, StringComparison.Ordinal);
        return (await user.Until(v => v.Messages.Values.Any(Is), Player.Patience, Stop)).Messages.Values.First(Is);
    }

    /// <summary>Does something and waits for these words.</summary>
    public static Task<LocalMessage> Hears(this LocalUser user, string words, Action act)
    {
        var before = user.View.Version;
        act();
        return user.Hears(words, before);
    }

    /// <summary>The next file of the bot with this name.</summary>
    public static async Task<byte[]> Gets(this RunningBot bot, LocalUser user, string name, Func<Task> act)
    {
        var before = user.View.Version;
        await act();
        bool Is(LocalMessage m) => m.FromBot && m.Changed > before && m.FileName == name;
        var file = (await user.Until(v => v.Messages.Values.Any(Is), Player.Patience, Stop)).Messages.Values.First(Is);
        return bot.Telegram.Files.ById(file.FileId!)!.Content;
    }
}
