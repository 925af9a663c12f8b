using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Digests that are told at their times: one or two a reader, and held in memory.</summary>
internal sealed class DigestShelf
{
    private readonly LiteDatabase _database;
    private readonly TimerShelf _timers;
    private readonly SortedDictionary<string, Digest> _chosen = new(StringComparer.Ordinal);

    public DigestShelf(LiteDatabase database, TimerShelf timers)
    {
        (_database, _timers) = (database, timers);
        foreach (var digest in Shelf.FindAll().Select(d => RecordCodec.ReadDigest(d["b"].AsBinary))) _chosen[digest.Subject] = digest;
    }

    /// <summary>By subject.</summary>
    public IReadOnlyList<Digest> All => [.. _chosen.Values];

    public void Put(Digest digest)
    {
        Shelf.Upsert(new BsonDocument { ["_id"] = digest.Subject, ["b"] = RecordCodec.Write(digest) });
        _chosen[digest.Subject] = digest;
    }

    public void Remove(Digest digest)
    {
        Shelf.Delete(digest.Subject);
        _chosen.Remove(digest.Subject);
    }

    /// <summary>What was chosen in one chat is told in another, with which it turned out to be one. What was chosen there already stays.</summary>
    public void Move(int from, int to)
    {
        foreach (var digest in All.Where(d => d.Room?.Chat == from))
        {
            var moved = digest with { Room = digest.Room! with { Chat = to } };
            if (!_chosen.ContainsKey(moved.Subject))
            {
                Put(moved);
                _timers.Set(moved.Subject, _timers.Of(digest.Subject));
            }

            Remove(digest);
            _timers.Set(digest.Subject, null);
        }
    }

    private ILiteCollection<BsonDocument> Shelf => _database.GetCollection(Shelves.Digests);
}
