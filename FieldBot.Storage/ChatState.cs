using FieldBot.Dialogs;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage;

/// <summary>All that is kept for one chat: one document, written with every turn. Touched by the writer only.</summary>
internal sealed class ChatState(int number, long address)
{
    public const byte Version = 4;

    /// <summary>Telegram repeats what was not confirmed; nobody sends so much between.</summary>
    private const int Deliveries = 200;
    private const int Cards = 20;

    private readonly List<long> _deliveries = [];
    private readonly List<(string Key, long Message)> _cards = [];
    private long _lastRow;

    public int Number => number;

    public long Address => address;

    public Session Session { get; set; } = Session.New;

    /// <summary>403: nothing is sent until the person comes back.</summary>
    public bool Unreachable { get; set; }

    /// <summary>Messages that are not known to be sent.</summary>
    public List<OutboxRow> Pending { get; } = [];

    public bool Handled(long delivery) => _deliveries.Contains(delivery);

    public void Handle(long delivery)
    {
        if (_deliveries.Count == Deliveries) _deliveries.RemoveAt(0);
        _deliveries.Add(delivery);
    }

    /// <summary>Queues a message; null when nobody would read it.</summary>
    public OutboxRow? Queue(OutgoingMessage message)
    {
        if (Unreachable) return null;
        if (message is { Card: { } card, Message: not 0 }) Remember(card, message.Message);
        var row = new OutboxRow(number, ++_lastRow, address, message, message.Card is null ? 0 : MessageOf(message.Card));
        Pending.Add(row);
        return row;
    }

    public void Sent(long row, long message)
    {
        var at = Pending.FindIndex(r => r.Id == row);
        if (at < 0) return;
        if (Pending[at].Message.Card is { } card && message != 0) Remember(card, message);
        Pending.RemoveAt(at);
    }

    public BsonDocument ToDocument(KeyVault vault)
    {
        var to = new Packer();
        to.Byte(Version);
        SessionCodec.Write(to, Session);
        to.Bool(Unreachable);
        to.Long(_lastRow);
        to.Long(_deliveries.Count);
        long before = 0;
        foreach (var delivery in _deliveries)
        {
            to.Long(delivery - before);
            before = delivery;
        }

        to.List(_cards, (p, c) =>
        {
            p.Text(c.Key);
            p.Long(c.Message);
        });
        to.List(Pending, (p, r) =>
        {
            p.Long(r.Id);
            MessageCodec.WriteSealed(p, r.Message, vault);
        });
        var document = new BsonDocument { ["_id"] = number, ["b"] = to.ToArray() };
        if (Pending.Count > 0) document["p"] = true;
        if (Session.Form is not null || Session.Parked is not null) document["f"] = true;
        return document;
    }

    /// <summary>Whether the chat of such a document has a form in flight, or one that waits.</summary>
    public static bool HasForm(BsonDocument document)
    {
        var from = new Unpacker(document["b"].AsBinary);
        return SessionCodec.Read(from, from.Byte()) is not { Form: null, Parked: null };
    }

    public static ChatState Read(BsonDocument document, long address, KeyVault vault) => Unpacker.Whole(document["b"].AsBinary, from => Read(from, document["_id"].AsInt32, address, vault));

    private static ChatState Read(Unpacker from, int number, long address, KeyVault vault)
    {
        if (from.Byte() is var version && version is 0 or > Version) throw new StoreException($"会话由更新的版本写成，请升级程序 / a session was written by a newer version ({version})");
        var chat = new ChatState(number, address)
        {
            Session = SessionCodec.Read(from, version),
            Unreachable = from.Bool(),
            _lastRow = from.Long(),
        };
        long before = 0;
        for (var count = from.Int(); count > 0; count--) chat._deliveries.Add(before += from.Long());
        chat._cards.AddRange(from.List(u => (u.Text(), u.Long())));
        foreach (var (id, message) in from.List(u => (u.Long(), MessageCodec.ReadSealed(u, vault, version))))
            chat.Pending.Add(new(chat.Number, id, address, message, message.Card is null ? 0 : chat.MessageOf(message.Card)));
        return chat;
    }

    private long MessageOf(string card)
    {
        foreach (var (key, message) in _cards)
            if (key == card) return message;
        return 0;
    }

    private void Remember(string card, long message)
    {
        _cards.RemoveAll(c => c.Key == card);
        if (_cards.Count == Cards) _cards.RemoveAt(0);
        _cards.Add((card, message));
    }
}
