using System.Collections.Immutable;
using FieldBot.Dialogs;

namespace FieldBot.Host.Telegram;

/// <summary>Buttons that lead from a group into the reader's own chat get their address: only here the bot's name is known.</summary>
internal static class PrivateLinks
{
    /// <param name="bot">Null: nobody knows it, and such buttons are left out.</param>
    public static OutgoingMessage Address(OutgoingMessage message, string? bot)
    {
        if (!message.Buttons.Any(row => row.Any(b => DeepLink.PayloadOf(b) is not null))) return message;
        return message with { Buttons = [.. message.Buttons.Select(row => Addressed(row, bot)).Where(row => row.Length > 0)] };
    }

    private static ImmutableArray<Button> Addressed(ImmutableArray<Button> row, string? bot) =>
        [.. row.Where(b => DeepLink.PayloadOf(b) is null || bot is not null).Select(b => DeepLink.PayloadOf(b) is { } payload ? b with { Url = $"https://t.me/{bot}?start={payload}" } : b)];
}
