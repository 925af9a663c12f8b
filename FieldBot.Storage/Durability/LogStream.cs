using System.Security.Cryptography;

namespace FieldBot.Storage.Durability;

/// <summary>
/// LiteDB's log as a chain of checksummed frames. LiteDB only ever appends to its log or empties it, so page n is frame n.
/// A flush reaches the disk only when a transaction's confirm page waits for it: one fsync per commit.
/// </summary>
internal sealed class LogStream : PageStream
{
    private readonly DiskFile _file;
    private readonly Lock _syncing = new(); // held across an fsync; taken before _state
    private readonly object _state = new(); // a monitor: who waits for pages is pulsed
    private readonly byte[] _frame = new byte[Frame.Size];
    private ulong _epoch;
    private ulong _chain;
    private long _length;
    private long _synced;
    private long _confirmed; // end of the last confirm page
    private long _commits;
    private long _durable;

    public LogStream(DiskFile file, Fault fault)
        : base(fault)
    {
        _file = file;
        fault.Happened += Wake;
        Guarded(Recover);
    }

    /// <summary>Bytes LiteDB has handed over, as LiteDB counts them.</summary>
    public override long Length => Volatile.Read(ref _length);

    /// <summary>Commits known to be on the disk since the log was opened.</summary>
    public long DurableCommits => Volatile.Read(ref _durable);

    /// <summary>Returns when everything up to this length was written and every commit in it is on the disk.</summary>
    public void WaitDurable(long length)
    {
        lock (_state)
        {
            while (Fault.First is null && _length < length)
            {
                Monitor.Wait(_state);
            }
        }

        Flush();
    }

    /// <summary>One fsync when anything is unsynced, then what it covered counts as durable.</summary>
    public void Sync() => Guarded(() => SyncWhen(static log => log._length > log._synced));

    protected override void FlushAt() => SyncWhen(static log => log._confirmed > log._synced);

    protected override int ReadAt(long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && offset + total < Length)
        {
            var (page, within) = Math.DivRem(offset + total, PageSize);
            var part = buffer.Slice(total, (int)Math.Min(buffer.Length - total, PageSize - within));
            if (_file.Read((page * Frame.Size) + Frame.HeaderSize + within, part) < part.Length)
            {
                throw new IOException("the log is shorter than it was");
            }

            total += part.Length;
        }

        return total;
    }

    protected override void WriteAt(long offset, ReadOnlySpan<byte> bytes)
    {
        lock (_state)
        {
            if (offset != _length || bytes.Length != PageSize)
            {
                throw new IOException("the log is written from its end, page by page: was there a second writer?");
            }

            bytes.CopyTo(_frame.AsSpan(Frame.HeaderSize));
            var chain = Frame.Seal(_frame, _epoch, offset, _chain);
            _file.Write(offset / PageSize * Frame.Size, _frame);
            _chain = chain;
            Volatile.Write(ref _length, offset + PageSize);
            if (Frame.IsConfirm(bytes))
            {
                _confirmed = _length;
                _commits++;
            }

            Monitor.PulseAll(_state);
        }
    }

    protected override void CutAt(long length)
    {
        if (length != 0)
        {
            throw new IOException("the log is emptied as a whole or not at all");
        }

        lock (_syncing)
        {
            lock (_state)
            {
                _file.SetLength(0);
                _file.Sync();
                Begin();
                Volatile.Write(ref _durable, _commits);
            }
        }
    }

    private void Wake()
    {
        lock (_state)
        {
            Monitor.PulseAll(_state);
        }
    }

    private void SyncWhen(Func<LogStream, bool> needed)
    {
        lock (_syncing)
        {
            long length, commits;
            lock (_state)
            {
                if (!needed(this))
                {
                    return;
                }

                (length, commits) = (_length, _commits);
            }

            _file.Sync();
            lock (_state)
            {
                _synced = length;
                Volatile.Write(ref _durable, commits);
            }
        }
    }

    /// <summary>Keeps the valid frames up to the last confirm page and cuts off whatever lies behind: it was never acknowledged.</summary>
    private void Recover()
    {
        Begin();
        var (position, chain) = (0L, 0UL);
        while (_file.Read(position / PageSize * Frame.Size, _frame) == Frame.Size)
        {
            if (position == 0)
            {
                _epoch = chain = Frame.EpochOf(_frame);
            }

            if (!Frame.Follows(_frame, _epoch, position, ref chain))
            {
                break;
            }

            position += PageSize;
            if (Frame.IsConfirm(_frame.AsSpan(Frame.HeaderSize)))
            {
                (_chain, _length, _confirmed) = (chain, position, position);
            }
        }

        if (_length == 0)
        {
            Begin();
        }

        var end = _length / PageSize * Frame.Size;
        if (_file.Length != end)
        {
            _file.SetLength(end);
        }

        _file.Sync(); // frames that were only in the kernel's cache when the last process died count from now on
        _synced = _length;
    }

    /// <summary>A fresh epoch, so that a frame of an earlier life of this file can never be taken for one of this.</summary>
    private void Begin()
    {
        Span<byte> random = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(random);
        _epoch = _chain = BitConverter.ToUInt64(random);
        _length = _synced = _confirmed = 0;
    }
}
