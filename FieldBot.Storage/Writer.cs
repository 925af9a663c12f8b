using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Records;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage;

/// <summary>The state that the writer works on. Made anew from the disk when a batch came to nothing.</summary>
internal sealed class Model
{
    public Model(DurableEngine database, KeyVault vault, KeyBook keys, TimeProvider clock, Dictionary<int, Programme> candidates, TallyBook? tallies = null)
    {
        Clock = clock;
        Chats = new(database.Database, vault, keys);
        Records = new(database.Database, vault, keys, Chats, candidates, Now, tallies);
        Jobs = new(database.Database);
        Later = new(database.Database, vault);
    }

    private TimeProvider Clock { get; }

    public ChatShelf Chats { get; }

    public ReadModel Records { get; }

    public JobShelf Jobs { get; }

    public LaterShelf Later { get; }

    /// <summary>Nobody will read what waits in this chat: it goes, and the broadcasts among it did not reach them.</summary>
    public void Drop(ChatState chat)
    {
        foreach (var row in chat.Pending.Where(r => r.Message.Broadcast != 0)) Records.Arrivals.Mark(row.Message.Broadcast, chat.Number, delivered: false);
        chat.Pending.Clear();
    }

    /// <summary>A group goes on under another id; told again it changes nothing.</summary>
    public void Move(long from, long to)
    {
        if (Chats.Move(from, to) is (var chat, not 0 and var other)) Records.Join(other, chat.Number);
    }

    /// <summary>In whole milliseconds, as the disk keeps it: what is counted from it comes to the same when it is read again.</summary>
    public DateTimeOffset Now => Of(Clock);

    public static DateTimeOffset Of(TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}

/// <summary>
/// The one thread that writes. It takes what waits (the running fsync is the window in which it gathers), and makes one transaction of it. What
/// it throws in a batch is tried again one by one, so that one bad turn fails alone; an I/O error ends it all.
/// </summary>
internal sealed partial class Writer : IDisposable
{
    private const int LargestBatch = 256;

    /// <summary>Timers that a batch holds beside them: when many are due at once, whoever writes meanwhile is answered between them.</summary>
    private const int MostTimers = 64;

    /// <summary>Pages in the log after which it is moved into the data file: 16 MB.</summary>
    private const int CheckpointPages = 2000;

    /// <summary>A message that was sent is told twice if the program dies within so long: its mark waits for the chat's next turn.</summary>
    private const int MarkDelay = 50;

    private readonly DurableEngine _database;
    private readonly KeyVault _vault;
    private readonly KeyBook _keys;
    private readonly Func<Turn, Outcome> _handle;
    private readonly TimeProvider _clock;
    private readonly Action<string>? _log;
    private readonly Channel<Item> _waiting = Channel.CreateUnbounded<Item>(new() { SingleReader = true });
    private readonly Channel<OutboxRow> _outbox = Channel.CreateUnbounded<OutboxRow>(new() { SingleReader = true });
    private readonly Channel<JobRow> _jobs = Channel.CreateUnbounded<JobRow>();
    // Parsed outside of this thread; lost at a restart, when they are parsed again.
    private readonly Dictionary<int, Programme> _candidates = [];
    private readonly TaskCompletionSource _fatal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private Model _model;
    private volatile Programme _programme;

    public Writer(DurableEngine database, KeyVault vault, KeyBook keys, Func<Turn, Outcome> handle, TimeProvider clock, Action<string>? log)
    {
        (_database, _vault, _keys, _handle, _clock, _log) = (database, vault, keys, handle, clock, log);
        _model = new(database, vault, keys, clock, _candidates);
        _programme = _model.Records.Programme;
        foreach (var job in _model.Jobs.Waiting()) _jobs.Writer.TryWrite(job);
        foreach (var row in _model.Chats.Waiting().SelectMany(c => c.Pending)) _outbox.Writer.TryWrite(row);
        _thread = new(Run) { Name = "store writer", IsBackground = true };
        _thread.Start();
    }

    public Task Fatal => _fatal.Task;

    public Programme Programme => _programme;

    public DateTimeOffset Now => Model.Of(_clock);

    public ChannelReader<OutboxRow> Outbox => _outbox.Reader;

    public ChannelReader<JobRow> Jobs => _jobs.Reader;

    public Task<Handled> Handle(Delivery delivery) => Add(new TurnItem(delivery)).Task;

    /// <summary>How a job goes, told to the chat that asked for it.</summary>
    /// <param name="last">The job is done with this.</param>
    public Task<Handled> Report(JobRow job, Input input, bool last) => Add(new JobItem(job, input, last)).Task;

    /// <summary>Telegram takes nothing for this room any more.</summary>
    public void Lose(GroupRoom room, Input input) => _waiting.Writer.TryWrite(new RoomItem(room, input));

    /// <summary>Work that no chat asked for.</summary>
    public Task<Outcome> Act(string by, Func<Facts, Outcome> act) => Add(new ActItem(by, act)).Task;

    public Task<T> Do<T>(Func<Model, T> work, bool reads = false) => Add(new WorkItem<T>(work, reads)).Task;

