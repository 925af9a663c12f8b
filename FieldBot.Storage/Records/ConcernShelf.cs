using System.Security.Cryptography;
using FieldBot.Dialogs.Concerns;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>
/// Concerns with their ties to whoever brought them: each sealed with a key of its own, and nothing of it in clear but the pseudonym. They are
/// opened once, into memory. Of one that was erased the pseudonym is kept, so that nobody else ever gets it.
/// </summary>
internal sealed class ConcernShelf
{
    private readonly LiteDatabase _database;
    private readonly KeyVault _vault;
    private readonly KeyBook _keys;
    private readonly Dictionary<string, Open> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<string>> _ofChat = [];
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    // Codes by the hash of the receipt, and the other way round.
    private readonly Dictionary<string, string> _receipts = new(StringComparer.Ordinal), _receiptOf = new(StringComparer.Ordinal);
    private readonly List<string> _lost = [];
    private string? _pseudonym, _receipt;

    public ConcernShelf(LiteDatabase database, KeyVault vault, KeyBook keys)
    {
        (_database, _vault, _keys) = (database, vault, keys);
        foreach (var document in Shelf(Shelves.Concerns).FindAll())
        {
            var code = document["_id"].AsString;
            _codes.Add(code);
            if (document["k"] is not { IsInt32: true } key) continue;
            if (Read(document, code) is { } read) Remember(new(read.Concern, read.Chat, vault.Veil(key.AsInt32, code)));
            else _lost.Add(code);
        }

        foreach (var document in Shelf(Shelves.Receipts).FindAll()) (_receipts[document["_id"].AsString], _receiptOf[document["c"].AsString]) = (document["c"].AsString, document["_id"].AsString);
    }

    /// <param name="Chat">Who hears of it; 0: nobody.</param>
    private sealed record Open(Concern Concern, int Chat, int Key);

    public IEnumerable<Concern> All => _open.Values.Select(o => o.Concern);

    /// <summary>Those that nobody erased, and whose keys are gone all the same.</summary>
    public IReadOnlyList<string> Lost => _lost;

    public Concern? Find(string code) => _open.GetValueOrDefault(code)?.Concern;

    /// <summary>The chat that hears of it; null: none.</summary>
    public int? ChatOf(string code) => _open.TryGetValue(code, out var open) && open.Chat != 0 ? open.Chat : null;

    /// <summary>The newest first: keys are given in their order.</summary>
    public IReadOnlyList<Concern> Of(int chat) =>
        _ofChat.TryGetValue(chat, out var codes) ? [.. codes.Select(c => _open[c]).OrderByDescending(o => o.Key).Select(o => o.Concern)] : [];

    public Concern? ByReceipt(string receipt) => _receipts.TryGetValue(HashOf(receipt), out var code) ? Find(code) : null;

    /// <summary>The same until it is used, so that a turn may ask twice.</summary>
    /// <param name="taken">Whether somebody has it who is not here.</param>
    public string NextPseudonym(Func<string, bool> taken)
    {
        while (_pseudonym is null || _codes.Contains(_pseudonym) || taken(_pseudonym)) _pseudonym = ConcernCode.Pseudonym(Drawn(ConcernCode.PseudonymLength));
        return _pseudonym;
    }

    /// <inheritdoc cref="NextPseudonym"/>
    public string NextReceipt
    {
        get
        {
            while (_receipt is null || _receipts.ContainsKey(HashOf(_receipt))) _receipt = ConcernCode.Receipt(Drawn(ConcernCode.ReceiptLength - 1));
            return _receipt;
        }
    }

    public void Receive(Concern concern, int chat)
    {
        if (!_codes.Add(concern.Code)) throw new InvalidOperationException("a pseudonym is given once");
        Put(concern, concern.Shared ? 0 : chat, _keys.Make());
    }

    /// <summary>What was erased stays erased.</summary>
    public void Change(Concern concern)
    {
        if (_open.TryGetValue(concern.Code, out var open)) Put(concern, open.Chat, open.Key);
    }

    /// <returns>The chat that heard of it before; null: none.</returns>
    public int? Link(string code, int chat)
    {
        if (!_open.TryGetValue(code, out var open)) return null;
        var before = ChatOf(code);
        // No copy of the data may tell to whom it belonged.
        _keys.Drop(open.Key);
        Put(open.Concern, chat, _keys.Make());
        return before;
    }

    /// <returns>The chat that heard of it; null: none.</returns>
    public int? Erase(string code)
    {
        var before = ChatOf(code);
        if (_open.TryGetValue(code, out var open))
        {
            _keys.Drop(open.Key);
            Untie(open);
            _open.Remove(code);
        }

        _lost.Remove(code);
        if (_codes.Contains(code)) Shelf(Shelves.Concerns).Upsert(new BsonDocument { ["_id"] = code });
        Void(code);
        return before;
    }

    /// <summary>An earlier receipt is void.</summary>
    public void Give(string code, string receipt)
    {
        Void(code);
        // Whatever becomes of it, nobody else is ever given the same one.
        _receipt = null;
        if (!_open.ContainsKey(code)) return;
        var hash = HashOf(receipt);
        Shelf(Shelves.Receipts).Upsert(new BsonDocument { ["_id"] = hash, ["c"] = code });
        (_receipts[hash], _receiptOf[code]) = (code, hash);
    }

    private void Void(string code)
    {
        if (!_receiptOf.Remove(code, out var hash)) return;
        Shelf(Shelves.Receipts).Delete(hash);
        _receipts.Remove(hash);
    }

    private void Put(Concern concern, int chat, int key)
    {
        var bytes = KeyVault.SealWith(_keys.Key(key) ?? throw new InvalidOperationException("a concern without a key"), ConcernCodec.Write(concern, chat), concern.Code);
        Shelf(Shelves.Concerns).Upsert(new BsonDocument { ["_id"] = concern.Code, ["k"] = _vault.Veil(key, concern.Code), ["s"] = bytes });
        Remember(new(concern, chat, key));
    }

    private void Remember(Open open)
    {
        if (_open.TryGetValue(open.Concern.Code, out var before)) Untie(before);
        _open[open.Concern.Code] = open;
        if (open.Chat == 0) return;
        if (!_ofChat.TryGetValue(open.Chat, out var codes)) _ofChat[open.Chat] = codes = new(StringComparer.Ordinal);
        codes.Add(open.Concern.Code);
    }

    private void Untie(Open open)
    {
        if (_ofChat.TryGetValue(open.Chat, out var codes) && codes.Remove(open.Concern.Code) && codes.Count == 0) _ofChat.Remove(open.Chat);
    }

    /// <summary>Null: its key is gone, or it is damaged. It holds up nobody; verify tells of it.</summary>
    private (Concern Concern, int Chat)? Read(BsonDocument document, string code)
    {
        try
        {
            return _keys.Key(_vault.Veil(document["k"].AsInt32, code)) is { } key ? ConcernCodec.Read(KeyVault.UnsealWith(key, document["s"].AsBinary, code)) : null;
        }
        catch (Exception e) when (e is CryptographicException or InvalidDataException)
        {
            return null;
        }
    }

    private string HashOf(string receipt) => Convert.ToHexString(_vault.HashOf("r" + receipt));

    private static byte[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)RandomNumberGenerator.GetInt32(ConcernCode.Signs.Length))];

    private ILiteCollection<BsonDocument> Shelf(string name) => _database.GetCollection(name);
}
