using System.IO.Compression;
using System.Reflection;
using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>The typeface that travels with the program: a plain Linux has none for Chinese. Ten megabytes once it is unpacked.</summary>
internal static class CarriedFont
{
    public static SKTypeface Open()
    {
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("Fonts/NotoSansSC-Medium.ttf.br")!;
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream(11 << 20);
        unpacked.CopyTo(bytes);
        using var data = SKData.CreateCopy(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return SKTypeface.FromData(data);
    }
}
