using FieldBot.Dialogs;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Jobs that are not done yet.</summary>
internal sealed class JobShelf(LiteDatabase database)
{
    private const int Beginnings = 5;

    private int _next = (database.GetCollection(Shelves.Meta).FindById("jobs")?["n"].AsInt32 ?? 0) + 1;

    public IReadOnlyList<JobRow> Waiting() => [.. Shelf.Query().OrderBy("$._id").ToList().Select(d => new JobRow(d["_id"].AsInt32, d["c"].AsInt32, JobCodec.Read(d["b"].AsBinary)))];

    /// <summary>Counts that it is begun. False when it was begun so often without getting on that it is given up: it may be what ends the program.</summary>
    public bool Begin(JobRow row)
    {
        if (Shelf.FindById(row.Id) is not { } job) return false;
        Put(job, Begun(job) + 1);
        return Begun(job) <= Beginnings;
    }

    /// <summary>It gets on: it is counted anew.</summary>
    public void GetsOn(JobRow row)
    {
        if (Shelf.FindById(row.Id) is { } job && Begun(job) > 0) Put(job, 0);
    }

    /// <param name="chat">The chat that asked; 0: nobody waits for it.</param>
    public JobRow Add(int chat, Job job)
    {
        var row = new JobRow(_next++, chat, job);
        Shelf.Insert(new BsonDocument { ["_id"] = row.Id, ["c"] = chat, ["b"] = JobCodec.Write(job) });
        // A number never comes back, so that a late report cannot end another job.
        database.GetCollection(Shelves.Meta).Upsert(new BsonDocument { ["_id"] = "jobs", ["n"] = row.Id });
        return row;
    }

    public bool Waits(JobRow row) => Shelf.FindById(row.Id) is not null;

    public void Remove(JobRow row) => Shelf.Delete(row.Id);

    private static int Begun(BsonDocument job) => job["n"].IsInt32 ? job["n"].AsInt32 : 0;

    private void Put(BsonDocument job, int begun)
    {
        job["n"] = begun;
        Shelf.Update(job);
    }

    private ILiteCollection<BsonDocument> Shelf => database.GetCollection(Shelves.Jobs);
}
