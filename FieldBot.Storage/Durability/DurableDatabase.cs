using LiteDB;
using LiteDB.Engine;

namespace FieldBot.Storage.Durability;

/// <summary>A LiteDB database whose commits are on the disk when <see cref="Commit"/> returns. Written to by one thread only.</summary>
internal sealed class DurableDatabase : IDisposable
{
    public const string DataFile = "fieldbot.db", LogFile = "fieldbot.log";

    private readonly LogStream _log;
    private readonly DataStream _data;

    private DurableDatabase(Stream data, Action flushData, Stream log, Action flushLog)
    {
        // Less than a page is what a creation left that never came to its end.
        if (data.Length < PageStream.PageSize) data.SetLength(0);
        LogStream? logStream = null;
        _data = new(data, flushData, () => logStream!.Force());
        _log = logStream = new(log, flushLog, () => _data);
        Database = new(new LiteEngine(new EngineSettings { DataStream = _data, LogStream = _log, Collation = Collation.Binary }))
        {
            // The writer decides when: a checkpoint in the middle of a batch would hold up everybody.
            CheckpointSize = 0,
        };
    }

    public LiteDatabase Database { get; }

    /// <summary>Pages in the log.</summary>
    public long LogPages => _log.Pages;

    public static DurableDatabase Open(string folder)
    {
        var data = Disk.OpenOrCreate(Path.Combine(folder, DataFile));
        var log = Disk.OpenOrCreate(Path.Combine(folder, LogFile));
        Disk.SyncFolder(folder);
        return new(data, () => data.Flush(flushToDisk: true), log, () => log.Flush(flushToDisk: true));
    }

    /// <summary>Over streams of any kind: for tests that tear and drop writes.</summary>
    internal static DurableDatabase Open(Stream data, Action flushData, Stream log, Action flushLog) => new(data, flushData, log, flushLog);

    public void Commit(Action<LiteDatabase> write) => CommitIf(d =>
    {
        write(d);
        return true;
    });

    /// <summary>One transaction: all that <paramref name="write"/> does, on the disk before this returns, or nothing of it.</summary>
    /// <param name="write">Says whether it wrote anything: without a page there is nothing to wait for.</param>
    public void CommitIf(Func<LiteDatabase, bool> write)
    {
        var before = _log.Durable;
        if (!Database.BeginTrans()) throw new InvalidOperationException("a transaction is open already");
        bool wrote;
        try
        {
            wrote = write(Database);
        }
        catch
        {
            Database.Rollback();
            throw;
        }

        if (!wrote)
        {
            Database.Rollback();
            return;
        }

        // A silent roll-back would let later writes commit one by one.
        if (!Database.Commit()) throw new IOException("the transaction was not committed");
        _log.WaitDurable(before);
    }

    /// <summary>Moves the log into the data file.</summary>
    public void Checkpoint() => Database.Checkpoint();

    public void Dispose()
    {
        Database.Dispose();
        _log.Dispose();
        _data.Dispose();
    }
}
