using System.Collections.Concurrent;

namespace FieldBot.Host.Local;

/// <summary>All that the real Telegram would know: the users with their chats, the bot's queue of updates, files, commands. No network.</summary>
internal sealed class LocalTelegram
{
    private readonly ConcurrentDictionary<long, LocalUser> _users = new();
    private readonly ConcurrentDictionary<string, Tap> _taps = new(StringComparer.Ordinal);
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _clock;
    private readonly string _token;
    private long _lastMessage;
    private long _lastTap;

    public LocalTelegram(string token, TimeProvider clock)
    {
        (_token, _clock) = (token, clock);
        Profile = new(this);
        // A bot remembers the numbers of updates and messages over its restarts, and this server forgets its own: each run begins above the
        // last, as long as there is less than one a second on average.
        _lastMessage = Math.Max(1, (long)(clock.GetUtcNow() - Epoch).TotalSeconds);
        Feed = new(_lastMessage);
    }

    /// <summary>After this long the real server no longer takes the answer to a tap.</summary>
    public TimeSpan TapLifetime { get; set; } = TimeSpan.FromSeconds(60);

    public string Token => _token;
    public long BotId => TelegramJson.BotId(_token);
    public UpdateFeed Feed { get; }
    public FileShelf Files { get; } = new();
    public Mishaps Mishaps { get; } = new();
    public BotProfile Profile { get; }

    public IEnumerable<LocalUser> Users => _users.Values.OrderBy(u => u.Id);

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <param name="met">Whether the bot may write first; the real server lets it only after the person has written.</param>
    /// <param name="username">Null: one made of the id.</param>
    /// <param name="phone">Null: everybody's.</param>
    public LocalUser AddUser(long id, string name, string language = "zh-hans", bool met = false, string? username = null, string? phone = null) =>
        _users.GetOrAdd(id, _ => new LocalUser(this, id, name, language, met, username, phone));

    public LocalUser? User(long id) => _users.GetValueOrDefault(id);

    /// <summary>The user whom the bot addresses, or the refusal that the real server gives.</summary>
    public LocalUser Reach(long? chat)
    {
        if (chat is null or 0) throw BotApiError.Bad("chat_id is empty");
        if (!_users.TryGetValue(chat.Value, out var user) || !user.Met) throw BotApiError.Bad("chat not found");
        if (user.View.Left) throw new BotApiError(403, "Forbidden: user is deactivated");
        return user.View.Blocked ? throw new BotApiError(403, "Forbidden: bot was blocked by the user") : user;
    }

    public long NextMessage() => Interlocked.Increment(ref _lastMessage);

    public string NewTap(LocalUser by)
    {
        var id = $"{by.Id}{Interlocked.Increment(ref _lastTap):D6}";
        _taps[id] = new(by, Now);
        return id;
    }

    public LocalUser WhoTapped(string? query)
    {
        if (query is null || !_taps.TryGetValue(query, out var tap) || Now - tap.At > TapLifetime)
            throw BotApiError.Bad("query is too old and response timeout expired or query ID is invalid");
        return tap.By;
    }

    private sealed record Tap(LocalUser By, DateTimeOffset At);
}
