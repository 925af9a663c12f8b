using FieldBot.Dialogs.Records;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Links: only a keyed hash of each token is kept.</summary>
internal sealed class LinkShelf(LiteDatabase database, KeyVault vault)
{
    private int _next = database.GetCollection(Shelves.Links).Largest() + 1;

    public Link? Find(string token) => Read(Shelf.FindOne(BsonExpression.Create("$.h = @0", vault.HashOf(token))));

    public Link? Find(int id) => Read(Shelf.FindById(id));

    /// <summary>A new link; an unused one of the same member is void.</summary>
    public NewLink Make(string member, DateTimeOffset now)
    {
        RevokeUnused(member, now);
        var made = new NewLink(member, KeyVault.NewToken(), now + Link.Lifetime);
        Shelf.Insert(new BsonDocument { ["_id"] = _next++, ["m"] = member, ["h"] = vault.HashOf(made.Token), ["e"] = made.ExpiresAt.ToUnixTimeMilliseconds() });
        return made;
    }

    public void Use(int id, DateTimeOffset at)
    {
        var link = Shelf.FindById(id);
        link["u"] = at.ToUnixTimeMilliseconds();
        Shelf.Update(link);
    }

    public void RevokeUnused(string member, DateTimeOffset now)
    {
        foreach (var old in Shelf.Find(BsonExpression.Create("$.m = @0", member)).Where(l => l["u"].IsNull && l["r"].IsNull).ToList())
        {
            old["r"] = now.ToUnixTimeMilliseconds();
            Shelf.Update(old);
        }
    }

    private static Link? Read(BsonDocument? d) => d is null ? null : new(d["_id"].AsInt32, d["m"].AsString, Time(d["e"])!.Value, Time(d["u"]), Time(d["r"]));

    private static DateTimeOffset? Time(BsonValue ms) => ms.IsNull ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms.AsInt64);

    private ILiteCollection<BsonDocument> Shelf => database.GetCollection(Shelves.Links);
}
