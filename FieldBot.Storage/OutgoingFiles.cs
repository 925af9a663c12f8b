using System.Security.Cryptography;
using FieldBot.Storage.Durability;

namespace FieldBot.Storage;

/// <summary>Files that jobs made, until they are sent: in a folder of the data, under names that say nothing.</summary>
public sealed class OutgoingFiles
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(7);

    private readonly string _folder;

    internal OutgoingFiles(string folder, TimeProvider clock)
    {
        _folder = folder;
        if (!Directory.Exists(folder)) return;
        // Their messages were never sent, or the program died between sending and deleting.
        foreach (var file in Directory.GetFiles(folder))
            if (clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) > Forgotten) File.Delete(file);
    }

    /// <returns>The key of the file.</returns>
    public string Keep(byte[] content)
    {
        DiskFolder.Make(_folder);
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        DiskFile.Create(PathOf(key), f => f.Write(0, content));
        return key;
    }

    /// <summary>The file, or null when it is gone.</summary>
    public FileStream? Open(string key) => File.Exists(PathOf(key)) ? new(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;

    /// <summary>What cannot be deleted now is at a later start.</summary>
    internal void Delete(string key)
    {
        try { File.Delete(PathOf(key)); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    // A key is only ever one of ours; a path would be none.
    private string PathOf(string key) => Path.Combine(_folder, Path.GetFileName(key));
}
