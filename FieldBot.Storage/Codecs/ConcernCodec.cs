using FieldBot.Dialogs.Concerns;

namespace FieldBot.Storage.Codecs;

/// <summary>A concern with its tie to whoever brought it, as bytes to be sealed.</summary>
internal static class ConcernCodec
{
    private const byte Version = 1;

    /// <param name="chat">Who hears of it; 0: nobody.</param>
    public static byte[] Write(Concern concern, int chat)
    {
        var to = new Packer();
        to.Byte(Version);
        to.Long(chat);
        to.Text(concern.Code);
        to.Long(concern.Number ?? 0);
        to.Bool(concern.Waiting is not null);
        if (concern.Waiting is { } waiting)
        {
            var bytes = IssueCodec.Write(waiting);
            to.List(bytes, (p, b) => p.Byte(b));
        }

        to.Bool(concern.Muted);
        to.Bool(concern.Shared);
        to.Maybe(concern.Name);
        to.Maybe(concern.Contact);
        to.Long(concern.Shown);
        return to.ToArray();
    }

    public static (Concern Concern, int Chat) Read(byte[] bytes) => Unpacker.Whole(bytes, from =>
    {
        if (from.Byte() != Version) throw new StoreException("诉求由更新的版本写成\uFF0C请升级程序 / a concern was written by a newer version");
        var chat = from.Int();
        return (new Concern(from.Text())
        {
            Number = from.Int() is > 0 and var number ? number : null,
            Waiting = from.Bool() ? IssueCodec.Read(from.List(u => u.Byte())) : null,
            Muted = from.Bool(),
            Shared = from.Bool(),
            Name = from.Maybe(),
            Contact = from.Maybe(),
            Shown = from.Int(),
        }, chat);
    });
}
