using System.Buffers.Binary;
using System.Text;

namespace FieldBot.Host.Tests.Metadata;

/// <summary>Small recordings as phones write them, and what stands in them beside sound and picture. Built here by the letter of their formats, apart from the code that is tested.</summary>
internal static class Spoken
{
    private static readonly byte[] OpusHead = [.. "OpusHead"u8, 1, 1, 0x38, 1, 0x80, 0xBB, 0, 0, 0, 0, 0];

    public static readonly byte[] NoTags = [.. "OpusTags"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>A voice note with these tags: as many pages as they need, then three of sound.</summary>
    public static byte[] Voice(byte[] tags, uint stream = 7)
    {
        List<byte[]> pages = [Page(2, 0, stream, 0, Lace(OpusHead.Length), OpusHead)];
        var lace = Lace(tags.Length);
        for (var (i, at) = (0, 0); i < lace.Length; i += 255)
        {
            var some = lace[i..Math.Min(lace.Length, i + 255)];
            var length = some.Sum(l => l);
            pages.Add(Page((byte)(i == 0 ? 0 : 1), 0, stream, (uint)pages.Count, some, tags[at..(at + length)]));
            at += length;
        }

        for (var i = 1; i <= 3; i++) pages.Add(Page((byte)(i == 3 ? 4 : 0), (ulong)(960 * i), stream, (uint)pages.Count, [40, 255, 10], [.. Enumerable.Repeat((byte)i, 305)]));
        return [.. pages.SelectMany(p => p)];
    }

    public static byte[] Tags(params byte[][] comments) =>
        [.. "OpusTags"u8, .. Counted("libopus of somebody's phone"u8.ToArray()), .. Little(comments.Length), .. comments.SelectMany(c => Counted(c))];

    public static byte[] Page(byte flags, ulong at, uint stream, uint number, byte[] lace, byte[] body)
    {
        var head = new byte[27];
        "OggS"u8.CopyTo(head);
        head[5] = flags;
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(6), at);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(14), stream);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(18), number);
        head[26] = (byte)lace.Length;
        byte[] page = [.. head, .. lace, .. body];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Sum(page));
        return page;
    }

    /// <summary>One frame of silence, MPEG-1 layer III.</summary>
    public static byte[] Mp3Frame => [0xFF, 0xFB, 0x90, 0x00, .. new byte[413]];

    public static byte[] Id3(byte[] inside, bool foot = false) =>
        [.. "ID3"u8, 4, 0, (byte)(foot ? 0x10 : 0), 0, 0, (byte)(inside.Length >> 7), (byte)(inside.Length & 0x7F), .. inside, .. foot ? [.. "3DI"u8, .. new byte[7]] : Array.Empty<byte>()];

    public static byte[] Ape(byte[] inside) =>
        [.. "APETAGEX"u8, .. Little(2000), .. Little(inside.Length + 32), .. Little(1), 0, 0, 0, 0xA0, .. new byte[8], .. inside,
         .. "APETAGEX"u8, .. Little(2000), .. Little(inside.Length + 32), .. Little(1), 0, 0, 0, 0x80, .. new byte[8]];

    public static byte[] Box(string name, params byte[][] inside)
    {
        var bytes = inside.SelectMany(i => i).ToArray();
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, bytes.Length + 8);
        return [.. size, .. Encoding.ASCII.GetBytes(name), .. bytes];
    }

    /// <summary>A film with what phones write into it, and the same without.</summary>
    /// <param name="brand">Null: a MOV of old, which does not say what it is.</param>
    public static (byte[] Told, byte[] Clean) Film(string? brand, bool wide)
    {
        return (Film(told: true), Film(told: false));

        byte[] Film(bool told)
        {
            byte[] place = told ? Taken.Place : new byte[Taken.Place.Length];
            byte[] first = brand is null ? Box("wide") : Box("ftyp", Encoding.ASCII.GetBytes(brand), [0, 0, 2, 0], Encoding.ASCII.GetBytes("isom"));
            return
            [
                .. first,
                .. Box(told ? "uuid" : "free", place),
                .. Box("mdat", "sound and picture"u8.ToArray()),
                .. Box("moov", Dated("mvhd"),
                    Box("trak", Dated("tkhd"), Box(told ? "udta" : "free", place), Box("mdia", Dated("mdhd"), Handler("vide", place), Box("minf", Box("vmhd", new byte[12]), Box("stbl", "where it lies"u8.ToArray())))),
                    Box(told ? "trak" : "free", told ? Dated("tkhd") : new byte[Dated("tkhd").Length], Zeros(Box("mdia", Handler("meta", Taken.Place)))),
                    Box(told ? "udta" : "free", Zeros(Box("cxyz", Taken.Place))), Box(told ? "meta" : "free", Zeros(Box("keys", Taken.Place)))),
                .. Box("free", place), .. told ? Box("SEFT", Taken.Place) : Box("free", new byte[Taken.Place.Length]), .. told ? "end"u8.ToArray() : new byte[3],
            ];

            byte[] Dated(string name)
            {
                byte[] date = wide ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 3, 4];
                if (!told) date = new byte[date.Length];
                return Box(name, [(byte)(wide ? 1 : 0), 0, 0, 7], date, date, "and how long"u8.ToArray());
            }

            byte[] Handler(string kind, byte[] called) => Box("hdlr", new byte[8], Encoding.ASCII.GetBytes(kind), told ? "appl"u8.ToArray() : new byte[4], new byte[8], called);

            byte[] Zeros(byte[] inside) => told ? inside : new byte[inside.Length];
        }
    }

    private static byte[] Lace(int length) => [.. Enumerable.Repeat((byte)255, length / 255), (byte)(length % 255)];

    private static byte[] Counted(byte[] bytes) => [.. Little(bytes.Length), .. bytes];

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>RFC 3533's sum, bit by bit.</summary>
    private static uint Sum(byte[] page)
    {
        var sum = 0u;
        foreach (var b in page)
        {
            sum ^= (uint)b << 24;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 0x80000000) != 0 ? sum << 1 ^ 0x04C11DB7 : sum << 1;
        }

        return sum;
    }
}
