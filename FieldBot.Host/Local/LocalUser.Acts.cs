using System.Text.Json.Nodes;

namespace FieldBot.Host.Local;

internal sealed partial class LocalUser
{
    public const int MostOfAlbum = 10;

    public LocalMessage SendText(string text) => Say(new(0, false, Telegram.Now, MessageKind.Text, text));

    public LocalMessage SendLocation(double latitude, double longitude, bool forwarded = false) =>
        Say(new(0, false, Telegram.Now, MessageKind.Place, "") { Latitude = latitude, Longitude = longitude, Forwarded = forwarded });

    public LocalMessage SendPhoto(byte[]? content = null, string caption = "", string? album = null) =>
        SendFile(MessageKind.Photo, "photos", content is [0xFF, 0xD8, ..] ? "photo.jpg" : "photo.png", content ?? SamplePicture.Next(), caption, album);

    /// <summary>As Telegram does it: one update for each photo, with one media_group_id and no end mark.</summary>
    public IReadOnlyList<LocalMessage> SendAlbum(int photos, string caption = "") => SendAlbum([.. Enumerable.Range(0, photos).Select(_ => SamplePicture.Next())], caption);

    /// <param name="photos">Two to ten of them, or Telegram takes them for no album.</param>
    public IReadOnlyList<LocalMessage> SendAlbum(IReadOnlyList<byte[]> photos, string caption = "")
    {
        if (photos.Count is < 2 or > MostOfAlbum) throw new ArgumentException("An album has 2–10 photos.", nameof(photos));
        var album = $"{Id}{Telegram.NextMessage()}";
        return [.. photos.Select((photo, i) => SendPhoto(photo, i == 0 ? caption : "", album))];
    }

    public LocalMessage SendVoice(byte[]? content = null) => SendFile(MessageKind.Voice, "voice", "voice.oga", content ?? SampleVoice.Next());

    public LocalMessage SendDocument(string name, byte[] content, string caption = "") => SendFile(MessageKind.Document, "documents", name, content, caption);

    public LocalMessage SendSticker() => SendFile(MessageKind.Sticker, "stickers", "sticker.webp", "RIFF"u8.ToArray());

    public LocalMessage SendContact(bool own = true) => Say(new(0, false, Telegram.Now, MessageKind.Contact, "") { OwnContact = own });

    /// <summary>Sends on what stands in the chat; Telegram lets nobody do that with what is protected.</summary>
    public LocalMessage Forward(LocalMessage message)
    {
        var known = View.Messages.GetValueOrDefault(message.Id) ?? throw new ArgumentException("No such message in the chat.", nameof(message));
        if (known.Protected) throw new InvalidOperationException("What is protected cannot be forwarded.");
        return Say(known with { FromBot = false, Forwarded = true, Protected = false, Buttons = [], Date = Telegram.Now, EditedAt = null });
    }

    public void EditText(long message, string text)
    {
        var edited = Change(view =>
        {
            var old = view.Messages.GetValueOrDefault(message) is { FromBot: false } own ? own : throw new ArgumentException("Only one's own message can be edited.", nameof(message));
            var now = old with { Text = text, EditedAt = Telegram.Now };
            return (view.With(now), now);
        });
        Telegram.Feed.Push("edited_message", TelegramJson.Message(this, edited, Telegram));
    }

    /// <summary>Taps a button and gives the id of the query, whose answer turns up in <see cref="ChatView.Answers"/>.</summary>
    public string Press(LocalMessage on, LocalButton button) => Press(on.Id, button.Data ?? throw new ArgumentException("A button with an address asks the bot nothing.", nameof(button)));

    /// <summary>Taps by data: also buttons that an edit has replaced meanwhile, as on a phone whose screen is late.</summary>
    public string Press(long message, string data)
    {
        var on = View.Messages.GetValueOrDefault(message) ?? throw new ArgumentException("No such message in the chat.", nameof(message));
        var query = Telegram.NewTap(this, this);
        Telegram.Feed.Push("callback_query", TelegramJson.Tap(this, this, query, on, data, Telegram));
        return query;
    }

    /// <summary>Taps the button with this label on the newest card that has it.</summary>
    public string Press(string label)
    {
        foreach (var message in View.Messages.Values.Reverse())
            if (message.FromBot && message.Button(label) is { } button) return Press(message, button);
        throw new ArgumentException("No button with this label.", nameof(label));
    }

    public void Block() => Belong(blocked: true);

    public void Unblock() => Belong(blocked: false);

    /// <summary>The account is no more; Telegram tells the bot nothing of it.</summary>
    public void Leave() => Change(view => (view with { Left = true }, true));

    /// <summary>Any update at all, also of a kind that does not exist.</summary>
    public void Inject(string kind, JsonNode content) => Telegram.Feed.Push(kind, content, always: true);

    private void Belong(bool blocked)
    {
        if (!Change(view => (view with { Blocked = blocked }, view.Blocked != blocked))) return;
        Telegram.Feed.Push("my_chat_member", TelegramJson.Membership(this, blocked, Telegram));
    }

    private LocalMessage SendFile(MessageKind kind, string folder, string name, byte[] content, string caption = "", string? album = null)
    {
        var file = Telegram.Files.Add(folder, name, content);
        return Say(new(0, false, Telegram.Now, kind, caption) { FileId = file.Id, FileName = name, Album = album });
    }

    private LocalMessage Say(LocalMessage message)
    {
        if (View.Blocked) throw new InvalidOperationException("Who blocked the bot cannot write to it.");
        _met = true;
        // Numbered and queued in one go, so that the bot gets the messages of a chat in the order of their numbers.
        return Change(view =>
        {
            var said = message with { Id = Telegram.NextMessage() };
            Telegram.Feed.Push("message", TelegramJson.Message(this, said, Telegram));
            return (view.With(said), said);
        });
    }
}
