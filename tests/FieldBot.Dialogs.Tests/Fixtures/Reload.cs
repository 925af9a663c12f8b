using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>Writes a value as the store does and reads it back.</summary>
internal static class Reload
{
    public static Session Session(Session session) => session;

    public static Event Event(Event e) => e;

    public static OutgoingMessage Message(OutgoingMessage message) => message;
}
