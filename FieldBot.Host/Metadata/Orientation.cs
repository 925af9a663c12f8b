using System.Buffers.Binary;

namespace FieldBot.Host.Metadata;

/// <summary>Which way is up: the one thing of a picture's Exif (a little TIFF) that its reader needs.</summary>
internal static class Orientation
{
    private const ushort Tag = 0x0112, Short = 3;

    /// <summary>2–8; 0 when there is nothing to turn, or when the Exif is damaged.</summary>
    public static byte Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return 0;
        var little = tiff[0] == 'I' && tiff[1] == 'I';
        if (!little && !(tiff[0] == 'M' && tiff[1] == 'M')) return 0;
        var at = Long(tiff[4..], little);
        if (at > tiff.Length - 2) return 0;
        var entries = tiff[(int)at..];
        for (int i = 0, count = Word(entries, little); i < count && 2 + (i + 1) * 12 <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + i * 12, 12);
            if (Word(entry, little) == Tag && Word(entry[2..], little) == Short) return Word(entry[8..], little) is > 1 and < 9 and var way ? (byte)way : (byte)0;
        }

        return 0;
    }

    /// <summary>An Exif that says this and nothing else.</summary>
    public static byte[] Exif(byte way) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0];

    private static ushort Word(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
