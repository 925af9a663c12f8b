namespace FieldBot.Storage.Durability;

/// <summary>LiteDB's data file. It is only written by a checkpoint, and never before the log that it comes from is on the disk.</summary>
internal sealed class DataStream(Stream file, Action flushFile, Action forceLog) : PageStream
{
    private readonly Lock _gate = new();
    private bool _dirty;

    public override long Length
    {
        get { lock (_gate) return file.Length; }
    }

    public override void Flush() => Force();

    /// <summary>Forces what a checkpoint wrote onto the disk.</summary>
    public void Force() => Guarded(() =>
    {
        lock (_gate)
        {
            if (!_dirty) return;
            flushFile();
            _dirty = false;
        }
    });

    public override void SetLength(long value) => Guarded(() =>
    {
        lock (_gate)
        {
            file.SetLength(value);
            _dirty = true;
        }
    });

    protected override int ReadAt(long position, Span<byte> buffer)
    {
        lock (_gate)
        {
            file.Position = position;
            return file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
    }

    protected override void WriteAt(long position, ReadOnlySpan<byte> page)
    {
        lock (_gate)
        {
            if (!_dirty) forceLog();
            _dirty = true;
            file.Position = position;
            file.Write(page);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}
