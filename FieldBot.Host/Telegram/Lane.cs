using FieldBot.Dialogs;
using FieldBot.Storage;

namespace FieldBot.Host.Telegram;

/// <summary>One chat's rows, one at a time and in order, and what the chat's cards are known as. Guarded by itself, except for what only its runner touches.</summary>
internal sealed class Lane
{
    private readonly Queue<OutboxRow> _rows = new();
    private readonly Dictionary<string, Card> _cards = new(StringComparer.Ordinal);

    /// <summary>A card as this lane last sent it.</summary>
    /// <param name="Picture">It shows a picture; false: it does not, or nobody knows.</param>
    internal readonly record struct Card(long Message, bool Buttons, bool Picture = false);

    private (long From, long To) _moved;

    /// <summary>When something was last sent; an idle lane is forgotten after a while.</summary>
    public DateTimeOffset LastAt { get; set; }

    /// <summary>The card whose buttons are being taken off, or were last.</summary>
    public (long Message, Task Done) Stripping { get; set; } = (-1, Task.CompletedTask);

    public bool Running { get; private set; }

    /// <summary>True: the lane was asleep, and who added must see that it runs.</summary>
    public bool Add(OutboxRow row)
    {
        lock (_rows)
        {
            _rows.Enqueue(row);
            if (Running) return false;
            return Running = true;
        }
    }

    /// <summary>The next row; null puts the lane to sleep.</summary>
    public OutboxRow? Next()
    {
        lock (_rows)
        {
            if (_rows.TryDequeue(out var row)) return row;
            Running = false;
            return null;
        }
    }

    /// <summary>The group goes on under another id, where none of its cards is.</summary>
    public void Move(long from, long to)
    {
        lock (_rows)
        {
            _moved = (from, to);
            _cards.Clear();
        }
    }

    /// <summary>The row as it is to be sent: what was committed before the chat moved goes where it is now.</summary>
    public OutboxRow Followed(OutboxRow row) => _moved.From != 0 && row.Address == _moved.From ? row.At(_moved.To) : row;

    /// <summary>A later row draws the same card anew, below or in the same place: this one need not be sent, unless what it brings comes only once.</summary>
    public bool Overtaken(OutboxRow row)
    {
        if (row.Message is { File: not null } or { Evidence: not null } or { Secret: true } or { Identity: not null } || Erasing.Is(row.Message)) return false;
        lock (_rows)
        {
            if (_rows.Count == 0 || row.Message.Card is not { } card) return false;
            var target = row.Message.Below ? 0 : Known(row).Message;
            foreach (var later in _rows)
                if (later.Message.Card == card && (!Keeps(later) || Keeps(row)) && (later.Message.Below || target != 0 && Known(later).Message == target)) return true;
            return false;
        }
    }

    /// <summary>The message to edit: the one that was tapped, else the one this lane sent under the key, else the one the store knows. 0: none.</summary>
    public Card Known(OutboxRow row)
    {
        var message = row.Message;
        if (message.Card is null) return default;
        var known = _cards.TryGetValue(message.Card, out var sent) ? sent : new(row.CardMessage, row.CardMessage != 0);
        if (message is { Below: false, Message: not 0 } && message.Message != known.Message) known = new(message.Message, true);
        // One message may have shown several cards, one after the other.
        return known with { Picture = _cards.Values.Any(c => c.Picture && c.Message == known.Message) };
    }

    public void Remember(OutboxRow row, long message, bool picture)
    {
        if (row.Message.Card is not { } key || message == 0) return;
        // Keys are few ("visit", "home" …); those that carry a record's number could become many.
        lock (_rows)
        {
            if (_cards.Count >= 64) _cards.Clear();
            _cards[key] = new(message, row.Message.Buttons.Length > 0, picture);
        }
    }

    /// <summary>It builds upon the picture, or the want of one, that an earlier row leaves.</summary>
    private static bool Keeps(OutboxRow row) => row.Message is { KeepPicture: true, Picture: null };

    /// <summary>Forgets what waits; how many rows that were.</summary>
    public int Drop()
    {
        lock (_rows)
        {
            var count = _rows.Count;
            _rows.Clear();
            return count;
        }
    }
}
