using FieldBot.Dialogs;
using Telegram.Bot.Types;

namespace FieldBot.Host.Telegram;

/// <summary>What a person put into a message.</summary>
internal sealed class MessageReader(string username)
{
    public Input Read(Message message) => message switch
    {
        { Text: { } text } => Written(text),
        { Photo: { Length: > 0 } sizes } => Photo(message, sizes),
        { Voice: { } v } => Media(message, FileKind.Voice, v, v.Duration),
        { Audio: { } a } => Media(message, FileKind.Audio, a, a.Duration),
        { VideoNote: { } n } => Media(message, FileKind.VideoNote, n, n.Duration),
        { Video: { } v } => Media(message, FileKind.Video, v, v.Duration),
        // A GIF is an animation that Telegram also calls a document, for old programs.
        { Animation: not null } => new Input.Unexpected("animation"),
        { Document: { } d } => Media(message, FileKind.Document, d, 0) with { Name = d.FileName },
        { Venue.Location: { } location } => Place(message, location),
        { Location: { } location } => Place(message, location),
        { Contact: { } contact } => new Input.Contact(contact.UserId is { } user && user == message.From?.Id),
        { Sticker: not null } => new Input.Unexpected("sticker"),
        { Poll: not null } => new Input.Unexpected("poll"),
        { Dice: not null } => new Input.Unexpected("dice"),
        { Story: not null } => new Input.Unexpected("story"),
        _ => new Input.Unexpected(Kinds.NameOf(message.Type)),
    };

    private Input Written(string text)
    {
        if (text is not ['/', _, ..] || !IsWord(text[1])) return new Input.Text(text);
        var end = text.AsSpan().IndexOfAny(' ', '\n', '\t');
        var word = end < 0 ? text.AsSpan(1) : text.AsSpan(1, end - 1);
        var at = word.IndexOf('@');
        var name = at < 0 ? word : word[..at];
        // "/a/b" or "/走访" is no command to Telegram either.
        foreach (var c in name)
            if (!IsWord(c)) return new Input.Text(text);
        // Another bot's command keeps that bot's name, so that no dialog knows it.
        var other = at >= 0 && !word[(at + 1)..].Equals(username, StringComparison.OrdinalIgnoreCase);
        var argument = end < 0 ? "" : text[end..].Trim();
        var lower = (other ? word : name).ToString().ToLowerInvariant();
        return lower == "start" && argument.Length > 0 ? new Input.LinkOpened(argument) : new Input.Command(lower, argument);
    }

    private static Input.Media Photo(Message message, PhotoSize[] sizes)
    {
        var largest = sizes[0];
        foreach (var size in sizes)
            if ((long)size.Width * size.Height > (long)largest.Width * largest.Height) largest = size;
        return Media(message, FileKind.Photo, largest, 0);
    }

    private static Input.Media Media(Message message, FileKind kind, FileBase file, int seconds) =>
        new(new(kind, file.FileId, file.FileUniqueId, file.FileSize ?? 0, seconds), message.Caption, message.MediaGroupId);

    private static Input.Place Place(Message message, Location at) => new(at.Latitude, at.Longitude, message.ForwardOrigin is not null);

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
