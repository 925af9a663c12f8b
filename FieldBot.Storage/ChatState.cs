using System.Security.Cryptography;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage;

/// <summary>
/// All that is kept for one chat: one document, written with every turn. Once somebody spoke in it as a worker it is sealed with a key of its
/// own: destroying that closes every older copy. Touched by the writer only.
/// </summary>
internal sealed class ChatState(int number, long address)
{
    public const byte Version = 6;

    /// <summary>Telegram repeats what was not confirmed; nobody sends so much between.</summary>
    private const int Deliveries = 200;
    private const int Cards = 20;

    private readonly List<long> _deliveries = [];
    private readonly List<(string Key, long Message)> _cards = [];
    private readonly Traces _traces = new();
    private long _lastRow;

    public int Number => number;

    /// <summary>Telegram's id. It stays, but for a group that becomes a supergroup.</summary>
    public long Address { get; private set; } = address;

    public Session Session { get; set; } = Session.New;

    /// <summary>403: nothing is sent until the person comes back.</summary>
    public bool Unreachable { get; set; }

    /// <summary>The person wants to be forgotten: all of it goes when nothing is waiting any more.</summary>
    public bool Forgotten { get; set; }

    /// <summary>The key with which it is sealed; 0: it is not.</summary>
    public int Key { get; private set; }

    public bool IsSealed => Key != 0 || Session.Worker is not null;

    /// <summary>Messages that are not known to be sent.</summary>
    public List<OutboxRow> Pending { get; } = [];

    /// <summary>What a member has in flight: a visit that waits rather than what is in front of it, and never what somebody says as a worker.</summary>
    public FormState? Draft => WorkerSide.Owns(Session.Parked) ? OfMember(Session.Form) : Session.Parked ?? OfMember(Session.Form);

    /// <summary>An account that loses its member keeps nothing of the member's work; what was said here as a worker is no part of it.</summary>
    public void LeaveDraft()
    {
        var own = new[] { Session.Form, Session.Parked }.Where(WorkerSide.Owns).ToList();
        Session = Session with { Form = own.ElementAtOrDefault(0), Parked = own.ElementAtOrDefault(1) };
    }

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
        var row = new OutboxRow(number, ++_lastRow, Address, message, message.Card is null ? 0 : MessageOf(message.Card));
        Pending.Add(row);
        return row;
    }

    /// <summary>What waits goes to the new id. Messages are numbered anew there: none that is known can be edited any more.</summary>
    public void MoveTo(long address)
    {
        Address = address;
        _cards.Clear();
        for (var i = 0; i < Pending.Count; i++) Pending[i] = Pending[i].At(address);
    }

    public void Sent(long row, long message, DateTimeOffset at)
    {
        var index = Pending.FindIndex(r => r.Id == row);
        if (index < 0) return;
        var sent = Pending[index].Message;
        Pending.RemoveAt(index);
        if (sent.Card is { } card && message != 0) Remember(card, message);
        if (sent.Wipe) _traces.Wiped();
        else if (sent.Delete != 0) _traces.Remove(sent.Delete);
        else Trace(message, at);
    }

    /// <summary>A message of either side that the worker may want to be gone; 0: none.</summary>
    public void Trace(long message, DateTimeOffset at)
    {
        if (IsSealed && message != 0) _traces.Add(message, at);
    }

    /// <summary>The messages that can still be deleted. They are forgotten when the row that wipes them was sent.</summary>
    public IReadOnlyList<long> HandOut(DateTimeOffset now) => _traces.HandOut(now);

    /// <summary>Sealed with a new key from now on; copies that the old one would open stay closed.</summary>
    public void Renew(KeyBook keys)
    {
        if (Key != 0) keys.Drop(Key);
        Key = keys.Make();
    }

    public BsonDocument ToDocument(KeyVault vault, KeyBook keys)
    {
        if (IsSealed && keys.Key(Key) is null) Renew(keys);
        var document = new BsonDocument { ["_id"] = number };
        if (Key == 0) document["b"] = ToBytes(vault);
        else (document["k"], document["s"]) = (vault.Veil(Key, About(number)), KeyVault.SealWith(keys.Key(Key)!, ToBytes(vault), About(number)));
        if (Pending.Count > 0) document["p"] = true;
        if (Draft is not null) document["f"] = true;
        return document;
    }

    internal byte[] ToBytes(KeyVault vault)
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
        to.Bool(Forgotten);
        _traces.Write(to);
        return to.ToArray();
    }

    /// <summary>Whether the chat of such a document has a form in flight, or one that waits.</summary>
    public static bool HasForm(BsonDocument document)
    {
        var from = new Unpacker(document["b"].AsBinary);
        return SessionCodec.Read(from, from.Byte()) is not { Form: null, Parked: null };
    }

    /// <summary>A chat whose key is gone is as one that nobody ever wrote in.</summary>
    public static ChatState Read(BsonDocument document, long address, KeyVault vault, KeyBook keys)
    {
        var number = document["_id"].AsInt32;
        if (document["k"] is not { IsInt32: true } id) return Read(document["b"].AsBinary, number, address, vault);
        var veiled = vault.Veil(id.AsInt32, About(number));
        if (keys.Key(veiled) is not { } key) return new(number, address);
        var chat = Read(Opened(key, document["s"].AsBinary, number), number, address, vault);
        chat.Key = veiled;
        return chat;
    }

    internal static ChatState Read(byte[] bytes, int number, long address, KeyVault vault) => Unpacker.Whole(bytes, from => Read(from, number, address, vault));

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
        if (version < 4) return chat;
        chat.Forgotten = from.Bool();
        chat._traces.Read(from);
        return chat;
    }

    private static byte[] Opened(byte[] key, byte[] sealed_, int number)
    {
        try
        {
            return KeyVault.UnsealWith(key, sealed_, About(number));
        }
        catch (CryptographicException e)
        {
            throw new InvalidDataException("a sealed chat that does not open", e);
        }
    }

    /// <summary>A key opens the chat with this number, and no other.</summary>
    public static string About(int number) => $"chat {number}";

    private static FormState? OfMember(FormState? form) => WorkerSide.Owns(form) ? null : form;

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