    /// <summary>Writes what became of a message together with what is counted of it.</summary>
    /// <param name="written">When it is on the disk; on the writer's thread.</param>
    public void Settle(int chat, Action<Model, ChatState> settle, Action written) => _waiting.Writer.TryWrite(new SettleItem(chat, settle, written));

    public void Mark(int chat, Action<ChatState> mark) => _waiting.Writer.TryWrite(new MarkItem(chat, mark));

    public void Beside(int chat, long message)
    {
        var at = Now;
        Mark(chat, c => c.Trace(message, at));
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
        _database.Dispose();
        _keys.Dispose();
        _vault.Dispose();
    }

    private T Add<T>(T item)
        where T : Item
    {
        if (!_waiting.Writer.TryWrite(item)) item.Fail(new InvalidOperationException("the store is closed"));
        return item;
    }

    private void Run()
    {
        var batch = new List<Item>();
        try
        {
            while (Take(batch))
            {
                Commit(batch);
                batch.Clear();
                if (_database.LogPages > CheckpointPages) _database.Checkpoint();
            }

            Transact([], last: true);
            if (_database.LogPages > 0) _database.Checkpoint();
        }
        catch (Exception e)
        {
            // The disk failed: what waits is never acknowledged.
            _fatal.TrySetException(e);
            _waiting.Writer.TryComplete();
            foreach (var item in batch) item.Fail(new IOException("the store failed"));
            while (_waiting.Reader.TryRead(out var item)) item.Fail(new IOException("the store failed"));
        }
        finally
        {
            _outbox.Writer.TryComplete();
            _jobs.Writer.TryComplete();
        }
    }

    /// <summary>Waits for something to write, or until marks, timers or messages are due. False at the end.</summary>
    private bool Take(List<Item> batch)
    {
        Gather(batch);
        if (batch.Count > 0) return true;
        var more = _waiting.Reader.WaitToReadAsync().AsTask();
        if (more.Wait(Longest()) && !more.Result) return false;
        Gather(batch);
        return true;
    }

    /// <summary>How long it may wait, in milliseconds.</summary>
    private int Longest()
    {
        if (_model.Chats.Due is { } marks) return (int)Math.Clamp(marks - Environment.TickCount64, 0, MarkDelay);
        var (later, timer) = (_model.Later.Due, _model.Records.Timers.First);
        // The clock may be set meanwhile: it is looked at every minute.
        return (later < timer ? later : timer ?? later) is { } due ? (int)Math.Clamp((due - _model.Now).TotalMilliseconds + 1, 1, 60_000) : Timeout.Infinite;
    }

    /// <summary>What waits, and before it what is due by the clock: somebody who writes after a deadline finds it passed.</summary>
    private void Gather(List<Item> batch)
    {
        while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var item)) batch.Add(item);
        // At the end what is due waits for the next start, however much it is.
        if (_waiting.Reader.Completion.IsCompleted) return;
        // The clock is looked at last, so that it is not earlier than what waits.
        batch.InsertRange(0, _model.Records.Timers.Due(_model.Now, MostTimers).Select(t => new TimerItem(t.Subject, t.At)));
    }

    private void Commit(List<Item> batch)
    {
        try
        {
            Transact(batch);
        }
        catch (Exception e) when (e is not IOException && batch.Count > 0)
        {
            Recover();
            if (batch is [var only]) GiveUp(only, e);
            else foreach (var item in batch) CommitAlone(item);
        }
    }

    private void CommitAlone(Item item)
    {
        try
        {
            Transact([item]);
        }
        catch (Exception e) when (e is not IOException)
        {
            Recover();
            GiveUp(item, e);
        }
    }

    private void GiveUp(Item item, Exception why)
    {
        if (item.Excuse(why)) CommitAlone(item);
        else item.Fail(why);
    }

    /// <param name="last">Everything is written, due or not.</param>
    private void Transact(IReadOnlyList<Item> batch, bool last = false)
    {
        var done = new Batch();
        _database.CommitIf(database =>
        {
            var wrote = false;
            foreach (var item in batch) wrote |= item.Run(this, done);
            if (!last) wrote |= Release(done);
            _model.Records.Trail.Close();
            wrote |= _model.Records.Counted.Close();
            wrote |= _model.Chats.Write(last ? long.MaxValue : Environment.TickCount64);
            if (_keys.LastMade is { } key) Shelves.PutLastKey(database, key);
            _keys.Flush();
            return wrote;
        });
        _keys.Destroy();
        _model.Chats.Written();
        _model.Records.Counted.Written();
        _programme = _model.Records.Programme;
        foreach (var item in batch) item.Complete();
        foreach (var row in done.Rows) _outbox.Writer.TryWrite(row);
        foreach (var job in done.Jobs) _jobs.Writer.TryWrite(job);
    }

    /// <summary>What was kept back and is due goes to whoever the member is by now.</summary>
    private bool Release(Batch done)
    {
        var due = _model.Later.Take(_model.Now);
        foreach (var (member, message) in due) Queue(new(message, member), null, done);
        return due.Count > 0;
    }

    private void Recover()
    {
        var failed = _model;
        _keys.TakeBack();
        _model = new(_database, _vault, _keys, _clock, _candidates, failed.Records.Counted.TakeBack());
        _model.Chats.Inherit(failed.Chats);
    }
}
