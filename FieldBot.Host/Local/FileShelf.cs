using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace FieldBot.Host.Local;

internal sealed record StoredFile(string Id, string UniqueId, string Path, string Name, byte[] Content)
{
    /// <summary>Its kind: photos, voice, documents.</summary>
    public string Folder => Path[..Path.IndexOf('/', StringComparison.Ordinal)];
}

/// <summary>The files that the local server holds. In memory only: they live as long as the chats do.</summary>
internal sealed class FileShelf
{
    private readonly ConcurrentDictionary<string, StoredFile> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StoredFile> _byPath = new(StringComparer.Ordinal);
    private long _last;

    public StoredFile Add(string folder, string name, byte[] content)
    {
        var number = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        // The same content has the same unique id, whoever sends it, as on the real server.
        var unique = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        var file = new StoredFile($"local-{folder}-{number}", unique, $"{folder}/file_{number}{Path.GetExtension(name)}", name, content);
        _byId[file.Id] = file;
        _byPath[file.Path] = file;
        return file;
    }

    /// <summary>The real server keeps no file for ever either.</summary>
    public void Forget(string id)
    {
        if (_byId.TryRemove(id, out var file)) _byPath.TryRemove(file.Path, out _);
    }

    public StoredFile? ById(string id) => _byId.GetValueOrDefault(id);

    public StoredFile? ByPath(string path) => _byPath.GetValueOrDefault(path);
}
