using System.Collections.Concurrent;
using LiteDB;
using LiteDB.Engine;

namespace FieldBot.Storage.Durability;

/// <summary>
/// LiteDB over streams that keep its promise. LiteDB's own Commit() returns before its pages are even written; a commit may be
/// acknowledged only after <see cref="WaitDurable"/>. One thread writes, commits, waits and checkpoints.
/// </summary>
internal sealed class DurableEngine : IDisposable
{
    // A transaction that LiteDB could not end is ended by its finalizer, which throws over pages of an engine that is closed, and so ends
    // the whole program before it has said why. What is held here is never finalized; it is the last thing such a program does.
    private static readonly ConcurrentBag<LiteDatabase> Abandoned = [];

    private readonly DiskFile _data;
    private readonly DiskFile _log;
    private readonly Fault _fault = new();
    private readonly LogStream _logStream;
    private readonly DataStream _dataStream;
    private readonly Func<long> _logLength;

    private DurableEngine(DiskFile data, DiskFile log)
    {
        (_data, _log) = (data, log);
        _logStream = new LogStream(log, _fault);
        _dataStream = new DataStream(data, _logStream, _fault);
        var engine = new LiteEngine(new EngineSettings { DataStream = _dataStream, LogStream = _logStream, Collation = Collation.Binary });
        _logLength = EngineLog.LengthOf(engine);
        Database = new LiteDatabase(engine, new BsonMapper { EmptyStringToNull = false, TrimWhitespace = false });
    }

    public LiteDatabase Database { get; }

    /// <summary>Commits known to be on the disk since opening.</summary>
    public long DurableCommits => _logStream.DurableCommits;

    /// <summary>Pages in the log; a checkpoint is due at some two thousand.</summary>
    public long LogPages => _logStream.Length / PageStream.PageSize;

    /// <summary>The I/O error that ended this engine's life, if any.</summary>
    public Exception? Failure => _fault.First;

    public static DurableEngine Open(string folder, string name)
    {
        var dataPath = Path.Combine(folder, name + ".db");
        var logPath = Path.Combine(folder, name + ".log");
        if (!File.Exists(dataPath))
        {
            if (File.Exists(logPath))
            {
                throw new IOException($"{name}.log is there but {name}.db is not: the data file was moved or removed");
            }

            EmptyData.Create(dataPath);
        }

        var data = DiskFile.Open(dataPath);
        try
        {
            // It was whole when it got its name; LiteDB would take a stump for a new file and begin again.
            if (data.Length < PageStream.PageSize) throw new InvalidDataException($"{name}.db is cut off");
            var log = DiskFile.Open(logPath);
            DiskFolder.Sync(folder);
            return Open(data, log);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Takes the files over, whatever happens.</summary>
    internal static DurableEngine Open(DiskFile data, DiskFile log)
    {
        try
        {
            return new DurableEngine(data, log);
        }
        catch
        {
            data.Dispose();
            log.Dispose();
            throw;
        }
    }

    /// <summary>One transaction: all that <paramref name="write"/> does, on the disk before this returns, or nothing of it.</summary>
    public void Commit(Action<LiteDatabase> write) => CommitIf(database =>
    {
        write(database);
        return true;
    });

    /// <inheritdoc cref="Commit"/>
    /// <param name="write">Says whether it wrote anything; if not, there is nothing to wait for.</param>
    public void CommitIf(Func<LiteDatabase, bool> write)
    {
        if (!Database.BeginTrans())
        {
            throw new InvalidOperationException("a transaction is open already");
        }

        bool wrote;
        try
        {
            wrote = write(Database);
        }
        catch
        {
            Guarded(Database.Rollback);
            throw;
        }

        if (!wrote)
        {
            Guarded(Database.Rollback);
            return;
        }

        // After a silent roll-back later writes would commit one by one.
        if (!Guarded(Database.Commit))
        {
            throw new IOException("the transaction was not committed");
        }

        WaitDurable();
    }

    /// <summary>What LiteDB does outside of transactions: collections and indexes, before anybody reads.</summary>
    public void Shape(Action<LiteDatabase> change) => Guarded(() =>
    {
        change(Database);
        return true;
    });

    /// <summary>Returns when every commit made so far on this thread is on the disk; throws when it never will be.</summary>
    public void WaitDurable()
    {
        _fault.ThrowIfAny();
        _logStream.WaitDurable(_logLength());
    }

    /// <summary>Moves the log's pages into the data file. Never call it inside a transaction.</summary>
    public void Checkpoint()
    {
        WaitDurable(); // LiteDB waits for its write queue without end if that died; after this it is empty
        Database.Checkpoint();
        _fault.ThrowIfAny();
    }

    /// <summary>A copy of the data file, the log's pages included.</summary>
    public void CopyData(string path)
    {
        Checkpoint();
        DiskFile.Create(path, copy =>
        {
            var buffer = new byte[PageStream.PageSize];
            for (long offset = 0; _data.Read(offset, buffer) is > 0 and var read; offset += read)
            {
                copy.Write(offset, buffer.AsSpan(0, read));
            }
        });
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch
        {
            Abandoned.Add(Database);
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            if (_fault.First is not null) Abandoned.Add(Database);
            Guarded(() =>
            {
                Database.Dispose();
                return true;
            });
            if (_fault.First is null)
            {
                _logStream.Sync();
            }
        }
        finally
        {
            _data.Dispose();
            _log.Dispose();
        }
    }
}
