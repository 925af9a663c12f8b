using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace FieldBot.Host.Posters;

/// <summary>What a PNG file is put together from.</summary>
internal static class PngParts
{
    public static void Begin(MemoryStream png) => png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    public static void Chunk(MemoryStream png, string kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        var sum = new Crc32();
        var name = Encoding.ASCII.GetBytes(kind);
        sum.Append(name);
        sum.Append(content);
        png.Write(name);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, sum.GetCurrentHashAsUInt32());
        png.Write(number);
    }
}
