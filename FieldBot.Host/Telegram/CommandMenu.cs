using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace FieldBot.Host.Telegram;

/// <summary>The commands that Telegram offers behind its menu button: a help, never a right.</summary>
/// <param name="Records">True: with what records visits.</param>
internal sealed record CommandMenu(bool Records, bool Settings, string Language)
{
    private static readonly (string Name, string English, string Chinese)[] Visits =
        [("visit", "Record a visit", "走访"), ("visits", "My visits", "我的走访"), ("offline", "Fill in without signal", "离线填写")];

    private bool Chinese => Language == "zh-Hans";

    /// <summary>What everybody sees who is not bound yet.</summary>
    public static CommandMenu Stranger(string language) => new(false, false, language);

    public static CommandMenu Of(Member member, string? language) =>
        new(member.Is(Role.Cadre) || member.Is(Role.GroupLeader), true, language ?? "zh-Hans");

    public IEnumerable<BotCommand> Commands()
    {
        if (Records)
            foreach (var (name, english, chinese) in Visits) yield return new(name, Chinese ? chinese : english);
        else yield return new("start", Chinese ? "开始" : "Start");
        yield return new("help", Chinese ? "帮助" : "Help");
        if (Records) yield return new("cancel", Chinese ? "取消" : "Cancel");
        if (Settings) yield return new("settings", Chinese ? "语言" : "Language");
    }

    /// <summary>Sets it for one chat; false when that did not succeed.</summary>
    public async Task<bool> Set(ITelegramBotClient bot, long chat, CancellationToken stop)
    {
        try
        {
            await bot.SetMyCommands(Commands(), new BotCommandScopeChat { ChatId = chat }, cancellationToken: stop);
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // Refused for good: trying again with every message would only cost.
            return CallFault.Of(e).Kind is not (FaultKind.TooMany or FaultKind.Unclear);
        }
    }

    /// <summary>Sets what strangers see, in both languages.</summary>
    public static async Task SetForStrangers(ITelegramBotClient bot, CancellationToken stop)
    {
        var scope = new BotCommandScopeAllPrivateChats();
        await bot.SetMyCommands(Stranger("en").Commands(), scope, cancellationToken: stop);
        await bot.SetMyCommands(Stranger("zh-Hans").Commands(), scope, "zh", stop);
    }
}
