using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Migrations;
using FieldBot.Storage.Records;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage;

/// <summary>
/// The doors of the storage. Whoever calls gets an answer when what was asked for is on the disk. One thread writes: it takes what waits,
/// has the dialogs answer it in order, commits it as one transaction, and only then lets anything out.
/// </summary>
public sealed class Store : IDisposable
{
    /// <summary>What the files in the data folder are called.</summary>
    internal const string FileName = "fieldbot";

    private readonly DataFolder _folder;
    private readonly Writer _writer;
    private readonly OutgoingFiles _files;
    private readonly EvidenceFiles _evidence;
    private readonly Task _sweeping;

    private Store(DataFolder folder, Writer writer, OutgoingFiles files, EvidenceFiles evidence)
    {
        (_folder, _writer, _files, _evidence) = (folder, writer, files, evidence);
        _sweeping = Task.Run(() => evidence.Sweep(async keys => await _writer.Do(m => keys.Where(m.Records.Evidence.HasKey).ToHashSet(StringComparer.Ordinal), reads: true)));
    }

    /// <param name="handle">Answers a turn; runs on the writer's thread.</param>
    /// <param name="log">Gets a line when a turn failed: kind and length of its input and the step, never its text.</param>
    public static Store Open(StoreOptions options, Func<Turn, Outcome> handle, TimeProvider clock, Action<string>? log = null)
    {
        var folder = DataFolder.Open(options.Folder, options.Trial);
        DurableEngine? database = null;
        KeyBook? keys = null;
        try
        {
            var vault = KeyVault.Open(options.KeyFolder, fresh: !File.Exists(Path.Combine(options.Folder, FileName + ".db")));
            database = DurableEngine.Open(options.Folder, FileName);
            Schema.Bring(database, options.Folder);
            Own(database, vault, options.KeyFolder);
            keys = KeyBook.Open(options.KeyFolder, vault);
            keys.Settle([.. Shelves.KeysOf(database.Database, vault)], Shelves.LastKeyOf(database.Database), options.KeyFolder);
            // The writer comes last: from then on the database is its own.
            var files = new OutgoingFiles(Path.Combine(options.Folder, "files"), clock);
            var evidence = new EvidenceFiles(Path.Combine(options.Folder, "evidence"), vault);
            return new(folder, new(database, vault, keys, handle, clock, log), files, evidence);
        }
        catch (Exception e)
        {
            database?.Dispose();
            keys?.Dispose();
            folder.Dispose();
            if (e is StoreException) throw;
            if (e is IOException or UnauthorizedAccessException) throw new StoreException($"FieldBot:DataFolder = {options.Folder}：数据文件或密钥文件读写不了，或缺了一个；允许：都在原处，本用户可以读写 / a file of the data or of the keys cannot be read and written, or is missing; allowed: all in their places, for this user to read and write");
            // LiteDB meets a damaged file with exceptions of any kind.
            throw new StoreException($"FieldBot:DataFolder = {options.Folder}：数据文件打不开，已损坏或不是本程序的数据 / the data file cannot be opened: damaged, or not this program's");
        }
    }

    /// <summary>Completes, as failed, when the disk failed: nothing is acknowledged any more, and the program should end.</summary>
    public Task Fatal => _writer.Fatal;

    public Programme Programme => _writer.Programme;

    /// <summary>Messages to send: those of the last run first, then each as soon as it is on the disk; those of one chat in order.</summary>
    public ChannelReader<OutboxRow> Outbox => _writer.Outbox;

    /// <summary>Answers one delivery. The order of calls is the order of handling.</summary>
    public Task<Handled> Handle(Delivery delivery) => _writer.Handle(delivery);

    /// <summary>Jobs to do: those of the last run first, then each as soon as it is on the disk.</summary>
    public ChannelReader<JobRow> Jobs => _writer.Jobs;

    /// <summary>Somebody begins with the job. False when it was begun in vain too often, so that it should be given up.</summary>
    public Task<bool> Begin(JobRow job) => _writer.Do(m => m.Jobs.Begin(job));

    /// <summary>So many of so many parts of a job are done.</summary>
    public Task Progress(JobRow job, int done, int of) => _writer.Report(job, new Input.JobProgress(job.Job, done, of), last: false);

