namespace FieldBot.Storage.Durability;

/// <summary>What LiteDB wants of a stream, brought down to whole reads and writes at an offset.</summary>
internal abstract class PageStream(Fault fault) : Stream
{
    public const int PageSize = 8192;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position { get; set; }

    protected Fault Fault { get; } = fault;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = ReadAt(Position, buffer.AsSpan(offset, count));
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Guarded(() => WriteAt(Position, buffer.AsSpan(offset, count)));
        Position += count;
    }

    public override void Flush() => Guarded(FlushAt);

    public override void SetLength(long value) => Guarded(() => CutAt(value));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    protected abstract int ReadAt(long offset, Span<byte> buffer);

    protected abstract void WriteAt(long offset, ReadOnlySpan<byte> bytes);

    protected abstract void FlushAt();

    protected abstract void CutAt(long length);

    protected void Guarded(Action work)
    {
        Fault.ThrowIfAny();
        try
        {
            work();
        }
        catch (Exception error)
        {
            Fault.Remember(error);
            throw;
        }
    }
}
