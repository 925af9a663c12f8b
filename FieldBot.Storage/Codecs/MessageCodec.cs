using System.Collections.Immutable;
using FieldBot.Dialogs;

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
    }

    public static OutgoingMessage Read(Unpacker from) => new(from.Text(), from.Maybe(), from.Bool(),
        [.. from.List(u => u.List(v => new Button(v.Text(), v.Text())).ToImmutableArray())], (ReplyKeyboard)from.Byte(), from.Maybe(), from.Long());
}
