using LiteDB;
using LiteDB.Engine;

namespace FieldBot.Storage.Durability;

/// <summary>What a new data file holds.</summary>
internal static class EmptyData
{
    public static void Create(string path) => DiskFile.Create(path, file => file.Write(0, Bytes()));

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
