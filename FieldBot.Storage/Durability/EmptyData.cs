using LiteDB;
using LiteDB.Engine;

namespace FieldBot.Storage.Durability;

/// <summary>A new data file appears under its name only when it is whole and on the disk.</summary>
internal static class EmptyData
{
    public static void Create(string path)
    {
        var bytes = Bytes();
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = DiskFile.Open(draft))
        {
            file.Write(0, bytes);
            file.Sync();
        }

        File.Move(draft, path);
        DiskFolder.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>An empty database: ordinal collation, and no checkpoints but those that are asked for.</summary>
    internal static byte[] Bytes()
    {
        using var data = new MemoryStream();
        using var log = new MemoryStream();
        var settings = new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary };
        using (var database = new LiteDatabase(new LiteEngine(settings)))
        {
            database.CheckpointSize = 0;
            database.Checkpoint();
        }

        return data.ToArray();
    }
}
