using System.Buffers.Binary;

namespace FieldBot.Host.Metadata;

/// <summary>
/// HEIC and AVIF are boxes, and all that lies in them is found by its distance from the beginning: nothing can be taken out, but what tells
/// something is written over with zeros. Which way is up is a box of its own, and stays.
/// </summary>
internal static class HeifParts
{
    private const int Head = 8;

    private static readonly string[] Brands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];

    public static bool Is(ReadOnlySpan<byte> content) => content.Length >= 16 && Name(content, 4) == "ftyp" && Brands.Contains(Name(content, 8), StringComparer.Ordinal);

    public static byte[] Strip(byte[] content)
    {
        var clean = content.ToArray();
        try
        {
            if (Box(content, 0, content.Length, "meta") is not { } meta) return clean;
            // Version and flags stand before its boxes.
            var (from, to) = (meta.From + 4, meta.To);
            if (Box(content, from, to, "iinf") is not { } infos || Box(content, from, to, "iloc") is not { } places) return clean;
            var telling = Telling(content, infos);
            var idat = Box(content, from, to, "idat")?.From ?? 0;
            foreach (var (item, inIdat, at, length) in Extents(content, places))
            {
                if (!telling.Contains(item)) continue;
                var start = checked((int)(at + (ulong)(inIdat ? idat : 0)));
                // No length means: to the end.
                clean.AsSpan(start, length == 0 ? clean.Length - start : checked((int)length)).Clear();
            }
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // Damaged: what was found until here is gone, the rest cannot be told apart.
        }

        return clean;
    }

    /// <summary>Items that are Exif, or XMP, which is a document of its own kind.</summary>
    private static HashSet<uint> Telling(ReadOnlySpan<byte> content, (int From, int To) infos)
    {
        var telling = new HashSet<uint>();
        for (var at = infos.From + (content[infos.From] == 0 ? 6 : 8); at + Head <= infos.To;)
        {
            var size = (int)Number(content, at, 4);
            if (size < Head + 12) break;
            var wide = content[at + Head] >= 3 ? 4 : 2;
            if (Name(content, at + Head + 4 + wide + 2) is "Exif" or "mime") telling.Add((uint)Number(content, at + Head + 4, wide));
            at += size;
        }

        return telling;
    }

    private static List<(uint Item, bool InIdat, ulong At, ulong Length)> Extents(ReadOnlySpan<byte> content, (int From, int To) places)
    {
        var extents = new List<(uint, bool, ulong, ulong)>();
        var version = content[places.From];
        var (offset, length, start, index) = (content[places.From + 4] >> 4, content[places.From + 4] & 15, content[places.From + 5] >> 4, version == 0 ? 0 : content[places.From + 5] & 15);
        var at = places.From + 6;
        var wide = version == 2 ? 4 : 2;
        for (var items = Next(content, wide); items > 0 && at < places.To; items--)
        {
            var item = (uint)Next(content, wide);
            var method = version == 0 ? 0 : Next(content, 2) & 15;
            at += 2;
            var beginning = Next(content, start);
            for (var parts = Next(content, 2); parts > 0 && at < places.To; parts--)
            {
                at += index;
                var (where, many) = (Next(content, offset), Next(content, length));
                extents.Add((item, method == 1, beginning + where, many));
            }
        }

        return extents;

        ulong Next(ReadOnlySpan<byte> from, int size)
        {
            var number = Number(from, at, size);
            at += size;
            return number;
        }
    }

    /// <summary>The inside of the first box with this name.</summary>
    private static (int From, int To)? Box(ReadOnlySpan<byte> content, int from, int to, string name)
    {
        for (var at = from; at + Head <= to;)
        {
            var (size, head) = (Number(content, at, 4), Head);
            if (size == 1) (size, head) = (Number(content, at + Head, 8), 2 * Head);
            var end = size == 0 ? to : (int)Math.Min((ulong)to, (ulong)at + size);
            if (Name(content, at + 4) == name) return (at + head, end);
            if (end < at + head) break;
            at = end;
        }

        return null;
    }

    private static string Name(ReadOnlySpan<byte> content, int at) => System.Text.Encoding.ASCII.GetString(content.Slice(at, 4));

    private static ulong Number(ReadOnlySpan<byte> content, int at, int size) => size switch
    {
        0 => 0,
        2 => BinaryPrimitives.ReadUInt16BigEndian(content[at..]),
        4 => BinaryPrimitives.ReadUInt32BigEndian(content[at..]),
        8 => BinaryPrimitives.ReadUInt64BigEndian(content[at..]),
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };
}
