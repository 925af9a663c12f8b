namespace FieldBot.Storage.Durability;

/// <summary>
/// LiteDB's data file, written by checkpoints only. A checkpoint overwrites good pages, so the log that can repeat it must be on the disk first.
/// </summary>
internal sealed class DataStream(DiskFile file, LogStream log, Fault fault) : PageStream(fault)
{
    private readonly Lock _state = new();
    private bool _dirty;

    public override long Length => file.Length;

    protected override int ReadAt(long offset, Span<byte> buffer) => file.Read(offset, buffer);

    protected override void WriteAt(long offset, ReadOnlySpan<byte> bytes)
    {
        lock (_state)
        {
            Soil();
            file.Write(offset, bytes);
        }
    }

    protected override void FlushAt()
    {
        lock (_state)
        {
            if (_dirty)
            {
                file.Sync();
                _dirty = false;
            }
        }
    }

    protected override void CutAt(long length)
    {
        lock (_state)
        {
            Soil();
            file.SetLength(length);
        }
    }

    private void Soil()
    {
        if (!_dirty)
        {
            log.Sync();
            _dirty = true;
        }
    }
}
