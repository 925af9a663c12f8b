using System.Collections.Concurrent;
using System.Text.Json;
using Telegram.Bot.Types.Enums;

namespace FieldBot.Host.Telegram;

/// <summary>Telegram's own names of the kinds of message: new_chat_title, not NewChatTitle.</summary>
internal static class Kinds
{
    private static readonly ConcurrentDictionary<MessageType, string> Names = new();

    public static string NameOf(MessageType type) => Names.GetOrAdd(type, t => JsonNamingPolicy.SnakeCaseLower.ConvertName(t.ToString()));
}
