using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Messages that are kept back until a time; in the order of their times.</summary>
internal sealed class LaterShelf
{
    private readonly LiteDatabase _database;
    private readonly KeyVault _vault;

    public LaterShelf(LiteDatabase database, KeyVault vault)
    {
        (_database, _vault) = (database, vault);
        LookUp();
    }

    /// <summary>When the first of them is due; null: none waits.</summary>
    public DateTimeOffset? Due { get; private set; }

    public void Add(string member, OutgoingMessage message, DateTimeOffset due)
    {
        var to = new Packer();
        to.Byte(ChatState.Version);
        MessageCodec.WriteSealed(to, message, _vault);
        Shelf.Insert(new BsonDocument { ["_id"] = Key(due, Last(due) + 1), ["m"] = member, ["b"] = to.ToArray() });
        if (Due is null || due < Due) Due = due;
    }

    /// <summary>Takes out what is due.</summary>
    public IReadOnlyList<(string Member, OutgoingMessage Message)> Take(DateTimeOffset now)
    {
        if (Due is null || Due > now) return [];
        // As many at once as a batch holds; the rest comes with the next.
        var due = Shelf.Between(Key(DateTimeOffset.UnixEpoch, 0), Key(now, long.MaxValue), 256);
        foreach (var document in due) Shelf.Delete(document["_id"]);
        LookUp();
        return [.. due.Select(d => (Member: d["m"].AsString, Message: Read(d["b"].AsBinary))).Where(m => m.Message is not null).Select(m => (m.Member, m.Message!))];
    }

    /// <summary>Null when it does not unpack: every transaction takes what is due, and one damaged message must not end them all.</summary>
    private OutgoingMessage? Read(byte[] bytes)
    {
        try
        {
            return Unpacker.Whole(bytes, from => MessageCodec.ReadSealed(from, _vault, from.Byte()));
        }
        catch (Exception e) when (e is InvalidDataException or StoreException)
        {
            return null;
        }
    }

    private void LookUp() => Due = Shelf.Query().OrderBy("$._id").Limit(1).FirstOrDefault() is { } first
        ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(first["_id"].AsString.AsSpan(0, 15), CultureInfo.InvariantCulture)) : null;

    /// <summary>The number of the last that is due then: those of one time keep their order, and none has to be read at opening.</summary>
    private long Last(DateTimeOffset due) => Shelf.Beginning(Key(due), descending: true, 0, 1) is [var last] ? long.Parse(last["_id"].AsString.AsSpan(Key(due).Length), CultureInfo.InvariantCulture) : 0;

    private static string Key(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds():D15}|");

    private static string Key(DateTimeOffset at, long number) => string.Create(CultureInfo.InvariantCulture, $"{Key(at)}{number:D19}");

    private ILiteCollection<BsonDocument> Shelf => _database.GetCollection(Shelves.Later);
}
