using System.Text.RegularExpressions;
using Telegram.Bot.Exceptions;

namespace FieldBot.Host.Telegram;

internal enum FaultKind
{
    None,

    /// <summary>Network, time-out, 5xx: nobody knows what became of the call.</summary>
    Unclear,

    /// <summary>429: not now.</summary>
    TooMany,

    /// <summary>The edit would change nothing: as good as done.</summary>
    NotModified,

    /// <summary>The message is gone, or too old to be edited.</summary>
    NothingToEdit,

    /// <summary>The message to edit is of another kind, and has no text, no caption or no picture.</summary>
    OtherKind,

    /// <summary>The message to delete is gone, or stays whatever is asked.</summary>
    NothingToDelete,

    /// <summary>Telegram does not understand the HTML.</summary>
    BadMarkup,

    /// <summary>The person blocked the bot, never started it, or is gone.</summary>
    Unreachable,

    /// <summary>The group became a supergroup and has another id.</summary>
    Moved,

    /// <summary>The topic was closed or deleted.</summary>
    TopicGone,

    /// <summary>The group does not let the bot write.</summary>
    Muted,

    /// <summary>401 or 404: the token is not good.</summary>
    TokenRefused,

    /// <summary>409: somebody else polls with this token, or a webhook is set.</summary>
    Conflict,

    /// <summary>Any other refusal; the same call again would be refused again.</summary>
    Refused,
}

/// <summary>Why a call failed, by what Telegram said. Its description names no person and no token, and quotes nothing of what was sent.</summary>
internal readonly partial record struct CallFault(FaultKind Kind, string Description, TimeSpan RetryAfter = default)
{
    /// <summary>For <see cref="FaultKind.Moved"/>: the new id.</summary>
    public long MovedTo { get; init; }

    public static CallFault Of(Exception e) => e switch
    {
        ApiRequestException { ErrorCode: 429 } x => new(FaultKind.TooMany, Told(x.Message), TimeSpan.FromSeconds(Math.Clamp(x.Parameters?.RetryAfter ?? 1, 1, 3600))),
        ApiRequestException { ErrorCode: 400, Parameters.MigrateToChatId: { } to and not 0 } x => new(FaultKind.Moved, Told(x.Message)) { MovedTo = to },
        ApiRequestException { ErrorCode: 400 } x => new(OfDescription(x.Message), Told(x.Message)),
        ApiRequestException { ErrorCode: 403 } x => new(FaultKind.Unreachable, Told(x.Message)),
        ApiRequestException { ErrorCode: 401 or 404 } x => new(FaultKind.TokenRefused, Told(x.Message)),
        ApiRequestException { ErrorCode: 409 } x => new(FaultKind.Conflict, Told(x.Message)),
        ApiRequestException { ErrorCode: >= 400 and < 500 } x => new(FaultKind.Refused, Told(x.Message)),
        // A network error's message may hold the address, and the address holds the token.
        _ => new(FaultKind.Unclear, (e.InnerException ?? e).GetType().Name),
    };

    /// <summary>Some refusals quote the text, or name a chat by its number.</summary>
    private static string Told(string description) => Quoted().Replace(description, "…");

    [GeneratedRegex("\".*|[0-9]{6,}", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    private static FaultKind OfDescription(string description)
    {
        if (Says("message is not modified")) return FaultKind.NotModified;
        if (Says("message to edit not found") || Says("message can't be edited") || Says("MESSAGE_ID_INVALID")) return FaultKind.NothingToEdit;
        if (Says("message to delete not found") || Says("message can't be deleted")) return FaultKind.NothingToDelete;
        if (Says("there is no text in the message to edit") || Says("there is no caption in the message to edit") || Says("there is no media in the message to edit")) return FaultKind.OtherKind;
        if (Says("message thread not found") || Says("TOPIC_CLOSED") || Says("TOPIC_DELETED")) return FaultKind.TopicGone;
        if (Says("not enough rights to send") || Says("have no rights to send") || Says("CHAT_WRITE_FORBIDDEN")) return FaultKind.Muted;
        if (Says("can't parse entities")) return FaultKind.BadMarkup;
        return Says("chat not found") || Says("PEER_ID_INVALID") || Says("user is deactivated") ? FaultKind.Unreachable : FaultKind.Refused;

        bool Says(string words) => description.Contains(words, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>How long to wait before the next try: doubling, capped, and a little at random so that all do not come back at once.</summary>
internal static class BackOff
{
    public static TimeSpan After(int failures, double firstSeconds = 0.25, double mostSeconds = 30)
    {
        var seconds = Math.Min(mostSeconds, firstSeconds * Math.Pow(2, Math.Min(failures - 1, 16)));
#pragma warning disable CA5394 // nothing secret about a pause
        return TimeSpan.FromSeconds(seconds * (0.75 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
