using FieldBot.Dialogs.Records;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Rooms of group chats in which the bot may speak: few, and held in memory.</summary>
internal sealed class GroupChatShelf
{
    private readonly LiteDatabase _database;
    private readonly SortedDictionary<string, GroupChat> _open = new(StringComparer.Ordinal);

    public GroupChatShelf(LiteDatabase database)
    {
        _database = database;
        foreach (var room in Shelf.FindAll().Select(Read)) _open[Key(room.Room)] = room;
    }

    /// <summary>By chat and topic.</summary>
    public IReadOnlyList<GroupChat> Open => [.. _open.Values];

    public void Put(GroupChat room)
    {
        Shelf.Upsert(new BsonDocument
        {
            ["_id"] = Key(room.Room), ["c"] = room.Room.Chat, ["t"] = room.Room.Topic, ["l"] = room.Language, ["at"] = room.Since.ToUnixTimeMilliseconds(), ["by"] = room.By,
        });
        _open[Key(room.Room)] = room;
    }

    public void Remove(GroupRoom room)
    {
        Shelf.Delete(Key(room));
        _open.Remove(Key(room));
    }

    /// <summary>What was opened in one chat is open in another, with which it turned out to be one.</summary>
    public void Move(int from, int to)
    {
        foreach (var room in Open.Where(r => r.Room.Chat == from))
        {
            Remove(room.Room);
            Put(room with { Room = room.Room with { Chat = to } });
        }
    }

    private static string Key(GroupRoom room) => $"{Shelves.Numbered("", room.Chat)}{Shelves.Numbered("", room.Topic)}";

    private static GroupChat Read(BsonDocument d) =>
        new(new(d["c"].AsInt32, d["t"].AsInt64), d["l"].AsString, DateTimeOffset.FromUnixTimeMilliseconds(d["at"].AsInt64), d["by"].AsString);

    private ILiteCollection<BsonDocument> Shelf => _database.GetCollection(Shelves.GroupChats);
}