    /// <summary>The job is done, or given up; a job that was finished before changes nothing.</summary>
    public Task Finish(JobRow job, JobResult result) => _writer.Report(job, new Input.JobDone(job.Job, result), last: true);

    /// <summary>
    /// The row was sent as this message (0: nothing to remember). Written with the chat's next turn, or by itself soon after; at once where it is
    /// counted (a broadcast), and where it carried a file, which goes only when this is on the disk: sent again, it would be missed.
    /// </summary>
    public void Sent(OutboxRow row, long message)
    {
        var at = _writer.Now;
        // A group that became a supergroup meanwhile numbers its messages anew.
        if (row.Message is { Broadcast: 0, File: null, Picture: null }) _writer.Mark(row.Chat, chat => chat.Sent(row.Id, chat.Address == row.Address ? message : 0, at));
        else _writer.Settle(row.Chat, (model, chat) =>
        {
            chat.Sent(row.Id, chat.Address == row.Address ? message : 0, at);
            if (row.Message.Broadcast != 0) model.Records.Arrivals.Mark(row.Message.Broadcast, row.Chat, delivered: message != 0);
        }, () => Discard(row.Message));
    }

    /// <summary>A message that was sent beside the row's last: the worker who wants all of it gone means this one too.</summary>
    public void Beside(OutboxRow row, long message) => _writer.Beside(row.Chat, message);

    /// <summary>The language in which this chat speaks; null: not told.</summary>
    public Task<string?> LanguageIn(int chat) => _writer.Do(m => m.Chats.Find(chat)?.Session.Language, reads: true);

    /// <summary>The group of this row goes on under another id, as Telegram's refusal told.</summary>
    public void Moved(OutboxRow row, long to) => _ = _writer.Do(m =>
    {
        m.Move(row.Address, to);
        return true;
    });

    /// <summary>Telegram takes no messages for the row's room any more: the row is done with, and so is the room.</summary>
    public void Lost(OutboxRow row, RoomEnd why)
    {
        Sent(row, 0);
        _writer.Lose(new(row.Chat, row.Message.Topic), new Input.RoomLost(why));
    }

    /// <summary>The person blocked the bot, or the group removed it: what waits for them is dropped, until they come back.</summary>
    public void Unreachable(OutboxRow row)
    {
        _writer.Settle(row.Chat, (model, chat) =>
        {
            chat.Unreachable = true;
            model.Drop(chat);
        }, () => Discard(row.Message));
        if (row.Address < 0) _writer.Lose(new(row.Chat), new Input.Reachable(Value: false));
    }

    /// <summary>Messages of both sides in a worker's chat that Telegram still lets a bot delete. They are forgotten once the row with <see cref="OutgoingMessage.Wipe"/> is sent.</summary>
    public Task<IReadOnlyList<long>> Traces(int chat) => _writer.Do(m => m.Chats.Find(chat)?.HandOut(m.Now) ?? [], reads: true);

    /// <summary>Who brought a concern: what they told of themselves, and the Telegram id of the chat that hears of it. Null: it was erased.</summary>
    public Task<(string? Name, string? Contact, long? Address)?> IdentityOf(string code) => _writer.Do<(string?, string?, long?)?>(
        m => m.Records.Concern(code) is { } concern ? (concern.Name, concern.Contact, m.Records.ChatOf(code) is { } chat ? m.Chats.Number(chat).Address : null) : null, reads: true);

    /// <summary>The token of the unit's worker link that holds; it is made where there is none.</summary>
    /// <param name="by">Who is named on the audit trail.</param>
    public Task<string> WorkerLink(string unit, string by) => _writer.Do(m => m.Records.WorkerToken(unit, by, m.Now));

    /// <summary>Files that jobs make and the outbox sends.</summary>
    public OutgoingFiles Files => _files;

    /// <summary>Seals evidence and puts it on the disk; it belongs to the records from its <see cref="Event.EvidenceKept"/> on. One without is swept at a later start.</summary>
    /// <returns>Its key.</returns>
    public string KeepEvidence(byte[] content) => _evidence.Keep(content);

