namespace FieldBot.Host.Local;

/// <summary>A refusal in the words of the real server, for the bot to read.</summary>
internal sealed class BotApiError(int code, string description, int? retryAfter = null, long? migratedTo = null) : Exception(description)
{
    public int Code => code;

    public int? RetryAfter => retryAfter;

    public long? MigratedTo => migratedTo;

    public static BotApiError Bad(string what) => new(400, $"Bad Request: {what}");
}
