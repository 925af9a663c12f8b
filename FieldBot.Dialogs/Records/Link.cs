namespace FieldBot.Dialogs.Records;

/// <summary>A single-use link that binds a Telegram account to a member. Only a hash of its token is stored.</summary>
/// <param name="Id">Names the link in events; says nothing about the token.</param>
public sealed record Link(int Id, string Member, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt = null, DateTimeOffset? RevokedAt = null)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);
}

/// <summary>A link just made. Its token is shown this once: only a hash is stored. The payload of /start is "m_" and the token.</summary>
public sealed record NewLink(string Member, string Token, DateTimeOffset ExpiresAt);