    /// <summary>Evidence by Telegram's unique id; null where it is not kept, or cannot be read any more.</summary>
    public async Task<(KeptFile File, byte[] Content)?> Evidence(string uniqueId) =>
        await _writer.Do(m => m.Records.Evidence.Find(uniqueId), reads: true) is { } kept && _evidence.Read(kept) is { } content ? (kept, content) : null;

    /// <summary>Evidence that should lie in the data folder and does not, in its full length.</summary>
    public IEnumerable<KeptFile> MissingEvidence()
    {
        const int page = 500;
        for (var last = ""; ;)
        {
            var from = last;
            var files = _writer.Do(m => m.Records.Evidence.After(from, page), reads: true).GetAwaiter().GetResult();
            foreach (var file in files.Where(f => !_evidence.Has(f))) yield return file;
            if (files.Count < page) yield break;
            last = files[^1].UniqueId;
        }
    }

    /// <summary>Reads and checks nothing any more: keeps checked tables, to be applied or put away. The long work is done on the caller's thread.</summary>
    /// <returns>The number of the candidate.</returns>
    public async Task<int> KeepCandidate(IReadOnlyList<Table> tables, Programme programme, string by)
    {
        var version = Programme.Version;
        var changes = ProgrammeChanges.Between(Tables(version), tables);
        var bytes = TableCodec.Write(tables);
        return await _writer.Do(m => m.Records.Programmes.Add(programme, bytes, changes, version, by, m.Now));
    }

    /// <summary>The tables of a version; none of version 0.</summary>
    public IReadOnlyList<Table> Tables(int version) => _writer.Do(m => m.Records.Programmes.Tables(version), reads: true).GetAwaiter().GetResult() is { } bytes ? TableCodec.Read(bytes) : [];

    /// <summary>Has something decided on the writer's thread that no chat asked for.</summary>
    /// <param name="by">Who is named on the audit trail.</param>
    public Task<Outcome> Act(string by, Func<Facts, Outcome> act) => _writer.Act(by, act);

    /// <summary>Asks the records.</summary>
    public Task<T> Ask<T>(Func<Facts, T> ask) => _writer.Do(m => ask(new(m.Now, m.Records.Programme, null, m.Records)), reads: true);

    /// <summary>New links, a page at a time, so that nobody waits long behind them.</summary>
    public async Task<IReadOnlyList<NewLink>> CreateLinks(IReadOnlyList<string> members, string by, Action<int, int>? progress = null)
    {
        const int page = 200;
        var made = new List<NewLink>(members.Count);
        foreach (var some in members.Chunk(page))
        {
            made.AddRange(await _writer.Do(m => some.Select(c => m.Records.MakeLink(c, by, m.Now)).ToList()));
            progress?.Invoke(made.Count, members.Count);
        }

        return made;
    }

    /// <summary>Binds without a link: for the people of the trial.</summary>
    public Task Bind(string member, long address) => _writer.Do(m =>
    {
        var chat = m.Chats.At(address);
        m.Chats.Touch(chat);
        m.Records.BindTo(member, chat.Number, m.Now);
        return true;
    });

    /// <summary>Follows the audit trail from its first entry to its last.</summary>
    public AuditVerdict VerifyAudit(Action<int>? progress = null)
    {
        const int page = 500;
        var walk = new AuditWalk();
        while (!walk.Done)
        {
            walk = _writer.Do(m => m.Records.Trail.Verify(walk, page), reads: true).GetAwaiter().GetResult();
            progress?.Invoke(walk.Next - 1);
        }

        return new(walk.Next - 1, walk.Faults);
    }

    /// <summary>Walks through the whole ledger, counts it, the visits and the actions anew, a page at a time, while everybody goes on working.</summary>
    /// <param name="progress">Told how many issues, visits and actions were looked at.</param>
    public LedgerVerdict VerifyLedger(Action<int>? progress = null)
    {
        // An issue is looked up at a dozen places: so many of them keep nobody waiting.
        const int page = 50;
        var walk = new LedgerWalk();
        try
        {
            while (walk.At != LedgerWalk.Part.Done)
            {
                var looked = _writer.Do(m =>
                {
                    m.Records.Ledger.GoOn(walk, page);
                    return walk.Issues + walk.Visits + walk.Actions;
                }, reads: true).GetAwaiter().GetResult();
                progress?.Invoke(looked);
            }

            return new(walk.Issues, walk.Visits, walk.Actions, walk.Faults);
        }
        finally
        {
            _ = _writer.Do(m =>
            {
                m.Records.Ledger.Leave(walk);
                return true;
            }, reads: true);
        }
    }

