using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Migrations;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage;

/// <summary>
/// The doors of the storage. Whoever calls gets an answer when what was asked for is on the disk. One thread writes: it takes what waits,
/// has the dialogs answer it in order, commits it as one transaction, and only then lets anything out.
/// </summary>
public sealed class Store : IDisposable
{
    /// <summary>What the files in the data folder are called.</summary>
    internal const string Files = "fieldbot";

    private readonly DataFolder _folder;
    private readonly Writer _writer;

    private Store(DataFolder folder, Writer writer) => (_folder, _writer) = (folder, writer);

    /// <param name="handle">Answers a turn; runs on the writer's thread.</param>
    /// <param name="log">Gets a line when a turn failed: kind and length of its input and the step, never its text.</param>
    public static Store Open(StoreOptions options, Func<Turn, Outcome> handle, TimeProvider clock, Action<string>? log = null)
    {
        var folder = DataFolder.Open(options.Folder, options.Trial);
        DurableEngine? database = null;
        try
        {
            var vault = KeyVault.Open(options.KeyFolder, fresh: !File.Exists(Path.Combine(options.Folder, Files + ".db")));
            database = DurableEngine.Open(options.Folder, Files);
            Schema.Bring(database, options.Folder);
            Own(database, vault, options.KeyFolder);
            return new(folder, new(database, vault, handle, clock, log));
        }
        catch (Exception e)
        {
            database?.Dispose();
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

    /// <summary>The row was sent as this message (0: nothing to remember). Written with the chat's next turn, or by itself soon after.</summary>
    public void Sent(OutboxRow row, long message) => _writer.Mark(row.Chat, chat => chat.Sent(row.Id, message));

    /// <summary>The person blocked the bot: what waits for them is dropped, until they come back.</summary>
    public void Unreachable(OutboxRow row) => _writer.Mark(row.Chat, chat =>
    {
        chat.Unreachable = true;
        chat.Pending.Clear();
    });

    /// <summary>Keeps checked tables as the next version and puts it in force.</summary>
    public Task<Programme> Import(IReadOnlyList<Table> tables) => _writer.Do(m => m.Records.Import(tables, m.Now));

    public Task<IReadOnlyList<NewLink>> CreateLinks(IReadOnlyList<string> members) => members.Count == 0 ? Task.FromResult<IReadOnlyList<NewLink>>([]) : _writer.Do(m => (IReadOnlyList<NewLink>)[.. members.Select(c => m.Records.MakeLink(c, m.Now))]);

    /// <summary>Binds without a link: for the people of the trial.</summary>
    public Task Bind(string member, long address) => _writer.Do(m =>
    {
        var chat = m.Chats.At(address);
        m.Chats.Touch(chat);
        m.Records.BindTo(member, chat.Number);
        return true;
    });

    public bool IsBound(string member) => _writer.Do(m => m.Records.IsBound(member), reads: true).GetAwaiter().GetResult();

    /// <summary>Every version of the programme, the newest first.</summary>
    public IReadOnlyList<Programme> Versions() => _writer.Do(m => m.Records.Versions(), reads: true).GetAwaiter().GetResult();

    /// <summary>Units that cadres added.</summary>
    public IReadOnlyList<Unit> AddedUnits() => _writer.Do(m => m.Records.AddedUnits.ToList(), reads: true).GetAwaiter().GetResult();

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

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
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
