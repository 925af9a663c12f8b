using FieldBot.Dialogs;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>The protection text, read aloud: one voice note a language.</summary>
internal sealed class RecordingShelf(LiteDatabase database)
{
    public FileRef? Find(string language) => Shelf.FindById(language) is { } found ? RecordCodec.ReadFile(found["b"].AsBinary) : null;

    public void Put(string language, FileRef file) => Shelf.Upsert(new BsonDocument { ["_id"] = language, ["b"] = RecordCodec.Write(file) });

    private ILiteCollection<BsonDocument> Shelf => database.GetCollection(Shelves.Recordings);
}
