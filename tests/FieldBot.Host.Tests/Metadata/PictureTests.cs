using CsCheck;
using FieldBot.Host.Metadata;

namespace FieldBot.Host.Tests.Metadata;

/// <summary>
/// A picture comes out as it was before anybody wrote into it: byte for byte the clean one, which decodes. Where it was turned, that is said
/// and nothing else.
/// </summary>
public sealed class PictureTests
{
    private static readonly byte[] Xmp = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Taken.Place];

    public static TheoryData<byte[]> Jpegs => [Taken.Jpeg, Taken.Progressive];

    [Theory]
    [MemberData(nameof(Jpegs))]
    public void A_JPEG_loses_all_that_it_tells_and_nothing_that_it_shows(byte[] clean)
    {
        byte[] told =
        [
            .. clean[..2], .. Taken.Segment(0xE1, [.. "Exif\0\0"u8, .. Taken.Exif(1)]), .. clean[2..20], .. Taken.Segment(0xE1, Xmp), .. Taken.Segment(0xE2, [.. "MPF\0"u8, .. Taken.Place]),
            .. Taken.Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Taken.Place]), .. Taken.Segment(0xE5, Taken.Place), .. Taken.Segment(0xFE, Taken.Place), .. clean[20..],
            // A phone's second picture, behind the end of the first.
            .. Taken.Jpeg[..2], .. Taken.Segment(0xE1, [.. "Exif\0\0"u8, .. Taken.Exif(6)]), .. Taken.Jpeg[2..], .. Taken.Place,
        ];
        Assert.Equal(clean, FileMetadata.Strip(told));
    }

    [Fact]
    public void What_the_colours_of_a_JPEG_need_stays()
    {
        byte[] coloured = [.. Taken.Jpeg[..20], .. Taken.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7]), .. Taken.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]), .. Taken.Jpeg[20..]];
        Assert.Equal(coloured, FileMetadata.Strip(coloured));
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(8, true)]
    [InlineData(3, true)]
    public void Which_way_is_up_stays(byte way, bool little)
    {
        byte[] exif = Taken.Exif(way, little);
        var jpeg = FileMetadata.Strip([.. Taken.Jpeg[..2], .. Taken.Segment(0xE1, [.. "Exif\0\0"u8, .. exif]), .. Taken.Jpeg[2..]]);
        Assert.Equal([.. Taken.Jpeg[..2], .. Taken.Segment(0xE1, [.. "Exif\0\0"u8, .. Orientation.Exif(way)]), .. Taken.Jpeg[2..]], jpeg);
        Assert.Equal(way, Orientation.Of(Orientation.Exif(way)));

        var png = FileMetadata.Strip([.. Taken.Png[..33], .. Taken.PngChunk("eXIf", exif), .. Taken.Png[33..]]);
        Assert.Equal([.. Taken.Png[..33], .. Taken.PngChunk("eXIf", Orientation.Exif(way)), .. Taken.Png[33..]], png);

        var webp = FileMetadata.Strip(Extended(0x0C, [.. Taken.WebpChunk("EXIF", exif), .. Taken.WebpChunk("XMP ", Taken.Place)]));
        Assert.Equal(Extended(0x08, Taken.WebpChunk("EXIF", Orientation.Exif(way))), webp);
    }

    [Fact]
    public void A_PNG_loses_all_that_it_tells_and_nothing_that_it_shows()
    {
        byte[] told =
        [
            .. Taken.Png[..33], .. Taken.PngChunk("tEXt", Taken.Place), .. Taken.PngChunk("zTXt", Taken.Place), .. Taken.PngChunk("iTXt", Taken.Place), .. Taken.PngChunk("tIME", 7, 230, 4, 1, 9, 0, 0),
            .. Taken.PngChunk("eXIf", Taken.Exif(1)), .. Taken.PngChunk("caBX", Taken.Place), .. Taken.Png[33..], .. Taken.Place,
        ];
        Assert.Equal(Taken.Png, FileMetadata.Strip(told));
        byte[] shown = [.. Taken.Png[..33], .. Taken.PngChunk("gAMA", 0, 0, 177, 143), .. Taken.PngChunk("pHYs", 0, 0, 0, 1, 0, 0, 0, 1, 0), .. Taken.Png[33..]];
        Assert.Equal(shown, FileMetadata.Strip(shown));
    }

    [Fact]
    public void A_WebP_loses_all_that_it_tells_and_nothing_that_it_shows()
    {
        Assert.Equal(Taken.Webp, FileMetadata.Strip(Taken.Webp));
        Assert.Equal(Extended(0, []), FileMetadata.Strip(Extended(0x0C, [.. Taken.WebpChunk("EXIF", Taken.Exif(1)), .. Taken.WebpChunk("XMP ", Taken.Place), .. Taken.WebpChunk("note", Taken.Place)])));
        Assert.Equal(Taken.Webp, FileMetadata.Strip([.. Taken.Webp, .. Taken.WebpChunk("XMP ", Taken.Place)]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_HEIC_tells_is_written_over_and_all_else_stays_in_its_place(byte version)
    {
        var told = Taken.Heic(version);
        var clean = FileMetadata.Strip(told);
        Assert.NotEqual(-1, told.AsSpan().IndexOf(Taken.Place));
        Assert.Equal(-1, clean.AsSpan().IndexOf(Taken.Place));
        // The picture's own bytes stand where they stood, and nothing but the two items was touched.
        Assert.Equal(told.Length, clean.Length);
        Assert.Equal(told.AsSpan().IndexOf("hvc1 bytes"u8), clean.AsSpan().IndexOf("hvc1 bytes"u8));
        Assert.Equal(Taken.Exif(6).Length + Taken.Place.Length, Enumerable.Range(0, told.Length).Count(i => told[i] != clean[i]) + Taken.Exif(6).Count(b => b == 0));
        for (var length = 16; length < told.Length; length++) _ = FileMetadata.Strip(told[..length]);
    }

    [Fact]
    public void What_is_no_picture_is_kept_as_it_is()
    {
        foreach (var content in (byte[][])[[], [0xFF], "OggS, as if spoken"u8.ToArray(), [.. "%PDF-1.7 "u8, .. Taken.Place], [.. "PK"u8, .. Taken.Jpeg], "RIFF1234WAVE"u8.ToArray()])
            Assert.Same(content, FileMetadata.Strip(content));
    }

    /// <summary>Cut off or altered anywhere, a picture may lose of itself, but neither does it end in an exception nor does it tell where it was taken.</summary>
    [Fact]
    public void A_damaged_picture_tells_nothing_either()
    {
        byte[][] told =
        [
            [.. Taken.Jpeg[..2], .. Taken.Segment(0xE1, [.. "Exif\0\0"u8, .. Taken.Exif(6)]), .. Taken.Jpeg[2..]],
            [.. Taken.Png[..33], .. Taken.PngChunk("eXIf", Taken.Exif(6)), .. Taken.PngChunk("tEXt", Taken.Place), .. Taken.Png[33..]],
            Extended(0x0C, [.. Taken.WebpChunk("EXIF", Taken.Exif(6)), .. Taken.WebpChunk("XMP ", Taken.Place)]),
        ];
        foreach (var picture in told)
            for (var length = 12; length <= Math.Min(picture.Length, 2000); length++)
                Assert.Equal(-1, FileMetadata.Strip(picture[..length]).AsSpan().IndexOf(Taken.Place));

        Gen.Select(Gen.Int[0, 2], Gen.Int[0, int.MaxValue], Gen.Byte).Sample((which, at, value) =>
        {
            var picture = told[which].ToArray();
            picture[at % Math.Min(picture.Length, 400)] = value;
            _ = FileMetadata.Strip(picture);
        }, iter: 20_000);
    }

    /// <summary>A WebP with a head that says what else is in it.</summary>
    private static byte[] Extended(byte flags, ReadOnlySpan<byte> rest) =>
        Taken.Riff([.. Taken.WebpChunk("VP8X", flags, 0, 0, 0, 11, 0, 0, 7, 0, 0), .. Taken.Webp[12..], .. rest]);
}
