using System.Buffers.Binary;
using System.IO.Hashing;

namespace FieldBot.Storage.Durability;

/// <summary>
/// LiteDB's log, page by page in frames. A frame's checksum covers its page and the checksum before it, so that a torn, lost or reordered
/// write ends the log at the last whole commit instead of damaging what is older.
/// </summary>
/// <remarks>
/// Frame: epoch (8 bytes), checksum of the frame before (8), checksum of this one (8), page (8192). A page's byte 18 is set on the last page
/// of a transaction: the confirm page. Everything LiteDB flushes in between needs no disk: one fsync per commit.
/// </remarks>
internal sealed class LogStream : PageStream
{
    public const int HeaderSize = 24, FrameSize = HeaderSize + PageSize;
    private const int ConfirmByte = 18;

    private readonly Stream _file;
    private readonly Action _flushFile;
    private readonly Func<DataStream> _data;
    private readonly object _gate = new();
    private readonly byte[] _frame = new byte[FrameSize];
    private ulong _epoch, _last;
    private long _pages, _confirms, _durable;
    private bool _unsyncedConfirm, _dirty;

    /// <param name="flushFile">Forces what was written to <paramref name="file"/> onto the disk.</param>
    /// <param name="data">The data file, which is forced to disk before the log is emptied.</param>
    public LogStream(Stream file, Action flushFile, Func<DataStream> data)
    {
        (_file, _flushFile, _data) = (file, flushFile, data);
        Recover();
    }

    /// <summary>Transactions whose last page is on the disk, counted since this stream was opened.</summary>
    public long Durable
    {
        get { lock (_gate) return _durable; }
    }

    /// <summary>Pages that wait for a checkpoint.</summary>
    public long Pages
    {
        get { lock (_gate) return _pages; }
    }

    public override long Length
    {
        get { lock (_gate) return _pages * PageSize; }
    }

    /// <summary>Waits until one more transaction than <paramref name="before"/> is on the disk. Throws when the disk failed.</summary>
    public void WaitDurable(long before)
    {
        lock (_gate)
        {
            while (_durable <= before)
            {
                if (Failed is { } e) throw new IOException("the log could not be written", e);
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>LiteDB flushes after nearly every page; only a whole transaction is worth the disk's time.</summary>
    public override void Flush() => Guarded(() =>
    {
        lock (_gate)
            if (_unsyncedConfirm) Sync();
    });

    /// <summary>Before the data file changes, all that it is made from must be on the disk.</summary>
    public void Force() => Guarded(() =>
    {
        lock (_gate)
            if (_dirty) Sync();
    });

    public override void SetLength(long value) => Guarded(() =>
    {
        if (value % PageSize != 0) throw new IOException("a log has whole pages only");
        if (value == 0) _data().Force();
        lock (_gate)
        {
            if (value >= _pages * PageSize) return;
            if (value != 0) throw new IOException("a log is emptied, never cut");
            Begin(_epoch + 1);
        }
    });

    protected override int ReadAt(long position, Span<byte> buffer)
    {
        lock (_gate)
        {
            var count = (int)Math.Clamp(_pages * PageSize - position, 0, buffer.Length);
            for (var done = 0; done < count;)
            {
                var inPage = (int)((position + done) % PageSize);
                var part = Math.Min(count - done, PageSize - inPage);
                _file.Position = (position + done) / PageSize * FrameSize + HeaderSize + inPage;
                _file.ReadExactly(buffer.Slice(done, part));
                done += part;
            }

            return count;
        }
    }

    protected override void WriteAt(long position, ReadOnlySpan<byte> page)
    {
        lock (_gate)
        {
            if (page.Length != PageSize || position != _pages * PageSize) throw new IOException("a log grows by one page at a time");
            page.CopyTo(_frame.AsSpan(HeaderSize));
            Seal(_frame, _epoch, _last);
            _file.Position = _pages * FrameSize;
            _file.Write(_frame);
            _last = Checksum(_frame);
            _pages++;
            _dirty = true;
            if (page[ConfirmByte] == 0) return;
            _confirms++;
            _unsyncedConfirm = true;
        }
    }

    protected override void OnFailed(Exception e)
    {
        lock (_gate) Monitor.PulseAll(_gate);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }

    private void Sync()
    {
        _flushFile();
        (_dirty, _unsyncedConfirm, _durable) = (false, false, _confirms);
        Monitor.PulseAll(_gate);
    }

    private void Begin(ulong epoch)
    {
        (_epoch, _last, _pages) = (epoch, epoch, 0);
        _file.SetLength(0);
        _flushFile();
        _dirty = false;
    }

    /// <summary>Keeps what is whole up to the last confirm page and forgets the rest.</summary>
    private void Recover()
    {
        long whole = 0, confirmed = 0;
        ulong epoch = 0, last = 0, lastConfirmed = 0;
        _file.Position = 0;
        while ((whole + 1) * FrameSize <= _file.Length)
        {
            _file.ReadExactly(_frame);
            var frameEpoch = BinaryPrimitives.ReadUInt64LittleEndian(_frame);
            if (whole == 0) last = epoch = frameEpoch;
            if (frameEpoch != epoch || BinaryPrimitives.ReadUInt64LittleEndian(_frame.AsSpan(8)) != last || !IsSealed(_frame)) break;
            last = Checksum(_frame);
            whole++;
            if (_frame[HeaderSize + ConfirmByte] == 0) continue;
            (confirmed, lastConfirmed) = (whole, last);
        }

        if (confirmed == 0)
        {
            Begin(epoch + 1);
            return;
        }

        (_epoch, _last, _pages) = (epoch, lastConfirmed, confirmed);
        if (_file.Length == confirmed * FrameSize) return;
        _file.SetLength(confirmed * FrameSize);
        _flushFile();
    }

    private static void Seal(Span<byte> frame, ulong epoch, ulong before)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(frame, epoch);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[8..], before);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[16..], Hash(frame));
    }

    private static bool IsSealed(ReadOnlySpan<byte> frame) => Checksum(frame) == Hash(frame);

    private static ulong Checksum(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt64LittleEndian(frame[16..]);

    // Epoch, checksum before, page: all but the checksum itself.
    private static ulong Hash(ReadOnlySpan<byte> frame)
    {
        var hash = new XxHash64();
        hash.Append(frame[..16]);
        hash.Append(frame[HeaderSize..]);
        return hash.GetCurrentHashAsUInt64();
    }
}
