using Microsoft.Win32.SafeHandles;

namespace FieldBot.Storage.Durability;

/// <summary>The five things the streams do to a file. Virtual so that tests can record, refuse or lose them.</summary>
internal class DiskFile : IDisposable
{
    private readonly FileStream? _file;

    protected DiskFile()
    {
    }

    private DiskFile(FileStream file) => _file = file;

    private SafeFileHandle Handle => (_file ?? throw new InvalidOperationException("no file")).SafeFileHandle;

    public virtual long Length => RandomAccess.GetLength(Handle);

    /// <summary>Opens for this process alone (a second opener gets an IOException); a new file is readable by its owner only.</summary>
    public static DiskFile Open(string path) => new(Stream(path));

    /// <inheritdoc cref="Open"/>
    public static FileStream Stream(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>A file that appears under its name only when it is whole and on the disk.</summary>
    public static void Create(string path, Action<DiskFile> fill)
    {
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = Open(draft))
        {
            fill(file);
            file.Sync();
        }

        File.Move(draft, path, overwrite: true);
        DiskFolder.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Fills the buffer as far as the file goes; returns how much that was.</summary>
    public virtual int Read(long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(Handle, buffer[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    public virtual void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(Handle, bytes, offset);

    public virtual void SetLength(long length) => RandomAccess.SetLength(Handle, length);

    /// <summary>Returns when the disk has said that everything written so far is on it.</summary>
    public virtual void Sync() => RandomAccess.FlushToDisk(Handle);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _file?.Dispose();
}
