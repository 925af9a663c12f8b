using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using FieldBot.Host.Posters;
using SkiaSharp;

namespace FieldBot.Host.Pictures;

/// <summary>
/// A PNG of 64 colours, a third of what all of them would take: a picture has a dozen, and the edges of letters in between. Those are given
/// to the nearest, which no eye tells.
/// </summary>
internal static class IndexedPng
{
    private const int Colours = 64;

    /// <param name="pixels">Opaque, four bytes each: red, green, blue.</param>
    public static byte[] Write(SKPixmap pixels)
    {
        var dots = MemoryMarshal.Cast<byte, uint>(pixels.GetPixelSpan());
        var (palette, places) = Chosen(dots);
        using var png = new MemoryStream();
        PngParts.Begin(png);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, pixels.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), pixels.Height);
        (head[8], head[9]) = (8, 3);
        PngParts.Chunk(png, "IHDR", head);
        PngParts.Chunk(png, "PLTE", [.. palette.SelectMany(c => new[] { Red(c), Green(c), Blue(c) })]);
        PngParts.Chunk(png, "IDAT", Packed(dots, pixels.Width, pixels.RowBytes / sizeof(uint), palette, places));
        PngParts.Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>The most frequent, and where each of them stands.</summary>
    private static (uint[] Palette, Dictionary<uint, byte> Places) Chosen(ReadOnlySpan<uint> dots)
    {
        var counts = new Dictionary<uint, int>();
        for (var from = 0; from < dots.Length;)
        {
            var to = End(dots, from);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, dots[from], out _) += to - from;
            from = to;
        }

        var palette = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(Colours).Select(c => c.Key).ToArray();
        return (palette, palette.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => (byte)p.i));
    }

    private static byte[] Packed(ReadOnlySpan<uint> dots, int width, int stride, uint[] palette, Dictionary<uint, byte> places)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            // The first byte says that the line is not filtered.
            var line = new byte[width + 1];
            for (var at = 0; at < dots.Length; at += stride)
            {
                var row = dots.Slice(at, width);
                for (var from = 0; from < width;)
                {
                    var to = End(row, from);
                    if (!places.TryGetValue(row[from], out var place)) places[row[from]] = place = Nearest(row[from], palette);
                    line.AsSpan(from + 1, to - from).Fill(place);
                    from = to;
                }

                deflate.Write(line);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Of the run of one colour that begins here.</summary>
    private static int End(ReadOnlySpan<uint> dots, int from) => dots[from..].IndexOfAnyExcept(dots[from]) is >= 0 and var run ? from + run : dots.Length;

    private static byte Nearest(uint colour, uint[] palette)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < palette.Length; i++)
        {
            var (red, green, blue) = (Red(colour) - Red(palette[i]), Green(colour) - Green(palette[i]), Blue(colour) - Blue(palette[i]));
            if (red * red + green * green + blue * blue is var far && far < least) (best, least) = (i, far);
        }

        return (byte)best;
    }

    private static byte Red(uint colour) => (byte)colour;

    private static byte Green(uint colour) => (byte)(colour >> 8);

    private static byte Blue(uint colour) => (byte)(colour >> 16);
}
