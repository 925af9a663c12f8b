namespace FieldBot.Host.Local;

/// <summary>A fictional account: its chat with the bot, and what the person at the phone can do. The acts are in LocalUser.Acts.cs.</summary>
internal sealed partial class LocalUser(LocalTelegram telegram, long id, string name, string language, bool met, string? username = null, string? phone = null) : LocalChat(telegram, id)
{
    /// <summary>Everybody's who has none of their own, on the contacts they send.</summary>
    public const string Phone = "+8613800000000";

    private volatile bool _met = met;

    public string Name => name;
    public string Username { get; } = username ?? $"local_{id}";

    /// <summary>On the contacts that this one sends.</summary>
    public string Number { get; } = phone ?? Phone;

    public string Language { get; set; } = language;

    public bool Met => _met;

    public override LocalUser AuthorOf(LocalMessage message) => this;

    public override long TopicFor(long? thread) => thread is null ? 0 : throw BotApiError.Bad("message thread not found");
}
