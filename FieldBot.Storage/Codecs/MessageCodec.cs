using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using FieldBot.Dialogs;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage.Codecs;

internal static class MessageCodec
{
    public static void Write(Packer to, OutgoingMessage message)
    {
        to.Text(message.Html);
        to.Maybe(message.Card);
        to.Bool(message.Below);
        to.List(message.Buttons, (p, row) => p.List(row, (q, b) =>
        {
            q.Text(b.Label);
            q.Text(b.Data);
        }));
        to.Byte((byte)message.Keyboard);
        to.Maybe(message.KeyboardLabel);
        to.Long(message.Message);
        to.Bool(message.Secret);
        to.Long(message.Broadcast);
        to.Bool(message.File is not null);
        if (message.File is { } file)
        {
            to.Text(file.Key);
            to.Text(file.Name);
        }

        to.Bool(message.Evidence is not null);
        if (message.Evidence is { } evidence)
        {
            AnswerCodec.Write(to, evidence.File);
            to.Text(evidence.Name);
            to.Text(evidence.Lost);
            to.Bool(evidence.Anew);
        }

        to.Bool(message.Protected);
        to.Bool(message.Wipe);
        to.Long(message.Delete);
        to.Bool(message.Identity is not null);
        if (message.Identity is { } identity)
        {
            to.Text(identity.Code);
            to.Bool(identity.Account);
        }

        to.Bool(message.KeepPicture);
        to.Bool(message.Picture is not null);
        if (message.Picture is { } picture)
        {
            to.Text(picture.Key);
            to.Text(picture.Name);
        }

        to.Long(message.Topic);
    }

    /// <param name="version">Of the chat that holds it.</param>
    public static OutgoingMessage Read(Unpacker from, byte version = ChatState.Version)
    {
        var message = new OutgoingMessage(from.Text(), from.Maybe(), from.Bool(),
            [.. from.List(u => u.List(v => new Button(v.Text(), v.Text())).ToImmutableArray())], (ReplyKeyboard)from.Byte(), from.Maybe(), from.Long());
        if (version > 1) message = message with { Secret = from.Bool(), Broadcast = from.Int(), File = from.Bool() ? new(from.Text(), from.Text()) : null };
        if (version > 2 && from.Bool()) message = message with { Evidence = new(AnswerCodec.ReadFile(from), from.Text(), from.Text(), version > 3 && from.Bool()) };
        if (version > 3) message = message with { Protected = from.Bool(), Wipe = from.Bool(), Delete = from.Long(), Identity = from.Bool() ? new(from.Text(), from.Bool()) : null };
        if (version > 4) message = message with { KeepPicture = from.Bool(), Picture = from.Bool() ? new(from.Text(), from.Text()) : null };
        return version > 5 ? message with { Topic = from.Long() } : message;
    }

    /// <summary>As it lies on the disk: what is secret is sealed.</summary>
    public static void WriteSealed(Packer to, OutgoingMessage message, KeyVault vault) =>
        Write(to, message.Secret ? message with { Html = Convert.ToBase64String(vault.Seal(Encoding.UTF8.GetBytes(message.Html))) } : message);

    public static OutgoingMessage ReadSealed(Unpacker from, KeyVault vault, byte version = ChatState.Version)
    {
        var message = Read(from, version);
        return message.Secret ? message with { Html = Unsealed(message.Html, vault) } : message;
    }

    private static string Unsealed(string html, KeyVault vault)
    {
        try
        {
            return Encoding.UTF8.GetString(vault.Unseal(Convert.FromBase64String(html)));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new InvalidDataException("a sealed message that does not open", e);
        }
    }
}
