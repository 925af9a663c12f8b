using System.Text;
using FieldBot.Dialogs.Concerns;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Links on the units' posters: found by a keyed hash of the token; the token lies sealed beside it, so that a poster can be printed again.</summary>
internal sealed class WorkerLinkShelf(LiteDatabase database, KeyVault vault)
{
    private int _next = database.GetCollection(Shelves.WorkerLinks).Largest() + 1;

    /// <summary>Also one that does not hold any more: whoever opens it is told so.</summary>
    public WorkerLink? Find(string token) => Shelf.FindOne(BsonExpression.Create("$.h = @0", vault.HashOf(token))) is { } found ? Read(found) : null;

    /// <summary>The unit's latest that was not revoked.</summary>
    public WorkerLink? Of(string unit) => Latest(unit) is { } found ? Read(found) : null;

    /// <summary>The token of the one that holds; null: there is none.</summary>
    public string? TokenOf(string unit, DateTimeOffset now) => Latest(unit) is { } found && Read(found).Holds(now) ? Encoding.ASCII.GetString(vault.Unseal(found["s"].AsBinary)) : null;

    public string Make(string unit, DateTimeOffset now)
    {
        var token = KeyVault.NewToken();
        Shelf.Insert(new BsonDocument { ["_id"] = _next++, ["u"] = unit, ["h"] = vault.HashOf(token), ["s"] = vault.Seal(Encoding.ASCII.GetBytes(token)), ["at"] = now.ToUnixTimeMilliseconds() });
        return token;
    }

    public void Revoke(string unit, DateTimeOffset at)
    {
        foreach (var link in Those(unit))
        {
            link["r"] = at.ToUnixTimeMilliseconds();
            Shelf.Update(link);
        }
    }

    private BsonDocument? Latest(string unit) => Those(unit).MaxBy(l => l["_id"].AsInt32);

    private List<BsonDocument> Those(string unit) => [.. Shelf.Find(BsonExpression.Create("$.u = @0", unit)).ToList().Where(l => l["r"].IsNull)];

    private static WorkerLink Read(BsonDocument d) => new(d["u"].AsString, Time(d["at"]), d["r"].IsNull ? null : Time(d["r"]));

    private static DateTimeOffset Time(BsonValue ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms.AsInt64);

    private ILiteCollection<BsonDocument> Shelf => database.GetCollection(Shelves.WorkerLinks);
}
