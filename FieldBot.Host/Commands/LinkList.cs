using System.Text.Encodings.Web;
using System.Text.Json;
using FieldBot.Dialogs.Programmes;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>New links, as a table for people or as JSON. The token is shown this once; only its hash is stored.</summary>
internal static class LinkList
{
    // The file is read by people too: Chinese names stay as they are.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task Write(IReadOnlyList<(Member Member, NewLink Link)> links, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(links.Select(l => new
            {
                member = l.Member.Code,
                name = l.Member.Name,
                payload = $"m_{l.Link.Token}",
                expiresAt = l.Link.ExpiresAt,
            }), Json));
            return;
        }

        await output.WriteLineAsync("每个链接只能用一次,72 小时内有效:在机器人里发“/start m_…”,或打开 https://t.me/<机器人账号>?start=m_…");
        foreach (var (member, link) in links) await output.WriteLineAsync($"{member.Code}\t{member.Name}\tm_{link.Token}");
        if (links.Count == 0) await output.WriteLineAsync("所有人都已绑定。/ Everybody is bound.");
    }
}
