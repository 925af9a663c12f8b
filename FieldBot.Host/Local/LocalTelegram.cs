using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace FieldBot.Host.Local;

/// <summary>All that the real Telegram would know: the users with their chats, the bot's queue of updates, files, commands. No network.</summary>
internal sealed class LocalTelegram
{
    private const long FirstSupergroup = -1_002_000_000_000;

    private readonly ConcurrentDictionary<long, LocalUser> _users = new();
    private readonly ConcurrentDictionary<long, LocalGroup> _groups = new();
    private readonly ConcurrentDictionary<string, Tap> _taps = new(StringComparer.Ordinal);
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _clock;
    private readonly string _token;
    private long _lastMessage;
    private long _lastTap;
    private long _supergroups;

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

    public IEnumerable<LocalGroup> Groups => _groups.Values.OrderByDescending(g => g.Id);

    public LocalGroup? Group(long id) => _groups.GetValueOrDefault(id);

    public LocalGroup AddGroup(long id, GroupState state) => id < 0 ? _groups.GetOrAdd(id, _ => new(this, id, state)) : throw new ArgumentException("Groups have negative ids.", nameof(id));

    /// <param name="owner">An administrator of the group.</param>
    public LocalGroup AddGroup(long id, string title, LocalUser owner, params ReadOnlySpan<LocalUser> others)
    {
        var members = ImmutableSortedDictionary<long, bool>.Empty.Add(owner.Id, true);
        foreach (var other in others) members = members.Add(other.Id, false);
        return AddGroup(id, new(title, id <= FirstSupergroup, false, members, ImmutableSortedDictionary<long, LocalTopic>.Empty));
    }

    /// <summary>The id of one that a group becomes.</summary>
    public long NextSupergroup() => FirstSupergroup - 1000 - Interlocked.Increment(ref _supergroups);

    /// <summary>The chat that the bot addresses, or the refusal that the real server gives.</summary>
    public LocalChat Reach(long? chat)
    {
        if (chat is null or 0) throw BotApiError.Bad("chat_id is empty");
        if (chat < 0) return _groups.TryGetValue(chat.Value, out var group) ? group.Reached() : throw BotApiError.Bad("chat not found");
        if (!_users.TryGetValue(chat.Value, out var user) || !user.Met) throw BotApiError.Bad("chat not found");
        if (user.View.Left) throw new BotApiError(403, "Forbidden: user is deactivated");
        return user.View.Blocked ? throw new BotApiError(403, "Forbidden: bot was blocked by the user") : user;
    }

    public long NextMessage() => Interlocked.Increment(ref _lastMessage);

    /// <param name="on">Where the button stands.</param>
    public string NewTap(LocalUser by, LocalChat on)
    {
        var id = $"{by.Id}{Interlocked.Increment(ref _lastTap):D6}";
        _taps[id] = new(on, Now);
        return id;
    }

    /// <summary>The chat in which that was tapped, where the answer is shown.</summary>
    public LocalChat WhereTapped(string? query)
    {
        if (query is null || !_taps.TryGetValue(query, out var tap) || Now - tap.At > TapLifetime)
            throw BotApiError.Bad("query is too old and response timeout expired or query ID is invalid");
        return tap.On;
    }

    private sealed record Tap(LocalChat On, DateTimeOffset At);
}
