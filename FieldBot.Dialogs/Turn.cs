namespace FieldBot.Dialogs;

/// <summary>One message and all that is needed to answer it.</summary>
public sealed record Turn(Session Session, Facts Facts, Inbound Inbound)
{
    public Input Input => Inbound.Input;
}
