using System.Security.Cryptography;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage;

/// <summary>Evidence in a folder of the data, under names that say nothing, and sealed: who steals the disk sees no picture.</summary>
internal sealed class EvidenceFiles
{
    private readonly string _folder;
    private readonly KeyVault _vault;
    private readonly List<string> _found = [];

    public EvidenceFiles(string folder, KeyVault vault)
    {
        (_folder, _vault) = (folder, vault);
        // What this run writes is not in the list, so that the sweep never meets a file whose event is still on its way.
        if (Directory.Exists(folder)) _found.AddRange(Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)));
    }

    /// <summary>Returns the key of the file when it is on the disk.</summary>
    public string Keep(byte[] content)
    {
        if (content.Length > FileRef.MostBytes) throw new ArgumentException($"evidence has at most {FileRef.MostBytes} bytes", nameof(content));
        if (!Directory.Exists(_folder))
        {
            DiskFolder.Make(_folder);
            DiskFolder.Sync(Path.GetDirectoryName(Path.GetFullPath(_folder))!);
        }

        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var closed = _vault.SealFile(key, content);
        DiskFile.Create(PathOf(key), f => f.Write(0, closed));
        return key;
    }

    /// <summary>Null: it is gone, or is not what was written.</summary>
    public byte[]? Read(KeptFile file)
    {
        try { return _vault.UnsealFile(file.Key, File.ReadAllBytes(PathOf(file.Key))); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException) { return null; }
    }

    /// <summary>Whether it lies there in its full length. It is not read: there may be gigabytes.</summary>
    public bool Has(KeptFile file) => new FileInfo(PathOf(file.Key)) is { Exists: true } found && found.Length == file.Bytes + KeyVault.Overhead;

    /// <summary>Deletes what an earlier run wrote and died before its event was on the disk. Opening does not wait for it.</summary>
    /// <param name="known">Which of these keys belong to kept files.</param>
    public async Task Sweep(Func<IReadOnlyList<string>, Task<IReadOnlySet<string>>> known)
    {
        foreach (var some in _found.Chunk(500))
        {
            var kept = await known(some);
            foreach (var key in some.Where(k => !kept.Contains(k))) File.Delete(PathOf(key));
        }

        _found.Clear();
    }

    private string PathOf(string key) => Path.Combine(_folder, Path.GetFileName(key));
}
