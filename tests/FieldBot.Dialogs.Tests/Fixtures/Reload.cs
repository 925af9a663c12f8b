using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>Writes a value as the store does and reads it back.</summary>
internal static class Reload
{
    public static Session Session(Session session) => Through(session, SessionCodec.Write, SessionCodec.Read);

    public static OutgoingMessage Message(OutgoingMessage message) => Through(message, MessageCodec.Write, MessageCodec.Read);

    public static Event Event(Event e) => e switch
    {
        Event.VisitRecorded recorded => recorded with { Visit = VisitCodec.Read(VisitCodec.Write(recorded.Visit)) },
        Event.VisitChanged changed => changed with { Visit = VisitCodec.Read(VisitCodec.Write(changed.Visit)) },
        _ => e,
    };

    private static T Through<T>(T value, Action<Packer, T> write, Func<Unpacker, T> read)
    {
        var packer = new Packer();
        write(packer, value);
        return read(new(packer.ToArray()));
    }
}
