namespace FieldBot.Dialogs.Concerns;

/// <summary>The link on a unit's posters: many people open it, and nobody counts them.</summary>
public sealed record WorkerLink(string Unit, DateTimeOffset MadeAt, DateTimeOffset? RevokedAt = null)
{
    /// <summary>What a payload of /start begins with that opens the way for workers.</summary>
    public const string Prefix = "w_";

    /// <summary>A poster that is older may hang anywhere.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    public bool Holds(DateTimeOffset now) => RevokedAt is null && now < MadeAt + Lifetime;

    /// <param name="bot">Telegram's name of the bot.</param>
    public static string Address(string bot, string token) => $"https://t.me/{bot}?start={Prefix}{token}";
}
