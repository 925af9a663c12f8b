using System.Buffers.Binary;
using System.Text;

namespace FieldBot.Host.Metadata;

/// <summary>A WebP is a RIFF: chunks of name, length and content, each filled up to an even length; the first says which others there are.</summary>
internal static class WebpParts
{
    private const byte ExifFlag = 0x08, XmpFlag = 0x04;

    private static readonly HashSet<string> Showing = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP" };

    public static bool Is(ReadOnlySpan<byte> content) => content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8);

    public static byte[] Strip(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write(content[..12]);
        byte way = 0;
        var flags = -1;
        for (var at = 12; at + 8 <= content.Length;)
        {
            var name = Encoding.ASCII.GetString(content.Slice(at, 4));
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]);
            var end = (int)Math.Min(content.Length, at + 8 + length + (length & 1));
            if (name == "VP8X" && end > at + 8) flags = (int)kept.Length + 8;
            if (Showing.Contains(name)) kept.Write(content[at..end]);
            else if (name == "EXIF" && end == at + 8 + length + (length & 1)) way = Orientation.Of(Tiff(content.Slice(at + 8, (int)length)));
            at = end;
        }

        if (flags >= 0 && way != 0) kept.Write([.. "EXIF"u8, 26, 0, 0, 0, .. Orientation.Exif(way)]);
        var bytes = kept.ToArray();
        if (flags >= 0) bytes[flags] = (byte)(bytes[flags] & ~(ExifFlag | XmpFlag) | (way == 0 ? 0 : ExifFlag));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }

    /// <summary>Some writers put JPEG's name of it before it.</summary>
    private static ReadOnlySpan<byte> Tiff(ReadOnlySpan<byte> exif) => exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
}
