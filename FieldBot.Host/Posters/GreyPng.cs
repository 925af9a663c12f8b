using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>A PNG of sixteen greys: enough for black letters with soft edges, at half the size of the smallest that SkiaSharp writes.</summary>
internal static class GreyPng
{
    private const int Bits = 4;

    public static byte[] Write(SKPixmap grey)
    {
        using var png = new MemoryStream();
        PngParts.Begin(png);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, grey.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), grey.Height);
        head[8] = Bits;
        PngParts.Chunk(png, "IHDR", head);
        // Printed from the picture it is A4 as well: 5906 dots a metre are 150 an inch.
        PngParts.Chunk(png, "pHYs", [0, 0, 0x17, 0x12, 0, 0, 0x17, 0x12, 1]);
        PngParts.Chunk(png, "IDAT", Packed(grey));
        PngParts.Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Packed(SKPixmap grey)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var pixels = grey.GetPixelSpan();
            var (above, row) = (new byte[(grey.Width + 1) / 2], new byte[(grey.Width + 1) / 2]);
            var line = new byte[row.Length + 1];
            for (var y = 0; y < grey.Height; y++)
            {
                var from = pixels.Slice(y * grey.RowBytes, grey.Width);
                for (var x = 0; x < row.Length; x++) row[x] = (byte)(Level(from[2 * x]) << Bits | (2 * x + 1 < from.Length ? Level(from[2 * x + 1]) : 0));
                Filter(row, above, line);
                deflate.Write(line);
                (above, row) = (row, above);
            }
        }

        return packed.ToArray();
    }

    /// <summary>What is as in the line above is nothing: most of a poster is white, and its code stands in blocks.</summary>
    private static void Filter(byte[] row, byte[] above, byte[] line)
    {
        const byte up = 2;
        line[0] = up;
        for (var i = 0; i < row.Length; i++) line[i + 1] = (byte)(row[i] - above[i]);
    }

    private static int Level(byte grey) => (grey * 15 + 127) / 255;
}
