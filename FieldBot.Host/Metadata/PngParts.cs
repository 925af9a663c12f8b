using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace FieldBot.Host.Metadata;

/// <summary>A PNG is a signature and a row of chunks: length, name, content, check sum.</summary>
internal static class PngParts
{
    private const int Around = 12;

    /// <summary>What shows the picture, and what is needed for its colours, its size and its frames. All else may tell something.</summary>
    private static readonly HashSet<string> Showing = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    };

    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);

    public static byte[] Strip(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write(content[..8]);
        for (var at = 8; at + Around <= content.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            var name = Encoding.ASCII.GetString(content.Slice(at + 4, 4));
            // A chunk that was cut off is kept as far as it goes, if it is the picture's.
            var end = (int)Math.Min(content.Length, at + length + Around);
            if (Showing.Contains(name)) kept.Write(content[at..end]);
            else if (name == "eXIf" && end == at + length + Around) Turn(kept, Orientation.Of(content[(at + 8)..(end - 4)]));
            // What follows the end is no picture.
            if (name == "IEND") break;
            at = end;
        }

        return kept.ToArray();
    }

    private static void Turn(MemoryStream kept, byte way)
    {
        if (way == 0) return;
        byte[] named = [.. "eXIf"u8, .. Orientation.Exif(way)];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, named.Length - 4);
        kept.Write(number);
        kept.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(named));
        kept.Write(number);
    }
}
