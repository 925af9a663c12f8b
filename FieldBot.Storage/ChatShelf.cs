using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage;

/// <summary>The chats: found by Telegram's id, known by a number of our own. Those of late are held in memory. Touched by the writer only.</summary>
internal sealed class ChatShelf
{
    private const int Kept = 20_000;

    private readonly LiteDatabase _database;
    private readonly KeyVault _vault;
    private readonly Dictionary<long, ChatState> _byAddress = [];
    private readonly Dictionary<int, ChatState> _byNumber = [];
    private readonly HashSet<ChatState> _touched = [];
    private readonly Dictionary<int, Later> _later = [];
    private int _next;

    /// <summary>Marks that wait for company.</summary>
    /// <param name="Due">By this clock tick they are written without any.</param>
    private sealed record Later(long Due, List<Action<ChatState>> Marks);

    public ChatShelf(LiteDatabase database, KeyVault vault)
    {
        (_database, _vault) = (database, vault);
        _next = database.GetCollection(Shelves.Addresses).Largest() + 1;
    }

    public ChatState At(long address)
    {
        if (_byAddress.TryGetValue(address, out var chat)) return chat;
        var hash = _vault.HashOf(address);
        if (_database.GetCollection(Shelves.Addresses).FindOne(BsonExpression.Create("$.h = @0", hash)) is { } known) return Load(known["_id"].AsInt32, address);
        _database.GetCollection(Shelves.Addresses).Insert(new BsonDocument { ["_id"] = _next, ["h"] = hash, ["a"] = _vault.Seal(address) });
        return Keep(new(_next++, address));
    }

    public ChatState Number(int number) => _byNumber.TryGetValue(number, out var chat) ? chat
        : Load(number, _vault.UnsealAddress(_database.GetCollection(Shelves.Addresses).FindById(number)["a"].AsBinary));

    /// <summary>The chat changed and is written with the batch.</summary>
    public void Touch(ChatState chat) => _touched.Add(chat);

    /// <summary>Applies a mark, which is written with the chat's next turn, or by itself when it is due: one write then serves both.</summary>
    /// <param name="mark">May be applied twice.</param>
    public void Mark(int number, Action<ChatState> mark, long due)
    {
        mark(Number(number));
        if (_later.TryGetValue(number, out var later)) later.Marks.Add(mark);
        else _later[number] = new(due, [mark]);
    }

    /// <summary>The tick by which the next marks must be written; null: none waits.</summary>
    public long? Due => _later.Count == 0 ? null : _later.Values.Min(l => l.Due);

    /// <summary>Writes what was touched, and the marks that are due by this tick. False: there was nothing.</summary>
    public bool Write(long tick)
    {
        foreach (var (number, later) in _later)
            if (later.Due <= tick) _touched.Add(Number(number));
        if (_touched.Count == 0) return false;
        _database.GetCollection(Shelves.Chats).Upsert(_touched.Select(c => c.ToDocument(_vault)));
        return true;
    }

    /// <summary>What was written is on the disk.</summary>
    public void Written()
    {
        foreach (var chat in _touched) _later.Remove(chat.Number);
        _touched.Clear();
        if (_byNumber.Count <= Kept) return;
        // Rare, and cheap to load again: those who wait for nothing go.
        foreach (var idle in _byNumber.Values.Where(c => c.Pending.Count == 0 && !_later.ContainsKey(c.Number)).ToList())
        {
            _byNumber.Remove(idle.Number);
            _byAddress.Remove(idle.Address);
        }
    }

    /// <summary>Takes over the marks of a shelf whose batch came to nothing.</summary>
    public void Inherit(ChatShelf failed)
    {
        foreach (var (number, later) in failed._later)
            foreach (var mark in later.Marks) Mark(number, mark, later.Due);
    }

    /// <summary>Chats with messages that are not known to be sent.</summary>
    public IReadOnlyList<ChatState> Waiting() =>
        [.. _database.GetCollection(Shelves.Chats).Find(BsonExpression.Create("$.p = @0", true)).Select(d => d["_id"].AsInt32).ToList().Select(Number)];

    /// <summary>Chats with a form in flight, or with one that waits.</summary>
    public IEnumerable<ChatState> InFlight() =>
        _database.GetCollection(Shelves.Chats).Find(BsonExpression.Create("$.f = @0", true)).Select(d => d["_id"].AsInt32).ToList().Select(Number)
            .Union(_touched).Where(c => c.Session.Form is not null || c.Session.Parked is not null);

    private ChatState Load(int number, long address) =>
        Keep(_database.GetCollection(Shelves.Chats).FindById(number) is { } document ? ChatState.Read(document, address, _vault) : new(number, address));

    private ChatState Keep(ChatState chat)
    {
        _byAddress[chat.Address] = chat;
        return _byNumber[chat.Number] = chat;
    }
}
