using FieldBot.Dialogs;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Migrations;
using FieldBot.Storage.Tests.Durability;
using FieldBot.Storage.Vault;
using Microsoft.Extensions.Time.Testing;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>A data folder and a key folder of its own, a clock that stands still, and what was logged.</summary>
/// <param name="quick">On a disk that is memory, where there is one: for tests of many thousand transactions that ask nothing of the disk.</param>
internal sealed class Premises(bool quick = false) : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly string _root = quick && Directory.Exists(Memory) ? Directory.CreateDirectory(Path.Combine(Memory, $"fieldbot-store-{Guid.NewGuid():N}")).FullName : Directory.CreateTempSubdirectory("fieldbot-store-").FullName;

    public FakeTimeProvider Clock { get; } = new(Post.Date);

    public List<string> Log { get; } = [];

    public string Data => Path.Combine(_root, "data");

    public string Keys => Path.Combine(_root, "keys");

    public string KeyFile => Path.Combine(Keys, "fieldbot.key");

    public string KeyBook => Path.Combine(Keys, "concerns.keys");

    public string DataFile => Path.Combine(Data, "fieldbot.db");

    public Store Open(Func<Turn, Outcome>? handle = null, bool trial = true, string? keys = null) =>
        Store.Open(new(Data, keys ?? Keys, trial), handle ?? Echo.Handle, Clock, Log.Add);

    /// <summary>Why the store does not open: always one line.</summary>
    public string Refusal(bool trial = true, string? keys = null)
    {
        var why = Assert.Throws<StoreException>(() => Open(trial: trial, keys: keys).Dispose());
        Assert.DoesNotContain('\n', why.Message);
        return why.Message;
    }

    /// <summary>A copy of the data, as a backup would be.</summary>
    public string Copy()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_root, "copy")).FullName;
        foreach (var file in Directory.GetFiles(Data)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    /// <summary>The writer behind a store's doors, on files in memory.</summary>
    /// <param name="book">The book of keys; null: on the disk.</param>
    public Writer WriterOn(RecordingFile log, Func<Turn, Outcome> handle, Func<KeyVault, RecordingFile>? book = null)
    {
        var database = DurableEngine.Open(new RecordingFile(EmptyData.Bytes(), [], () => 0), log);
        Schema.Bring(database, Data);
        var vault = KeyVault.Open(Keys, fresh: true);
        return new(database, vault, book is null ? Vault.KeyBook.Open(Keys, vault) : Vault.KeyBook.Open(book(vault), vault), handle, Clock, Log.Add);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
