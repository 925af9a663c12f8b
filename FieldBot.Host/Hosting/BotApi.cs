namespace FieldBot.Host.Hosting;

/// <summary>The Bot API that the bot works with.</summary>
/// <param name="BaseUrl">Null: Telegram's own.</param>
/// <param name="Server">Ours, when it runs inside this program: it goes when the bot has gone.</param>
internal sealed record BotApi(string Token, Uri? BaseUrl, bool Paced, IAsyncDisposable? Server = null) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Server?.DisposeAsync() ?? default;

    // Records print themselves; a token must not.
    public override string ToString() => BaseUrl?.ToString() ?? "Telegram";
}
