using System.Text.Json;

namespace FieldBot.Host.Local.Page;

/// <summary>What the page's buttons do in a group in the name of the person chosen.</summary>
internal static class GroupActs
{
    public static object Do(LocalGroup group, LocalUser by, string act, JsonElement body)
    {
        switch (act)
        {
            case "text": return new { group.SendText(by, PageActs.Words(body, "text"), Topic(body)).Id };
            case "press": return new { Query = group.Press(by, body.GetProperty("message").GetInt64(), body.GetProperty("data").GetString()!) };
            case "bot-add": group.AddBot(by); break;
            case "bot-rise": group.Promote(by); break;
            case "bot-mute": group.Mute(by); break;
            case "bot-remove": group.RemoveBot(by); break;
            case "topic-new": return new { Topic = group.CreateTopic(by, PageActs.Words(body, "text")) };
            case "topic-close": group.CloseTopic(by, Topic(body)); break;
            case "topic-delete": group.DeleteTopic(by, Topic(body)); break;
            case "upgrade": return new { Chat = group.Upgrade(by).Id };
            default: throw new ArgumentException("Nobody can do this.", nameof(act));
        }
        return new { };
    }

    private static long Topic(JsonElement body) => body.TryGetProperty("topic", out var topic) ? topic.GetInt64() : 0;
}
