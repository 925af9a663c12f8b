using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;

namespace FieldBot.Storage.Tests.Codecs;

/// <summary>Each codec from a value to bytes and back.</summary>
internal static class Bytes
{
    public static byte[] Of<T>(T value, Action<Packer, T> write)
    {
        var to = new Packer();
        write(to, value);
        return to.ToArray();
    }

    public static byte[] Of(Session session) => Of(session, SessionCodec.Write);

    public static byte[] Of(OutgoingMessage message) => Of(message, MessageCodec.Write);

    public static byte[] Of(ChatState chat) => chat.ToBytes(Fixtures.Keys.Vault);

    public static Session Session(byte[] bytes) => Unpacker.Whole(bytes, u => SessionCodec.Read(u));

    public static OutgoingMessage Message(byte[] bytes) => Unpacker.Whole(bytes, u => MessageCodec.Read(u));

    public static ChatState Chat(byte[] bytes) => ChatState.Read(bytes, 3, 12345, Fixtures.Keys.Vault);

    public static Visit Visit(byte[] bytes) => VisitCodec.Read(bytes);

    public static IReadOnlyList<Table> Tables(byte[] bytes) => TableCodec.Read(bytes);

    /// <summary>As the first version wrote it: without who entered it.</summary>
    public static byte[] FirstVisit(Visit visit)
    {
        var bytes = VisitCodec.Write(visit with { EnteredBy = null })[..^1];
        bytes[0] = 1;
        return bytes;
    }
}
