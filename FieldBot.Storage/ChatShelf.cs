using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage;

/// <summary>The chats: found by Telegram's id, known by a number of our own. Those of late are held in memory. Touched by the writer only.</summary>
internal sealed class ChatShelf
{
    private const int Kept = 20_000;
    private const string Highest = "chats";

    private readonly LiteDatabase _database;
    private readonly KeyVault _vault;
    private readonly KeyBook _keys;
    private readonly Dictionary<long, ChatState> _byAddress = [];
    private readonly Dictionary<int, ChatState> _byNumber = [];
    private readonly HashSet<ChatState> _touched = [], _renewed = [];
    private readonly Dictionary<int, Later> _later = [];
    private int _next;

    /// <summary>Marks that wait for company.</summary>
    /// <param name="Due">By this clock tick they are written without any.</param>
    private sealed record Later(long Due, List<Action<ChatState>> Marks);

    public ChatShelf(LiteDatabase database, KeyVault vault, KeyBook keys)
    {
        (_database, _vault, _keys) = (database, vault, keys);
        _next = Math.Max(database.GetCollection(Shelves.Addresses).Largest(), database.GetCollection(Shelves.Meta).FindById(Highest)?["n"].AsInt32 ?? 0) + 1;
    }

    public ChatState At(long address)
    {
        if (Seek(address) is { } chat) return chat;
        _database.GetCollection(Shelves.Addresses).Insert(new BsonDocument { ["_id"] = _next, ["h"] = _vault.HashOf(address), ["a"] = _vault.Seal(address) });
        return Keep(new(_next++, address));
    }

    /// <summary>The number of a chat that is known, without making it known.</summary>
    public int? NumberOf(long address) => Seek(address)?.Number;

    /// <summary>A group goes on under another id: the same chat to us. What was begun there before we heard of it is given up for it.</summary>
    /// <returns>The chat, and the number of the one that it took the place of (0: none); null: no such chat, or it has moved already.</returns>
    public (ChatState Chat, int InPlaceOf)? Move(long from, long to)
    {
        if (from == to || Seek(from) is not { } chat) return null;
        var other = Seek(to);
        if (other is not null)
        {
            _touched.Remove(other);
            _later.Remove(other.Number);
            Delete(other);
        }

        _byAddress.Remove(from);
        chat.MoveTo(to);
        _byAddress[to] = chat;
        _database.GetCollection(Shelves.Addresses).Update(new BsonDocument { ["_id"] = chat.Number, ["h"] = _vault.HashOf(to), ["a"] = _vault.Seal(to) });
        Touch(chat);
        return (chat, other?.Number ?? 0);
    }

    public ChatState Number(int number) => Find(number) ?? throw new InvalidOperationException($"there is no chat {number}");

    /// <summary>Null: it was forgotten.</summary>
    public ChatState? Find(int number) => _byNumber.TryGetValue(number, out var chat) ? chat
        : _database.GetCollection(Shelves.Addresses).FindById(number) is { } known ? Load(number, _vault.UnsealAddress(known["a"].AsBinary)) : null;

    /// <summary>The chat changed and is written with the batch.</summary>
    public void Touch(ChatState chat) => _touched.Add(chat);

    /// <summary>Something in it was erased: it is sealed anew, and what was written of it before is closed for good.</summary>
    public void Renew(ChatState chat)
    {
        _renewed.Add(chat);
        Touch(chat);
    }

    /// <summary>Applies a mark, which is written with the chat's next turn, or by itself when it is due: one write then serves both.</summary>
    /// <param name="mark">May be applied twice.</param>
    public void Mark(int number, Action<ChatState> mark, long due)
    {
        if (Find(number) is not { } chat) return;
        mark(chat);
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
        foreach (var chat in _renewed) chat.Renew(_keys);
        _database.GetCollection(Shelves.Chats).Upsert(_touched.Where(c => !Leaves(c)).Select(c => c.ToDocument(_vault, _keys)));
        foreach (var chat in _touched.Where(Leaves)) Delete(chat);
        return true;
    }

    /// <summary>What was written is on the disk.</summary>
    public void Written()
    {
        foreach (var chat in _touched) _later.Remove(chat.Number);
        _touched.Clear();
        _renewed.Clear();
        if (_byNumber.Count <= Kept) return;
        // Rare, and cheap to load again: those who wait for nothing go.
        foreach (var idle in _byNumber.Values.Where(c => c.Pending.Count == 0 && !_later.ContainsKey(c.Number)).ToList())
            Let(idle);
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

    /// <summary>Chats in which a member has a form in flight, or one that waits.</summary>
    public IEnumerable<ChatState> InFlight() =>
        _database.GetCollection(Shelves.Chats).Find(BsonExpression.Create("$.f = @0", true)).Select(d => d["_id"].AsInt32).ToList().Select(Number)
            .Union(_touched).Where(c => c.Draft is not null);

    private ChatState? Seek(long address) => _byAddress.TryGetValue(address, out var chat) ? chat
        : _database.GetCollection(Shelves.Addresses).FindOne(BsonExpression.Create("$.h = @0", _vault.HashOf(address))) is { } known ? Load(known["_id"].AsInt32, address) : null;

    private static bool Leaves(ChatState chat) => chat is { Forgotten: true, Pending.Count: 0 };

    /// <summary>Nothing is left of it; its number does not come back, as something may still speak of it.</summary>
    private void Delete(ChatState chat)
    {
        if (chat.Key != 0) _keys.Drop(chat.Key);
        _database.GetCollection(Shelves.Chats).Delete(chat.Number);
        _database.GetCollection(Shelves.Addresses).Delete(chat.Number);
        _database.GetCollection(Shelves.Meta).Upsert(new BsonDocument { ["_id"] = Highest, ["n"] = _next - 1 });
        Let(chat);
    }

    private void Let(ChatState chat)
    {
        _byNumber.Remove(chat.Number);
        _byAddress.Remove(chat.Address);
    }

    private ChatState Load(int number, long address) =>
        Keep(_database.GetCollection(Shelves.Chats).FindById(number) is { } document ? ChatState.Read(document, address, _vault, _keys) : new(number, address));

    private ChatState Keep(ChatState chat)
    {
        _byAddress[chat.Address] = chat;
        return _byNumber[chat.Number] = chat;
    }
}
