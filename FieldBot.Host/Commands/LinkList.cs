using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Commands;

/// <summary>New links, as a table for people or as JSON. The token is shown this once; only its hash is stored.</summary>
internal static class LinkList
{
    // The file is read by people too: Chinese names stay as they are.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="bot">Telegram's name of the bot; null when it is not known, so that there is no address to open.</param>
    public static Task Write(IReadOnlyList<NewLink> links, Programme programme, string? bot, bool json, TextWriter output) =>
        json ? WriteJson(links, programme, bot, output) : WriteTable(links, programme, bot, output);

    private static Task WriteJson(IReadOnlyList<NewLink> links, Programme programme, string? bot, TextWriter output) =>
        output.WriteLineAsync(JsonSerializer.Serialize(links.Select(l => new
        {
            member = l.Member,
            name = programme.Member(l.Member)!.Name,
            payload = l.Payload,
            link = bot is null ? null : l.Address(bot),
            expiresAt = l.ExpiresAt,
        }), Json));

    private static async Task WriteTable(IReadOnlyList<NewLink> links, Programme programme, string? bot, TextWriter output)
    {
        if (links.Count == 0)
        {
            await output.WriteLineAsync("所有人都已绑定。/ Everybody is bound.");
            return;
        }

        var until = programme.LocalTime(links[0].ExpiresAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"每个链接只给本人，只能用一次，{until} 前有效；以前发出、还没用过的链接已作废。/ For this person only, once, until {until}; links given out before and not used are void.");
        await output.WriteLineAsync(bot is null
            ? "本人在机器人里发送 / to be sent to the bot: /start m_…"
            : "本人在装有 Telegram 的手机上点开即可绑定。/ To be opened on a phone with Telegram.");
        foreach (var link in links) await output.WriteLineAsync($"{link.Member}\t{programme.Member(link.Member)!.Name}\t{(bot is null ? $"/start {link.Payload}" : link.Address(bot))}");
    }
}
