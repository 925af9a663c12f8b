using System.Collections.Immutable;

namespace FieldBot.Host.Local;

internal enum MessageKind { Text, Photo, Voice, Audio, Video, VideoNote, Document, Sticker, Place, Contact, Service }

/// <summary>One message as it stands in a chat now.</summary>
/// <param name="Text">What the reader sees: text or caption without tags.</param>
internal sealed record LocalMessage(long Id, bool FromBot, DateTimeOffset Date, MessageKind Kind, string Text)
{
    public ImmutableArray<TextEntity> Entities { get; init; } = [];
    public ImmutableArray<ImmutableArray<LocalButton>> Buttons { get; init; } = [];
    public string? FileId { get; init; }
    public string? FileName { get; init; }
    public string? Album { get; init; }
    public double Latitude { get; init; }
    public double Longitude { get; init; }
    public bool Forwarded { get; init; }

    /// <summary>Its reader is not to forward or save it.</summary>
    public bool Protected { get; init; }
    public bool OwnContact { get; init; }
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>In a group: who wrote it, if the bot did not.</summary>
    public long From { get; init; }

    /// <summary>In a group with topics; 0: the general one.</summary>
    public long Topic { get; init; }

    /// <summary>The message that it answers; 0: none.</summary>
    public long ReplyTo { get; init; }

    /// <summary>Of a <see cref="MessageKind.Service"/> message: its fields as the Bot API writes them, as JSON.</summary>
    public string? Service { get; init; }

    /// <summary>The chat's version that this message last changed with.</summary>
    public long Changed { get; init; }

    public IEnumerable<LocalButton> AllButtons => Buttons.SelectMany(row => row);

    public LocalButton? Button(string label) => AllButtons.FirstOrDefault(b => b.Label.Contains(label, StringComparison.Ordinal));

    /// <summary>Whether a reader could not tell the two apart; the server refuses an edit that changes nothing.</summary>
    public bool LooksLike(LocalMessage other) =>
        Kind == other.Kind && FileId == other.FileId && Text == other.Text && Entities.SequenceEqual(other.Entities)
        && Buttons.Length == other.Buttons.Length && Buttons.Zip(other.Buttons).All(rows => rows.First.SequenceEqual(rows.Second));
}

/// <param name="Offset">In UTF-16 units, as Telegram counts.</param>
internal sealed record TextEntity(string Type, int Offset, int Length, string? Url = null);

internal sealed record LocalButton(string Label, string? Data, string? Url = null);

internal sealed record KeyboardKey(string Label, bool AsksPlace, bool AsksContact);
