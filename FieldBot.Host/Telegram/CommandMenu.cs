using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace FieldBot.Host.Telegram;

/// <summary>The commands that Telegram offers behind its menu button: a help, never a right.</summary>
/// <param name="Offered">A bit for each row of the table that the rights allow.</param>
/// <param name="Member">False: a stranger, who may be a worker with concerns.</param>
internal readonly record struct CommandMenu(int Offered, bool Member, bool Chinese)
{
    private static readonly (string Name, Act Act, string English, string Chinese)[] ByRight =
    [
        ("visit", Act.RecordVisit, "Record a visit", "走访"),
        ("visits", Act.RecordVisit, "My visits", "我的走访"),
        ("offline", Act.RecordVisit, "Fill in without signal", "离线填写"),
        ("report", Act.ReportIssue, "Report an issue", "反映问题"),
        ("status", Act.SeeSummary, "State of things", "进展"),
        ("digest", Act.SeeSummary, "Digests at chosen times", "定时摘要"),
        ("brief", Act.SeeSummary, "Drafts of briefs", "工作动态"),
        ("issues", Act.SeeIssue, "Issues", "问题"),
        ("handover", Act.UrgeIssue, "Hand over issues", "移交问题"),
        ("plan", Act.SeePlan, "Plan of actions", "行动计划"),
        ("export", Act.SeeSummary, "Export", "导出"),
        ("group", Act.SeeGroup, "My group", "本组"),
        ("admin", Act.ManageProgramme, "Administration", "管理"),
        ("audit", Act.SeeAudit, "Audit trail", "审计"),
    ];

    private static readonly (string Name, string English, string Chinese)[] OfStrangers =
    [
        ("start", "Start", "开始"),
        ("mine", "My concerns", "我的诉求"),
        ("receipt", "Look by receipt", "凭回执码查看"),
        ("help", "Help", "帮助"),
        ("settings", "Language", "语言"),
    ];

    /// <summary>What everybody sees who is no member: whoever speaks as a worker has no other menu, so that nobody looking over a shoulder sees that they did.</summary>
    public static CommandMenu Stranger(string? language) => new(0, false, IsChinese(language));

    public static CommandMenu Of(Member member, string? language)
    {
        var offered = 0;
        for (var i = 0; i < ByRight.Length; i++)
            if (Rights.MayAny(ByRight[i].Act, member)) offered |= 1 << i;
        return new(offered, true, IsChinese(language));
    }

    public IEnumerable<BotCommand> Commands()
    {
        if (!Member)
        {
            foreach (var (name, english, chinese) in OfStrangers) yield return new(name, Chinese ? chinese : english);
            yield break;
        }

        // Whoever records visits has more at hand than the way home.
        if ((Offered & 1) == 0) yield return new("start", Chinese ? "开始" : "Start");
        for (var i = 0; i < ByRight.Length; i++)
            if ((Offered & 1 << i) != 0) yield return new(ByRight[i].Name, Chinese ? ByRight[i].Chinese : ByRight[i].English);
        yield return new("help", Chinese ? "帮助" : "Help");
        if (Offered != 0) yield return new("cancel", Chinese ? "取消" : "Cancel");
        yield return new("settings", Chinese ? "设置" : "Settings");
    }

    private static bool IsChinese(string? language) => language is null or "zh-Hans";

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

    /// <summary>Sets what everybody sees in a group, in both languages.</summary>
    public static async Task SetForGroups(ITelegramBotClient bot, CancellationToken stop)
    {
        var scope = new BotCommandScopeAllGroupChats();
        await bot.SetMyCommands([new("status", "Progress, in private"), new("digest", "Progress digests here (administrators)")], scope, cancellationToken: stop);
        await bot.SetMyCommands([new("status", "在私聊里看进展"), new("digest", "在这里接收进展摘要（管理员）")], scope, "zh", stop);
    }

    /// <summary>Sets what strangers see, in both languages.</summary>
    public static async Task SetForStrangers(ITelegramBotClient bot, CancellationToken stop)
    {
        var scope = new BotCommandScopeAllPrivateChats();
        await bot.SetMyCommands(Stranger("en").Commands(), scope, cancellationToken: stop);
        await bot.SetMyCommands(Stranger("zh-Hans").Commands(), scope, "zh", stop);
    }
}
