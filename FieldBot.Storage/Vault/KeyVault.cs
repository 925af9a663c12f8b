using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FieldBot.Storage.Durability;

namespace FieldBot.Storage.Vault;

/// <summary>
/// Keeps Telegram ids and tokens out of the data: ids as a keyed hash, to find them again, and sealed, to write to them; tokens as a keyed
/// hash only. Seals secrets and evidence too. The keys lie in a folder of their own.
/// </summary>
internal sealed class KeyVault : IDisposable
{
    private const string KeyFile = "fieldbot.key";
    private const byte Version = 1;
    private const int HashKey = 32, SealKey = 32, Nonce = 12, Tag = 16;

    /// <summary>By so many bytes what is sealed is longer.</summary>
    public const int Overhead = 1 + Nonce + Tag;

    private readonly byte[] _hashKey;
    private readonly byte[] _chainKey;
    private readonly byte[] _fileKey;
    private readonly AesGcm _seal;

    private KeyVault(byte[] keys)
    {
        _hashKey = keys[1..(1 + HashKey)];
        _chainKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, _hashKey, HashKey, info: "fieldbot audit chain"u8.ToArray());
        _fileKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, keys[(1 + HashKey)..], SealKey, info: "fieldbot evidence"u8.ToArray());
        _seal = new(keys[(1 + HashKey)..], Tag);
    }

    /// <param name="fresh">The data is new, so that a missing key may be made; otherwise it is lost.</param>
    public static KeyVault Open(string folder, bool fresh)
    {
        var file = Path.Combine(folder, KeyFile);
        if (!File.Exists(file))
        {
            if (!fresh) throw new StoreException($"FieldBot:KeyFolder = {folder}：找不到密钥文件 {KeyFile}，没有它就打不开数据；请放回备份的密钥 / the key file is missing and the data cannot be read without it; put your backup of it back");
            Make(folder, file);
        }

        var keys = File.ReadAllBytes(file);
        if (keys.Length != 1 + HashKey + SealKey || keys[0] != Version)
            throw new StoreException($"FieldBot:KeyFolder = {folder}：密钥文件 {KeyFile} 已损坏；请放回备份的密钥 / the key file is damaged; put your backup of it back");
        return new(keys);
    }

    /// <summary>Says whether these keys made the data, without saying anything about them.</summary>
    public byte[] Check() => HMACSHA256.HashData(_hashKey, "fieldbot key check"u8)[..8];

    public byte[] HashOf(long address)
    {
        Span<byte> text = stackalloc byte[9];
        text[0] = (byte)'a';
        BinaryPrimitives.WriteInt64BigEndian(text[1..], address);
        return HMACSHA256.HashData(_hashKey, text);
    }

    public byte[] HashOf(string token) => HMACSHA256.HashData(_hashKey, Encoding.UTF8.GetBytes("t" + token));

    public byte[] Seal(long address)
    {
        var plain = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(plain, address);
        return Seal(plain);
    }

    public long UnsealAddress(byte[] sealed_) => BinaryPrimitives.ReadInt64BigEndian(Unseal(sealed_));

    /// <summary>Seals anything.</summary>
    public byte[] Seal(byte[] plain) => Seal(_seal, plain, []);

    public byte[] Unseal(byte[] sealed_) => Unseal(_seal, sealed_, []);

    /// <param name="about">It opens as this only, so that nothing can be put in the place of another.</param>
    public byte[] Seal(byte[] plain, string about) => Seal(_seal, plain, Encoding.UTF8.GetBytes(about));

    public byte[] Unseal(byte[] sealed_, string about) => Unseal(_seal, sealed_, Encoding.UTF8.GetBytes(about));

    /// <summary>Seals with a key that is not of this vault, and may be destroyed.</summary>
    public static byte[] SealWith(byte[] key, byte[] plain, string about)
    {
        using var cipher = new AesGcm(key, Tag);
        return Seal(cipher, plain, Encoding.UTF8.GetBytes(about));
    }

    public static byte[] UnsealWith(byte[] key, byte[] sealed_, string about)
    {
        using var cipher = new AesGcm(key, Tag);
        return Unseal(cipher, sealed_, Encoding.UTF8.GetBytes(about));
    }

    /// <summary>Seals a file, on any thread: the cipher of the other secrets is the writer's alone.</summary>
    /// <param name="name">A file opens under this name only, so that none can be put in the place of another.</param>
    public byte[] SealFile(string name, byte[] plain)
    {
        using var cipher = new AesGcm(_fileKey, Tag);
        return Seal(cipher, plain, Encoding.UTF8.GetBytes(name));
    }

    public byte[] UnsealFile(string name, byte[] sealed_)
    {
        using var cipher = new AesGcm(_fileKey, Tag);
        return Unseal(cipher, sealed_, Encoding.UTF8.GetBytes(name));
    }

    /// <summary>
    /// The number of a key as it stands beside what the key seals. Keys are made one behind the other: in clear, a chat and what was said in it
    /// would be found by their numbers. Veiled twice it is itself again.
    /// </summary>
    public int Veil(int key, string about) => key ^ BinaryPrimitives.ReadInt32LittleEndian(HMACSHA256.HashData(_hashKey, Encoding.UTF8.GetBytes("k" + about)));

    /// <summary>The link of a chain: nobody without the keys can make one.</summary>
    public byte[] Chain(ReadOnlySpan<byte> content) => HMACSHA256.HashData(_chainKey, content);

    /// <summary>Whether these keys sealed it.</summary>
    public bool Opens(byte[] sealed_)
    {
        try
        {
            UnsealAddress(sealed_);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>A token that nobody guesses: 192 bits, in letters that a link may carry.</summary>
    public static string NewToken() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');

    public void Dispose() => _seal.Dispose();

    private static byte[] Seal(AesGcm cipher, byte[] plain, byte[] about)
    {
        var sealed_ = new byte[plain.Length + Overhead];
        sealed_[0] = Version;
        RandomNumberGenerator.Fill(sealed_.AsSpan(1, Nonce));
        cipher.Encrypt(sealed_.AsSpan(1, Nonce), plain, sealed_.AsSpan(1 + Nonce, plain.Length), sealed_.AsSpan(1 + Nonce + plain.Length), about);
        return sealed_;
    }

    private static byte[] Unseal(AesGcm cipher, byte[] sealed_, byte[] about)
    {
        if (sealed_.Length < Overhead) throw new CryptographicException("too short to be sealed");
        var plain = new byte[sealed_.Length - Overhead];
        cipher.Decrypt(sealed_.AsSpan(1, Nonce), sealed_.AsSpan(1 + Nonce, plain.Length), sealed_.AsSpan(1 + Nonce + plain.Length), plain, about);
        return plain;
    }

    private static void Make(string folder, string file)
    {
        try
        {
            DiskFolder.Make(folder);
            DiskFile.Create(file, f => f.Write(0, [Version, .. RandomNumberGenerator.GetBytes(HashKey + SealKey)]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"FieldBot:KeyFolder = {folder}：写不进密钥文件；允许：一个可以读写的文件夹 / the key file cannot be written; allowed: a folder that can be read and written");
        }
    }
}
