namespace FieldBot.Dialogs;

/// <summary>What happens when a timer is due. The turn is nobody's: there is no chat to answer, so everything that is said names whom it is for.</summary>
internal static class Timers
{
    public static void Due(Talk talk, string subject)
    {
        // A subject that nobody knows has nothing to say.
    }
}
