using System.Buffers.Binary;

namespace FieldBot.Host.Metadata;

/// <summary>A JPEG is a row of segments, and after each start of scan the picture's own bytes, in which 0xFF is always followed by 0 or a restart mark.</summary>
internal static class JpegParts
{
    private const byte Mark = 0xFF, Start = 0xD8, End = 0xD9, Scan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith<byte>([Mark, Start, Mark]);

    public static byte[] Strip(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write([Mark, Start]);
        var turned = false;
        for (var at = 2; at + 1 < content.Length;)
        {
            // Between segments there may be fill bytes; what else stands there belongs to nothing.
            if (content[at] != Mark || content[at + 1] is Mark or 0) { at++; continue; }
            var mark = content[at + 1];
            // What follows the end is none of this picture: phones put another one there, with an Exif of its own.
            if (mark == End) break;
            if (mark is >= 0xD0 and <= 0xD8 or 1) { at += 2; continue; }
            if (at + 4 > content.Length) break;
            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (end < at + 4 || end > content.Length) break;
            var body = content[(at + 4)..end];
            if (mark == App1 && !turned && body.StartsWith("Exif\0\0"u8)) turned = Turn(kept, Orientation.Of(body[6..]));
            else if (Shows(mark, body)) kept.Write(content[at..end]);
            at = end;
            if (mark != Scan) continue;
            end = EndOfScan(content, at);
            kept.Write(content[at..end]);
            at = end;
        }

        kept.Write([Mark, End]);
        return kept.ToArray();
    }

    /// <summary>Of the segments for programs those alone without which the colours would be others.</summary>
    private static bool Shows(byte mark, ReadOnlySpan<byte> body) => mark switch
    {
        App0 => body.StartsWith("JFIF\0"u8),
        App2 => body.StartsWith("ICC_PROFILE\0"u8),
        App14 => body.StartsWith("Adobe"u8),
        Comment or (>= App0 and <= App15) => false,
        _ => true,
    };

    private static bool Turn(MemoryStream kept, byte way)
    {
        if (way == 0) return false;
        byte[] body = [.. "Exif\0\0"u8, .. Orientation.Exif(way)];
        kept.Write([Mark, App1, 0, (byte)(body.Length + 2), .. body]);
        return true;
    }

    private static int EndOfScan(ReadOnlySpan<byte> content, int at)
    {
        for (; at + 1 < content.Length; at++)
            if (content[at] == Mark && content[at + 1] is not (0 or Mark or (>= 0xD0 and <= 0xD7))) return at;
        return content.Length;
    }
}
