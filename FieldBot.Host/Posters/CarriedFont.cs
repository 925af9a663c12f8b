using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>The typeface that travels with the program: a plain Linux has none for Chinese. Ten megabytes once it is unpacked.</summary>
internal static class CarriedFont
{
    /// <summary>In bytes; a little more than it takes.</summary>
    private const int Room = 11 << 20;

    public static SKTypeface Open()
    {
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("Fonts/NotoSansSC-Medium.ttf.br")!;
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        // The library reads it where it was unpacked: a copy would be another ten megabytes.
        var bytes = GC.AllocateUninitializedArray<byte>(Room, pinned: true);
        var length = unpacked.ReadAtLeast(bytes, Room, throwOnEndOfStream: false);
        if (length == Room) throw new InvalidDataException("the typeface has outgrown its room");
        using var data = SKData.Create(Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), length, (_, _) => GC.KeepAlive(bytes));
        return SKTypeface.FromData(data);
    }
}
