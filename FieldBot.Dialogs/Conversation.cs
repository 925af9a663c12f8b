namespace FieldBot.Dialogs;

/// <summary>Answers one turn: pure and synchronous. All that it needs comes in, all that it decides goes out.</summary>
public sealed class Conversation
{
    public Outcome Handle(Turn turn) => new(turn.Session, [], []);
}
