namespace FieldBot.Storage.Durability;

/// <summary>What LiteDB sees of a file: pages of 8192 bytes. An I/O error is kept and thrown again at every later call: the disk cannot be trusted any more.</summary>
internal abstract class PageStream : Stream
{
    public const int PageSize = 8192;

    private long _position;
    private Exception? _failed;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    /// <summary>The first I/O error, if there was one.</summary>
    public Exception? Failed => Volatile.Read(ref _failed);

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = ReadAt(_position, buffer.AsSpan(offset, count));
        _position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Guarded(() => WriteAt(_position, buffer.AsSpan(offset, count)));
        _position += count;
    }

    protected abstract int ReadAt(long position, Span<byte> buffer);

    protected abstract void WriteAt(long position, ReadOnlySpan<byte> page);

    protected void Guarded(Action work)
    {
        if (Failed is { } before) throw new IOException("the disk failed earlier", before);
        try
        {
            work();
        }
        catch (Exception e)
        {
            Volatile.Write(ref _failed, e);
            OnFailed(e);
            throw;
        }
    }

    protected virtual void OnFailed(Exception e)
    {
    }
}