    /// <summary>The audit trail, the oldest entry first, a page at a time.</summary>
    public IEnumerable<AuditEntry> Audit()
    {
        const int page = 500;
        for (var next = 1; ;)
        {
            var from = next;
            var entries = _writer.Do(m => m.Records.Trail.From(from, page), reads: true).GetAwaiter().GetResult();
            foreach (var entry in entries) yield return entry;
            if (entries.Count < page) yield break;
            next = entries[^1].Number + 1;
        }
    }

    public bool IsBound(string member) => _writer.Do(m => m.Records.IsBound(member), reads: true).GetAwaiter().GetResult();

    /// <summary>Every version of the programme, the newest first; the empty one when nothing was imported. Read on the caller's thread, for they may be many.</summary>
    public IReadOnlyList<Programme> Versions()
    {
        var versions = _writer.Do(m => m.Records.Versions.Select(v => v.Version).ToList(), reads: true).GetAwaiter().GetResult();
        return versions.Count == 0 ? [Programme] : [.. versions.Select(v => ProgrammeReader.Stored(Tables(v), v) ?? throw ProgrammeShelf.Unreadable(v))];
    }

    /// <summary>Units that cadres added.</summary>
    public IReadOnlyList<AddedUnit> AddedUnits() => _writer.Do(m => m.Records.AddedUnits.ToList(), reads: true).GetAwaiter().GetResult();

    /// <summary>All visits by number, a page at a time, so that nobody waits long behind an export.</summary>
    public IEnumerable<Visit> Visits()
    {
        const int page = 200;
        for (var next = 1; ;)
        {
            var from = next;
            var visits = _writer.Do(m => m.Records.From(from, page), reads: true).GetAwaiter().GetResult();
            foreach (var visit in visits) yield return visit;
            if (visits.Count < page) yield break;
            next = visits[^1].Number + 1;
        }
    }

    /// <summary>The whole ledger by number, a page at a time.</summary>
    public IEnumerable<Issue> Issues()
    {
        const int page = 200;
        for (var next = 1; ;)
        {
            var from = next;
            var issues = _writer.Do(m => m.Records.IssuesFrom(from, page), reads: true).GetAwaiter().GetResult();
            foreach (var issue in issues) yield return issue;
            if (issues.Count < page) yield break;
            next = issues[^1].Number + 1;
        }
    }

    public void Dispose()
    {
        // A sweep that failed is made at the next start.
        _sweeping.ContinueWith(static swept => _ = swept.Exception, TaskScheduler.Default).Wait();
        _writer.Dispose();
        _folder.Dispose();
    }

    private void Discard(OutgoingMessage message)
    {
        if (message.File is { } file) _files.Delete(file.Key);
        if (message.Picture is { } picture) _files.Delete(picture.Key);
    }

    /// <summary>The data and the keys belong together, or nothing could ever be found again.</summary>
    private static void Own(DurableEngine database, KeyVault vault, string keyFolder)
    {
        var meta = database.Database.GetCollection(Shelves.Meta);
        if (meta.FindById("key") is not { } key) database.Commit(d => d.GetCollection(Shelves.Meta).Insert(new LiteDB.BsonDocument { ["_id"] = "key", ["check"] = vault.Check() }));
        else if (!key["check"].AsBinary.AsSpan().SequenceEqual(vault.Check()) || (database.Database.GetCollection(Shelves.Addresses).FindById(1) is { } first && !vault.Opens(first["a"].AsBinary)))
            throw new StoreException($"FieldBot:KeyFolder = {keyFolder}：这不是这份数据的密钥；请放回备份的密钥 / these are not the keys of this data; put your backup of them back");
    }
}
