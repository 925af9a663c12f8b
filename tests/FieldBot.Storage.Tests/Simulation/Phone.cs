using FieldBot.Dialogs;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>What somebody does in their chat: one or several messages, sent before they look at the answer.</summary>
internal sealed record Sent(Input Input, long Message = 0);

/// <summary>Somebody's chat as they see it: the card they looked at last, with its buttons.</summary>
internal sealed class Phone(string owner, long address)
{
    public string Owner => owner;

    public long Address => address;

    public string Card { get; private set; } = "";

    private OutgoingMessage? _card;
    private long _message = 1;

    public void Show(OutboxRow row)
    {
        if (row.Message.Card is null) return;
        (_card, Card, _message) = (row.Message, row.Message.Html, row.Id);
    }

    public Sent Tap(string label) => _card?.Buttons.SelectMany(r => r).FirstOrDefault(b => b.Label == label) is { } button
        ? new(new Input.Pressed(button.Data), _message) : throw new InvalidOperationException($"{owner} sees no [{label}] on:\n{Card}");

    /// <summary>A button of an earlier card or of a notice.</summary>
    public Sent Press(string data) => new(new Input.Pressed(data), _message);

    public static Sent Say(string text) => new(new Input.Text(text));

    public static Sent Photo(int number) => new(new Input.Media(new(FileKind.Photo, $"photo{number}", $"u{number}", 1000)));
}
