using System.Buffers.Binary;
using System.Text;
using FieldBot.Host.Local;
using FieldBot.Host.Metadata;
using SkiaSharp;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>Pictures and voice notes as a phone makes them, with somebody's name in what stands beside picture and sound.</summary>
internal static class Planted
{
    /// <summary>A JPEG whose Exif names the artist.</summary>
    public static byte[] Photo(string name)
    {
        using var picture = SKBitmap.Decode(SamplePicture.Next());
        var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
        var artist = Encoding.UTF8.GetBytes(name + "\0");
        byte[] exif = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x3B, 0, 2, 0, 0, 0, (byte)artist.Length, 0, 0, 0, 26, 0, 0, 0, 0, .. artist];
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>A voice note whose tags name the artist.</summary>
    public static byte[] Voice(string name)
    {
        var sample = SampleVoice.Next();
        var second = OggPage.Find(sample, 4);
        var third = OggPage.Find(sample, second + 4);
        // Two of them are never the same file.
        var artist = Encoding.UTF8.GetBytes($"ARTIST={name} {Guid.NewGuid():N}");
        byte[] tags = [.. "OpusTags"u8, 5, 0, 0, 0, .. "phone"u8, 1, 0, 0, 0, (byte)artist.Length, 0, 0, 0, .. artist];
        using var page = new MemoryStream();
        OggPage.Write(page, flags: 0, at: 0, BinaryPrimitives.ReadUInt32LittleEndian(sample.AsSpan(second + 18)), [(byte)tags.Length], tags);
        return [.. sample[..second], .. page.ToArray(), .. sample[third..]];
    }
}
