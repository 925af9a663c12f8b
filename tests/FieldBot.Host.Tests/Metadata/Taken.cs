using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace FieldBot.Host.Tests.Metadata;

/// <summary>Small pictures that decode, and what phones and programs write into them.</summary>
internal static class Taken
{
    /// <summary>What must be gone from every picture.</summary>
    public static readonly byte[] Place = "GPS 32.3048N 105.8452E"u8.ToArray();

    /// <summary>Baseline, 12 × 8, written by cjpeg.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIAAwDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwChb+H+nyfpV9PD/wAv3P0oornzzFVfabk5Nja3Juf/2Q==");

    /// <summary>The same with several scans and restart marks.</summary>
    public static readonly byte[] Progressive = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAIAAwDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAVAQEBAAAAAAAAAAAAAAAAAAABA//dAAQAAf/aAAwDAQACEAMQAAABnoJn/8QAFxABAAMAAAAAAAAAAAAAAAAAAAIEFP/dAAQAAv/aAAgBAQABBQKNdnf/xAAYEQACAwAAAAAAAAAAAAAAAAAAAgMEEf/dAAQAAf/aAAgBAwEBPwGnM+H/xAAYEQACAwAAAAAAAAAAAAAAAAAAAgMEEv/aAAgBAgEBPwG9K2j/xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/90ABAAC/9oACAEBAAY/Aj//xAAYEAACAwAAAAAAAAAAAAAAAAAAASExYf/aAAgBAQABPyHAUKP/3QAEAAH/2gAMAwEAAgADAAAAEIP/xAAVEQEBAAAAAAAAAAAAAAAAAAAAQf/aAAgBAwEBPxC6/8QAFREBAQAAAAAAAAAAAAAAAAAAAEH/2gAIAQIBAT8QpP/EABcQAQADAAAAAAAAAAAAAAAAAAAxwfH/3QAEAAL/2gAIAQEAAT8QgqyX/9k=");

    /// <summary>Lossless, 12 × 8, written by cwebp.</summary>
    public static readonly byte[] Webp = Convert.FromBase64String("UklGRjAAAABXRUJQVlA4TCQAAAAvC8ABAJmM6H9sIqL/ASEBYYn/SyUDhkIgkOTPusMxAZhVWQI=");

    /// <summary>Written by the program's own trial mode.</summary>
    public static readonly byte[] Png = Local.SamplePicture.Next();

    /// <summary>An Exif with an orientation, a place and a camera.</summary>
    public static byte[] Exif(byte way, bool little = false)
    {
        var exif = new byte[8 + 2 + 2 * 12 + 4];
        (little ? "II*\0"u8 : "MM\0*"u8).CopyTo(exif);
        Long(4, 8);
        Word(8, 2);
        // The camera's name, then which way is up.
        Word(10, 0x010F);
        Word(12, 2);
        Long(14, (uint)Place.Length);
        Long(18, (uint)exif.Length);
        Word(22, 0x0112);
        Word(24, 3);
        Long(26, 1);
        Word(30, way);
        return [.. exif, .. Place];

        void Word(int at, ushort value)
        {
            if (little) BinaryPrimitives.WriteUInt16LittleEndian(exif.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt16BigEndian(exif.AsSpan(at), value);
        }

        void Long(int at, uint value)
        {
            if (little) BinaryPrimitives.WriteUInt32LittleEndian(exif.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt32BigEndian(exif.AsSpan(at), value);
        }
    }

    public static byte[] Segment(byte mark, params ReadOnlySpan<byte> body) => [0xFF, mark, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    public static byte[] PngChunk(string name, params ReadOnlySpan<byte> content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        byte[] chunk = [.. number, .. named];
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(named));
        return [.. chunk, .. number];
    }

    public static byte[] WebpChunk(string name, params ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, content.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. number, .. content, .. new byte[content.Length & 1]];
    }

    /// <summary>A picture, its Exif and its XMP, each an item of the file.</summary>
    public static byte[] Heic(byte version)
    {
        byte[][] items = ["hvc1 bytes"u8.ToArray(), Exif(6), Place];
        byte[] head = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        var before = head.Length + Meta(0).Length + 8;
        return [.. head, .. Meta(before), .. Box("mdat", [.. items.SelectMany(i => i)])];

        byte[] Meta(int first) => Box("meta", [0, 0, 0, 0, .. Box("hdlr", new byte[20]),
            .. Box("iinf", [0, 0, 0, 0, 0, 3, .. Info(1, "hvc1"), .. Info(2, "Exif"), .. Info(3, "mime")]), .. Box("iloc", Places(first))]);

        byte[] Info(byte item, string kind) => Box("infe", [2, 0, 0, 0, 0, item, 0, 0, .. Encoding.ASCII.GetBytes(kind), 0]);

        byte[] Places(int at)
        {
            List<byte> places = [version, 0, 0, 0, 0x44, 0x40, .. Wide(3)];
            for (var i = 0; i < items.Length; at += items[i++].Length)
                places.AddRange([.. Wide((byte)(i + 1)), .. version == 0 ? Array.Empty<byte>() : [0, 0], 0, 0, 0, 0, 0, 0, 0, 1, .. Long(at), .. Long(items[i].Length)]);
            return [.. places];
        }

        byte[] Wide(byte value) => version == 2 ? [0, 0, 0, value] : [0, value];

        static byte[] Long(int value)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            return bytes;
        }

        static byte[] Box(string name, byte[] inside) => [.. Long(inside.Length + 8), .. Encoding.ASCII.GetBytes(name), .. inside];
    }

    public static byte[] Riff(params ReadOnlySpan<byte> chunks)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, chunks.Length + 4);
        return [.. "RIFF"u8, .. number, .. "WEBP"u8, .. chunks];
    }
}
