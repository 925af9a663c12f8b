using System.Globalization;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>
/// How much there is of what leaders ask about, changed in the transaction that changes the records. A block for each place and month lies on
/// the disk and in memory; those that a transaction changed are written at its end, each once.
/// </summary>
internal sealed class TallyShelf
{
    private readonly LiteDatabase _database;
    private readonly Func<int, Programme?> _versions;
    private readonly TallyBook _book;
    private readonly HashSet<(Place Place, int Month)> _changed = [];
    private readonly Dictionary<(Place Place, int Month), TallyBlock?> _before = [];

    /// <param name="book">As it was taken over from a transaction that came to nothing; null: it is read from the disk.</param>
    public TallyShelf(LiteDatabase database, Func<int, Programme?> versions, TallyBook? book = null)
    {
        (_database, _versions) = (database, versions);
        _book = book ?? Load();
    }

    public ITallies All => _book;

    public void Change(Visit? before, Visit now) => Change(before is null ? [] : Tallies.Of(before, _versions), Tallies.Of(now, _versions));

    public void Change(Issue? before, Issue now) => Change(before is null ? [] : Tallies.Of(before, _versions), Tallies.Of(now, _versions));

    public void Change(GroupAction? before, GroupAction now) => Change(before is null ? [] : Tallies.Of(before), Tallies.Of(now));

    /// <summary>Writes what changed.</summary>
    /// <returns>Whether anything did.</returns>
    public bool Close()
    {
        if (_changed.Count == 0) return false;
        foreach (var (place, month) in _changed)
        {
            var key = KeyOf(place, month);
            if (_book.At(place, month) is { } block) Shelf.Upsert(new BsonDocument { ["_id"] = key, ["b"] = _book.Write(place, block) });
            else Shelf.Delete(key);
        }

        _changed.Clear();
        return true;
    }

    /// <summary>The transaction is on the disk.</summary>
    public void Written() => _before.Clear();

    /// <summary>The transaction came to nothing: all is as it was before, for whoever takes it over.</summary>
    public TallyBook TakeBack()
    {
        foreach (var ((place, month), block) in _before) _book.Put(place, month, block);
        _before.Clear();
        _changed.Clear();
        return _book;
    }

    public static string KeyOf(Place place, int month) => string.Create(CultureInfo.InvariantCulture, $"{place.Group}|{place.Unit}|{month / 12:D4}{month % 12 + 1:D2}");

    public static (Place Place, int Month)? Parsed(BsonValue key) =>
        key.IsString && key.AsString.Split('|') is [var group, var unit, { Length: 6 } month] && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number / 100 > 0 && number % 100 is >= 1 and <= 12 ? (new(group, unit), number / 100 * 12 + number % 100 - 1) : null;

    private void Change(IEnumerable<Tally> before, IEnumerable<Tally> now)
    {
        foreach (var (place, month, block) in _book.Change(before, now))
        {
            _changed.Add((place, month));
            _before.TryAdd((place, month), block);
        }
    }

    /// <summary>One that is damaged holds up nobody; verify tells of it.</summary>
    private TallyBook Load()
    {
        var book = new TallyBook();
        foreach (var document in Shelf.FindAll())
        {
            if (Parsed(document["_id"]) is not var (place, month) || !document["b"].IsBinary) continue;
            try
            {
                book.Put(place, month, book.Read(place, month, document["b"].AsBinary));
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }

        return book;
    }

    private ILiteCollection<BsonDocument> Shelf => _database.GetCollection(Shelves.Tallies);
}
