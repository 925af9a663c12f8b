namespace FieldBot.Dialogs.Records;

/// <summary>A single-use link that binds a Telegram account to a member. Only a hash of its token is stored.</summary>
/// <param name="Id">Names the link in events; says nothing about the token.</param>
public sealed record Link(int Id, string Member, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt = null, DateTimeOffset? RevokedAt = null)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);
}

/// <summary>A link just made. Its token is shown this once: only a hash is stored.</summary>
public sealed record NewLink(string Member, string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>What a payload of /start begins with that binds a member.</summary>
    internal const string Prefix = "m_";

    /// <summary>What follows /start.</summary>
    public string Payload => Prefix + Token;

    /// <param name="bot">Telegram's name of the bot.</param>
    public string Address(string bot) => $"https://t.me/{bot}?start={Payload}";
}
