using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Storage;

namespace FieldBot.Host.Scenarios;

/// <summary>What a person has before them: the last message that asks for something.</summary>
internal sealed record Shown(long Message, OutgoingMessage Content)
{
    public ImmutableArray<Button> Buttons { get; } = [.. Content.Buttons.SelectMany(r => r)];
}

/// <summary>The phones of those who play, and the network between them and the store: without Telegram, and without waiting.</summary>
/// <param name="language">Telegram's word for the language of the phones.</param>
internal sealed class Phones(Store store, SimulatedClock clock, string language)
{
    /// <summary>Between two taps of one person.</summary>
    private static readonly TimeSpan Tap = TimeSpan.FromSeconds(1);

    private readonly Dictionary<long, Shown> _shown = [];
    private readonly Dictionary<long, Job.DrawSummary> _drawing = [];
    private readonly Dictionary<long, string> _said = [];
    private long _message;

    /// <summary>Messages and taps so far.</summary>
    public int Turns { get; private set; }

    public Shown? On(long address) => _shown.GetValueOrDefault(address);

    /// <summary>The last message, as HTML.</summary>
    public string Said(long address) => _said.GetValueOrDefault(address, "");

    /// <summary>The picture that was asked for last; null: none.</summary>
    public Job.DrawSummary? DrawnFor(long address) => _drawing.GetValueOrDefault(address);

    public Task Tapped(long address, Button button) => Send(address, new Input.Pressed(button.Data));

    public async Task Send(long address, Input input)
    {
        Turns++;
        var message = input is Input.Pressed ? On(address)?.Message ?? 0 : ++_message;
        await store.Handle(new(Turns, address, input, message, clock.GetUtcNow(), language));
        await Arrive(address);
        clock.Pass(Tap);
    }

    private async Task Arrive(long sender)
    {
        // What a batch says has left the writer when the next one is answered.
        await store.Ask(static _ => true);
        Take();
        while (store.Jobs.TryRead(out var job))
        {
            // Pictures are looked at where the figures are compared.
            if (job.Job is Job.DrawSummary draw) _drawing[sender] = draw;
            await store.Finish(job, new JobResult.Done());
        }

        Take();
    }

    private void Take()
    {
        while (store.Outbox.TryRead(out var row))
        {
            var edits = row.Message.Message != 0 ? row.Message.Message : row.Message is { Card: not null, Below: false } ? row.CardMessage : 0;
            var message = edits != 0 ? edits : ++_message;
            store.Sent(row, message);
            if (row.Message.Html.Length > 0) _said[row.Address] = row.Message.Html;
            if (row.Message is { Buttons.IsEmpty: false } or { Keyboard: ReplyKeyboard.AskPlace }) _shown[row.Address] = new(message, row.Message);
        }
    }
}
