using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Units that cadres added (few, and held in memory), and why a group did not go to one.</summary>
internal sealed class UnitShelf
{
    private readonly LiteDatabase _database;
    private readonly List<AddedUnit> _units;

    public UnitShelf(LiteDatabase database)
    {
        _database = database;
        _units = [.. Shelf.FindAll().OrderBy(u => u["n"].AsInt32).Select(Read)];
    }

    public IReadOnlyList<AddedUnit> Added => _units;

    /// <summary>Added, confirmed or merged: the unit as it is now.</summary>
    public void Put(AddedUnit unit)
    {
        var at = _units.FindIndex(u => u.Unit.Code == unit.Unit.Code);
        if (at < 0) _units.Add(unit); else _units[at] = unit;
        Shelf.Upsert(new BsonDocument
        {
            ["_id"] = unit.Unit.Code, ["n"] = at < 0 ? _units.Count : at + 1, ["name"] = unit.Unit.Name, ["kind"] = unit.Unit.Kind, ["group"] = unit.Group, ["by"] = unit.By, ["at"] = unit.At.ToUnixTimeMilliseconds(),
            ["ok"] = unit.ConfirmedBy, ["into"] = unit.MergedInto,
        });
    }

    public SkippedUnit? Skipped(string group, string unit) => SkippedShelf.FindById($"{group}|{unit}") is { } s
        ? new(group, unit, s["by"].AsString, DateTimeOffset.FromUnixTimeMilliseconds(s["at"].AsInt64), s["why"].AsString, DateOnly.FromDayNumber(s["until"].AsInt32)) : null;

    /// <summary>The latest reason counts.</summary>
    public void Put(SkippedUnit skipped) => SkippedShelf.Upsert(new BsonDocument
    {
        ["_id"] = $"{skipped.Group}|{skipped.Unit}", ["by"] = skipped.By, ["at"] = skipped.At.ToUnixTimeMilliseconds(), ["why"] = skipped.Why, ["until"] = skipped.Until.DayNumber,
    });

    private static AddedUnit Read(BsonDocument u) => new(new Unit(u["_id"].AsString, u["name"].AsString, u["kind"].AsString), u["group"].AsString, u["by"].AsString, DateTimeOffset.FromUnixTimeMilliseconds(u["at"].AsInt64), u["ok"].AsString, u["into"].AsString);

    private ILiteCollection<BsonDocument> SkippedShelf => _database.GetCollection(Shelves.UnitsSkipped);

    private ILiteCollection<BsonDocument> Shelf => _database.GetCollection(Shelves.Units);
}
