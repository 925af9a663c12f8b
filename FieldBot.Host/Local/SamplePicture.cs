using System.Buffers.Binary;
using System.IO.Compression;

namespace FieldBot.Host.Local;

/// <summary>A made-up photo (PNG): hills under a sky, each time in another light, so that several can be told apart.</summary>
internal static class SamplePicture
{
    private const int Width = 160, Height = 120;
    private static int s_made;

    public static byte[] Next()
    {
        var light = Interlocked.Increment(ref s_made) * 47 % 160;
        var pixels = new byte[(Width * 3 + 1) * Height];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var hill = Height * 0.62 - 18 * Math.Sin((x + light) * 0.06) - 8 * Math.Sin(x * 0.15);
                ReadOnlySpan<byte> colour = y < hill ? [(byte)(90 + light), (byte)(150 + y / 2), (byte)(235 - light / 2)] : [(byte)(40 + light / 3), (byte)(150 - y / 2), 70];
                colour.CopyTo(pixels.AsSpan(y * (Width * 3 + 1) + 1 + x * 3));
            }
        return Png(pixels);
    }

    private static byte[] Png(byte[] pixels)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(pixels);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        (header[8], header[9]) = (8, 2);
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(name);
        png.Write(content);
        var crc = Crc(Crc(uint.MaxValue, name), content) ^ uint.MaxValue;
        BinaryPrimitives.WriteUInt32BigEndian(number, crc);
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return crc;
    }
}
