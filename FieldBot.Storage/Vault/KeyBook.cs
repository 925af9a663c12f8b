using System.Buffers.Binary;
using System.Security.Cryptography;
using FieldBot.Storage.Durability;

namespace FieldBot.Storage.Vault;

/// <summary>
/// The keys of what can be erased: one of each concern, one of each chat that has a worker's side. What was sealed with a key that is destroyed
/// here stays closed for good, in freed pages, in the log and in every backup of the data; so the book lies with the other keys. Touched by the
/// writer only.
/// </summary>
internal sealed class KeyBook : IDisposable
{
    private const string BookFile = "concerns.keys";
    private const byte Version = 1;

    // A part of a sector: the disk writes all of a slot or nothing of it.
    private const int Slot = 64, KeyBytes = 32, SealedBytes = KeyBytes + KeyVault.Overhead;

    // Within the head: what must be so, and behind it the last key that a transaction was committed with.
    private const int Mark = 16;

    private static readonly byte[] Blank = new byte[Slot];

    private readonly DiskFile _file;
    private readonly KeyVault _vault;

    // Sealed, by their ids; a slot that is destroyed is not among them.
    private readonly Dictionary<int, byte[]> _slots = [];
    private readonly List<int> _made = [], _dropped = [];
    private readonly byte[] _head = new byte[Slot];
    private int _flushed;
    private int _next;

    private KeyBook(DiskFile file, KeyVault vault, string folder)
    {
        (_file, _vault) = (file, vault);
        if (file.Read(0, _head) < Slot || !_head.AsSpan(0, Mark).SequenceEqual(Head(vault).AsSpan(0, Mark))) throw Damaged(folder);
        var slot = new byte[Slot];
        // The end of one that was torn is not read: nothing was committed that refers to it, and the next one is written over it.
        for (_next = 1; file.Read((long)_next * Slot, slot) == Slot; _next++)
            if (!slot.AsSpan().SequenceEqual(Blank)) _slots[_next] = slot.ToArray();
    }

    /// <summary>Ids of the keys that are there.</summary>
    public IReadOnlyCollection<int> Ids => _slots.Keys;

    /// <param name="folder">The key folder. A book that is missing is made: what refers to its keys cannot be opened any more, and verify tells of it.</param>
    public static KeyBook Open(string folder, KeyVault vault)
    {
        var path = Path.Combine(folder, BookFile);
        if (!File.Exists(path)) DiskFile.Create(path, f => f.Write(0, Head(vault)));
        return Open(DiskFile.Open(path), vault, folder);
    }

    /// <summary>Takes the file over, whatever happens.</summary>
    internal static KeyBook Open(DiskFile file, KeyVault vault, string folder = "")
    {
        try
        {
            return new(file, vault, folder);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What a book without keys holds.</summary>
    internal static byte[] Head(KeyVault vault)
    {
        var head = new byte[Slot];
        head[0] = Version;
        vault.Check().CopyTo(head, 1);
        return head;
    }

    /// <summary>
    /// Told once, when the data is opened, to which keys it refers. The others are destroyed: the program died when it had committed without
    /// them, or before it could commit with them. Only an older copy of the data knows nothing of later keys, which others may live by.
    /// </summary>
    /// <param name="last">The last key that the data was committed with.</param>
    public void Settle(IReadOnlyCollection<int> referred, int last, string folder)
    {
        foreach (var id in referred)
            if (_slots.ContainsKey(id) && Key(id) is null) throw Damaged(folder);
        var older = BinaryPrimitives.ReadInt32LittleEndian(_head.AsSpan(Mark)) > last;
        _dropped.AddRange(_slots.Keys.Except(referred).Where(id => !older || id <= last));
        Destroy();
        // A book that was lost had these; their ids do not come back.
        _next = Math.Max(_next, Math.Max(last, referred.DefaultIfEmpty().Max()) + 1);
    }

    /// <summary>A new key, at hand at once. Its id never comes back.</summary>
    public int Make()
    {
        var slot = new byte[Slot];
        _vault.Seal(RandomNumberGenerator.GetBytes(KeyBytes), About(_next)).CopyTo(slot, 0);
        _slots[_next] = slot;
        _made.Add(_next);
        return _next++;
    }

    /// <summary>The last key that this transaction made; null: it made none.</summary>
    public int? LastMade => _made is [.., var last] ? last : null;

    /// <summary>Null: it was destroyed.</summary>
    public byte[]? Key(int id)
    {
        if (!_slots.TryGetValue(id, out var slot)) return null;
        try
        {
            return _vault.Unseal(slot[..SealedBytes], About(id));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The transaction refers to it no more: it goes with <see cref="Destroy"/>, and is at hand until then.</summary>
    public void Drop(int id) => _dropped.Add(id);

    /// <summary>Puts on the disk what was made, before a transaction that refers to it is committed.</summary>
    public void Flush()
    {
        if (_flushed == _made.Count) return;
        var (first, last) = (_made[_flushed], _made[^1]);
        var bytes = new byte[(last - first + 1) * Slot];
        foreach (var id in _made.Skip(_flushed)) _slots[id].CopyTo(bytes, (id - first) * Slot);
        _file.Write((long)first * Slot, bytes);
        _file.Sync();
        _flushed = _made.Count;
    }

    /// <summary>The transaction is on the disk: what it dropped is overwritten where it stands, before anybody is told that it is gone.</summary>
    public void Destroy()
    {
        if (LastMade is { } last)
        {
            // Not synced by itself: lost, an older copy of the data is only taken for the one that it is a copy of.
            BinaryPrimitives.WriteInt32LittleEndian(_head.AsSpan(Mark), last);
            _file.Write(0, _head);
        }

        Overwrite(_dropped);
        _dropped.Clear();
        _made.Clear();
        _flushed = 0;
    }

    /// <summary>The transaction came to nothing: what it made goes, what it dropped stays.</summary>
    public void TakeBack()
    {
        Overwrite(_made.Take(_flushed));
        foreach (var id in _made) _slots.Remove(id);
        _dropped.Clear();
        _made.Clear();
        _flushed = 0;
    }

    public void Dispose() => _file.Dispose();

    private void Overwrite(IEnumerable<int> ids)
    {
        var any = false;
        foreach (var id in ids)
        {
            if (!_slots.Remove(id)) continue;
            _file.Write((long)id * Slot, Blank);
            any = true;
        }

        if (any) _file.Sync();
    }

    /// <summary>A key opens in its own place only.</summary>
    private static string About(int id) => $"key {id}";

    private static StoreException Damaged(string folder) =>
        new($"FieldBot:KeyFolder = {folder}：密钥文件 {BookFile} 已损坏或属于另一份数据；请放回备份的密钥 / the key file {BookFile} is damaged, or belongs to other data; put your backup of it back");
}
